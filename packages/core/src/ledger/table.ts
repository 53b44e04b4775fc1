import { table } from "../table/index.ts";
import { Posting } from "./schema.ts";

/** What is written here stays: only the flag of a held payment and the sum taken back are ever changed. */
export const Postings = table({
  name: "Postings",
  schema: Posting,
  key: { hash: "postingId" },
  indexes: { byFlag: { hash: "flag", range: "at", project: [] } },
  stream: "images",
});
