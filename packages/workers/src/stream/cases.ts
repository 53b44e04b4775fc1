import { Council } from "@kz2050/core/council";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Counts how each council moderates, by month. */
export const cases = streamWorker({ table: "Cases", moves: Council.movesOfCase });

export const handler = onStream(cases);
