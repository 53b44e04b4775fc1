import type { Part } from "./part.ts";
import { runActors } from "./run-actors.ts";
import { FAULTS } from "./wire.ts";

const WANTED = 10_000;
const BURSTS = 150;

/** Everybody at once behind a wire that fails, world after world, until enough has gone wrong. */
export const actors: Part = {
  name: "actors",
  title: "actors of every service at once, behind a wire that fails",
  async run({ long, seed }) {
    const counts: Record<string, number> = {};
    const add = (what: string, by: number) => {
      counts[what] = (counts[what] ?? 0) + by;
    };
    const violations: string[] = [];
    let faults = 0;
    for (let nth = 0; faults < (long ? WANTED : 1) && violations.length === 0; nth += 1) {
      const ran = await runActors(seed + nth, long ? BURSTS : 30);
      const { ground, story } = ran.play;
      violations.push(...ran.violations);
      for (const fault of FAULTS) {
        faults += ground.wire.counted[fault];
        add(`fault: ${fault}`, ground.wire.counted[fault]);
      }
      faults += ground.conflicts.refused();
      add("fault: refused for an overlapping write", ground.conflicts.refused());
      for (const [name, times] of story.done) add(`done: ${name}`, times);
      for (const [name, times] of story.refused) add(`refused: ${name}`, times);
      for (const [name, times] of story.unanswered) add(`never answered: ${name}`, times);
      add("asked again by the client", story.again);
      add("letters sent", ground.mail.sent.size);
      add("calls to the database", ground.wire.calls());
      add("worlds", 1);
      console.log(`   seed ${seed + nth}: ${faults} faults, ${violations.length} violations`);
    }
    return { counts: { "faults in all": faults, ...counts }, violations };
  },
};
