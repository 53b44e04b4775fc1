import { Export } from "@kz2050/core/export";
import { Participation } from "@kz2050/core/participation";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Carries an erasure out: what its page promised, however often it must begin again; files that may hold the person go. */
export const erasures = streamWorker({
  table: "Erasures",
  copy: async ({ erasureId = "" }, { kind }, { forgetMail }) => {
    if (kind === "remove") return;
    await Participation.carryOut(erasureId, forgetMail);
    await Export.withdrawPersonal();
  },
});

export const handler = onStream(erasures);
