import type { AnyReferenceRow } from "../schema.ts";
import { CITIES } from "./cities.ts";
import { REGIONS } from "./regions.ts";

export { CITIES } from "./cities.ts";
export { REGIONS } from "./regions.ts";

/** What every stage is loaded with; loading it again changes nothing. */
export const REFERENCE_DATA: readonly AnyReferenceRow[] = [...REGIONS, ...CITIES];
