import { Council } from "@kz2050/core/council";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Asks by mail to confirm a support. */
export const pendingSupports = streamWorker({
  table: "PendingSupports",
  notices: (keys, change) =>
    change.kind === "insert" ? Council.noticesOfPendingSupport(keys.supportId ?? "") : Promise.resolve([]),
});

export const handler = onStream(pendingSupports);
