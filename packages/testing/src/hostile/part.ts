import type { Part } from "../faults/part.ts";
import { hostile as send } from "./run.ts";

const HOUSES = 10;
const REQUESTS = 1000;

/** Ten houses with the demonstration's story, a thousand requests each. */
export const hostile: Part = {
  name: "hostile",
  title: "every operation, form and page, asked by what no form and no program of ours would send",
  async run({ long, seed }) {
    const counts: Record<string, number> = {};
    const violations: string[] = [];
    for (let nth = 0; nth < (long ? HOUSES : 1); nth += 1) {
      const ran = await send({ seed: seed + nth, count: REQUESTS, thorough: long });
      for (const [what, count] of Object.entries(ran.counts)) counts[what] = (counts[what] ?? 0) + count;
      violations.push(...ran.violations);
      console.log(`   seed ${seed + nth}: ${REQUESTS} requests, ${ran.violations.length} violations`);
    }
    return { counts, violations };
  },
};
