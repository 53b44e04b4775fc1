import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Adds what happened to its day and region. */
export const happenings = streamWorker({ table: "Happenings" });

export const handler = onStream(happenings);
