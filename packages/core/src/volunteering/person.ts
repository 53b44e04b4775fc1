import type { Identity } from "../identity/index.ts";
import { archive, erase, held, reassign, regionOf } from "./erase.ts";
import { lines, release } from "./lines.ts";

/** What this domain brings for a person's records: their lines, their archive, their end. */
export const service: Identity.Service = {
  name: "volunteering",
  lines,
  release,
  archive,
  erase,
  held,
  reassign,
  regionOf,
};
