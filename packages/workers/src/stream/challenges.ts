import { Identity } from "@kz2050/core/identity";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

export const challenges = streamWorker({
  table: "Challenges",
  notices: (keys, change) =>
    change.kind === "remove" ? Promise.resolve([]) : Identity.noticesOf(keys.challengeId ?? ""),
});

export const handler = onStream(challenges);
