import type { Part } from "./part.ts";
import { MISHAPS } from "./streams.ts";
import { runStreams } from "./streams-run.ts";

const WORLDS = 40;
const BURSTS = 60;

/** Streams brought in the roughest way that they may be, world after world. */
export const streams: Part = {
  name: "streams",
  title: "streams in shards, begun again, cut and killed in the middle, with records nobody can take",
  async run({ long, seed }) {
    const counts: Record<string, number> = {};
    const violations: string[] = [];
    const add = (what: string, by: number) => {
      counts[what] = (counts[what] ?? 0) + by;
    };
    for (let nth = 0; nth < (long ? WORLDS : 2) && violations.length === 0; nth += 1) {
      const ran = await runStreams(seed + nth, long ? BURSTS : 15);
      for (const what of MISHAPS) add(what, ran.mishaps[what]);
      add("records set aside, and sent again", ran.parked);
      add("sums moved by sending them again", ran.moved);
      add("worlds", 1);
      violations.push(...ran.violations);
    }
    return { counts, violations };
  },
};
