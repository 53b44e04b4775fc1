import { Participation } from "@kz2050/core/participation";
import type { WorkerDeps } from "../deps.ts";
import { type Job, onSchedule } from "../schedule.ts";

/**
 * Nightly: what has had its time is erased; an erasure or a merge that was stopped goes on, and what was on its way while
 * one ran is found. Only counts are told.
 */
export const retention: Job = {
  name: "retention",
  schedule: "cron(30 20 * * ? *)",
  everyMinutes: 24 * 60,
  async run(deps) {
    const tell = teller(deps);
    tell("retention.resumed", await Participation.resumeAll(deps.forgetMail));
    tell("retention.erased-again", await Participation.replayErasures());
    tell("retention", await Participation.retain());
  },
};

/** Says what a run came upon, by class. */
const teller =
  ({ log }: WorkerDeps) =>
  (event: string, counts: Participation.Counted): void => {
    for (const [code, count] of counts) log?.({ level: "info", event, code, count });
  };

export const handler = onSchedule(retention);
