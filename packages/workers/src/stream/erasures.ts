import { Participation } from "@kz2050/core/participation";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Carries an erasure out: what its page promised, however often it must begin again. */
export const erasures = streamWorker({
  table: "Erasures",
  copy: async ({ erasureId = "" }, { kind }, { forgetMail }) => {
    if (kind !== "remove") await Participation.carryOut(erasureId, forgetMail);
  },
});

export const handler = onStream(erasures);
