import type { AnyReferenceRow } from "../schema.ts";
import { AUTHORITIES } from "./authorities.ts";
import { CATEGORIES } from "./categories.ts";
import { CITIES } from "./cities.ts";
import { COUNCILS } from "./councils.ts";
import { HOLIDAYS_BY_YEAR } from "./holidays.ts";
import { REGIONS } from "./regions.ts";
import { FIRST_STANDING_RULES } from "./standing.ts";
import { TOPICS } from "./topics.ts";

export { CITIES } from "./cities.ts";
export { REGIONS } from "./regions.ts";

/** What every stage is loaded with; loading it again changes nothing. */
export const REFERENCE_DATA: readonly AnyReferenceRow[] = [
  ...REGIONS,
  ...CITIES,
  ...COUNCILS,
  ...AUTHORITIES,
  ...CATEGORIES,
  ...HOLIDAYS_BY_YEAR,
  ...TOPICS,
  FIRST_STANDING_RULES,
];
