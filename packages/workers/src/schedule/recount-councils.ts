import { Council } from "@kz2050/core/council";
import { type Job, onSchedule } from "../schedule.ts";

/** Nightly: counts every proposal and support again and repairs the counters that drifted. */
export const recountCouncils: Job = {
  name: "recount-councils",
  schedule: "cron(40 21 * * ? *)",
  everyMinutes: 24 * 60,
  async run() {
    await Council.recount();
  },
};

export const handler = onSchedule(recountCouncils);
