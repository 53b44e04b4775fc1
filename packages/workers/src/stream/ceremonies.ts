import { Identity } from "@kz2050/core/identity";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Tells members of staff by letter what happened to their ways to sign in. */
export const ceremonies = streamWorker({
  table: "Ceremonies",
  notices: (keys, change) =>
    change.kind === "insert" ? Identity.noticesOfFactors(keys.ceremonyId ?? "") : Promise.resolve([]),
});

export const handler = onStream(ceremonies);
