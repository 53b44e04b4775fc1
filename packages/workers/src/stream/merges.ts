import { Participation } from "@kz2050/core/participation";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Makes everything of one person another's, once staff decided that the two are one. */
export const merges = streamWorker({
  table: "Merges",
  copy: async ({ mergeId = "" }, { kind }) => {
    if (kind !== "remove") await Participation.carryOutMerge(mergeId);
  },
});

export const handler = onStream(merges);
