import { table } from "../table/index.ts";
import { Erasure, Merge } from "./schema.ts";

/** Never restored with the others: its rows say what must not come back. */
export const Erasures = table({
  name: "Erasures",
  personal: true,
  schema: Erasure,
  key: { hash: "erasureId" },
  stream: "keys",
});

/** Its stream carries out what was decided. Rare: so many indexes cost nothing here. */
export const Merges = table({
  name: "Merges",
  personal: true,
  schema: Merge,
  key: { hash: "mergeId" },
  indexes: {
    byQueue: { hash: "queue", range: "proposedAt", project: [] },
    byKept: { hash: "kept", range: "proposedAt", project: [] },
    byGone: { hash: "gone", range: "proposedAt", project: [] },
  },
  stream: "keys",
});
