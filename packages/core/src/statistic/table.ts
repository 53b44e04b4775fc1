import { table } from "../table/index.ts";
import { Happening } from "./schema.ts";

/** Its stream adds to `Counts`: a figure by day and region, and by month for the country. */
export const Happenings = table({
  name: "Happenings",
  schema: Happening,
  key: { hash: "happeningId" },
  stream: "images",
});
