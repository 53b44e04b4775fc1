import { Council } from "@kz2050/core/council";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Counts supports given and taken back. Nobody is written to: a support is told to nobody. */
export const supports = streamWorker({ table: "Supports", moves: Council.movesOfSupport });

export const handler = onStream(supports);
