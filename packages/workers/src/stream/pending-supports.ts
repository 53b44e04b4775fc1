import { Council } from "@kz2050/core/council";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Asks by mail to confirm a support, and keeps its line in the person's own actions. */
export const pendingSupports = streamWorker({
  table: "PendingSupports",
  copy: ({ supportId = "" }, { kind }) => (kind === "remove" ? Promise.resolve() : Council.keepSupportDeed(supportId)),
  notices: (keys, change) =>
    change.kind !== "remove" ? Council.noticesOfPendingSupport(keys.supportId ?? "") : Promise.resolve([]),
});

export const handler = onStream(pendingSupports);
