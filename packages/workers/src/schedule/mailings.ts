import { Mailing } from "@kz2050/core/mailing";
import { type Job, onSchedule } from "../schedule.ts";

/** Letters to many whose time has come begin, and those whose worker died go on. */
export const mailings: Job = {
  name: "mailings",
  schedule: "rate(1 minute)",
  everyMinutes: 1,
  async run() {
    await Mailing.wake();
  },
};

export const handler = onSchedule(mailings);
