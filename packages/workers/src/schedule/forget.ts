import { Identity } from "@kz2050/core/identity";
import { type Job, onSchedule } from "../schedule.ts";

/** Nightly: addresses that nobody confirmed and no record names are erased after a week. */
export const forget: Job = {
  name: "forget",
  schedule: "cron(10 21 * * ? *)",
  everyMinutes: 24 * 60,
  async run() {
    await Identity.forgetUnnamed();
  },
};

export const handler = onSchedule(forget);
