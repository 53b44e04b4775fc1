import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Makes the file a member of staff asked for. */
export const exports_ = streamWorker({ table: "Exports" });

export const handler = onStream(exports_);
