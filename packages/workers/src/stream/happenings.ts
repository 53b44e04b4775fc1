import { Statistic } from "@kz2050/core/statistic";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Adds what happened to its day, month and year, in its region and in the country. */
export const happenings = streamWorker({ table: "Happenings", moves: Statistic.movesOf });

export const handler = onStream(happenings);
