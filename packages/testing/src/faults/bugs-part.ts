import { BUGS, type Bug } from "./bugs.ts";
import type { Part } from "./part.ts";
import { caught } from "./run-bugs.ts";

/** Every bug that is planted is caught: a check that never failed proves nothing. */
export const bugs: Part = {
  name: "bugs",
  title: "planted bugs, each caught by the laws",
  async run({ long, seed }) {
    const violations: string[] = [];
    const counts: Record<string, number> = {};
    for (const bug of Object.keys(BUGS) as Bug[]) {
      const said = await caught(bug, seed, long ? 30 : 8, 120);
      counts[`caught: ${bug}`] = said === undefined ? 0 : 1;
      console.log(`   ${bug}: ${said?.split("\n")[0] ?? "NOT CAUGHT"}`);
      if (said === undefined) violations.push(`seed ${seed}: nobody noticed ${bug}`);
    }
    return { counts, violations };
  },
};
