import { Campaign } from "@kz2050/core/campaign";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Every row is one donor of one campaign, or of the country. */
export const donors = streamWorker({ table: "Donors", moves: Campaign.donorMoves });

export const handler = onStream(donors);
