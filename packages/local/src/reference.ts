import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";

/** Loads the reference data of this version: regions, cities, councils, authorities, holidays, topics, categories. */
export async function loadReference(): Promise<number> {
  for (const row of REFERENCE_DATA) await Reference.load(row);
  return REFERENCE_DATA.length;
}
