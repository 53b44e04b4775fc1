import { Volunteering } from "@kz2050/core/volunteering";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** How much time volunteers have given, in the country, in each region and by each of them. */
export const hoursGiven = streamWorker({ table: "HoursGiven", moves: Volunteering.movesOf });

export const handler = onStream(hoursGiven);
