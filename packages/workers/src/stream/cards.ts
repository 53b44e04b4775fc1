import { Membership } from "@kz2050/core/membership";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** How many members there are, in the country and in each region. */
export const cards = streamWorker({ table: "Cards", moves: Membership.movesOf });

export const handler = onStream(cards);
