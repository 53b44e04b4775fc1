import { system } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import type { World } from "./world.ts";

/** Lays the reference data into a world, as every stage has them: all, or the rows that a test needs. */
export const loadReference = (
  w: World,
  isNeeded: (row: Reference.AnyReferenceRow) => boolean = () => true,
): Promise<void> =>
  w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA.filter(isNeeded)) await Reference.load(row);
  });
