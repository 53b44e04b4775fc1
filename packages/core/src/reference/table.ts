import { table } from "../table/index.ts";
import { REFERENCE_SCHEMAS } from "./schema.ts";

/** What the country and the movement are made of, as data: few rows, read whole and kept for a minute. */
export const ReferenceRows = table({
  name: "Reference",
  items: REFERENCE_SCHEMAS,
  key: { hash: "kind", range: "code" },
});
