import { Campaign } from "@kz2050/core/campaign";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Every posting moves the balances, totals and budgets that pages show. */
export const postings = streamWorker({ table: "Postings", moves: Campaign.postingMoves });

export const handler = onStream(postings);
