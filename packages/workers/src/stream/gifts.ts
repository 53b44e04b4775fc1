import { Campaign } from "@kz2050/core/campaign";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** A gift's copies for the public list, the donors' count and the office's list of transfers; its letters. */
export const gifts = streamWorker({
  table: "Gifts",
  copy: (keys) => Campaign.mirror(keys.giftId ?? ""),
  notices: (keys, change) => (change.kind === "remove" ? Promise.resolve([]) : Campaign.noticesOf(keys.giftId ?? "")),
});

export const handler = onStream(gifts);
