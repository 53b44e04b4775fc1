import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Carries an erasure out: what its page promised, however often it must begin again. */
export const erasures = streamWorker({ table: "Erasures" });

export const handler = onStream(erasures);
