import type { Identity } from "../identity/index.ts";
import { archive, erase, eraseRest, held, reassign, reassignRest, regionOf } from "./erase.ts";
import { lines, release } from "./lines.ts";

/** What this domain brings for a person's records: their lines, their archive, their end. */
export const service: Identity.Service = {
  name: "lecture",
  lines,
  release,
  archive,
  erase,
  eraseRest,
  held,
  reassign,
  reassignRest,
  regionOf,
};
