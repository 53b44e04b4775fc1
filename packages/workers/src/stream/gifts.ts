import { Campaign } from "@kz2050/core/campaign";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** A gift's copies for the public list, the donors' count and the office's list of transfers; what counts of it, and its letters. */
export const gifts = streamWorker({
  table: "Gifts",
  async copy({ giftId = "" }, { before, after }) {
    // Whose gift it is is known from its first moment.
    if (!before) await Campaign.keepDeed(giftId);
    await Campaign.mirror(giftId);
    await Campaign.noteHappenings(giftId);
    if (after?.status === "settled" && before?.status !== "settled") await Campaign.noteConsent(giftId);
  },
  notices: (keys, change) => (change.kind === "remove" ? Promise.resolve([]) : Campaign.noticesOf(keys.giftId ?? "")),
});

export const handler = onStream(gifts);
