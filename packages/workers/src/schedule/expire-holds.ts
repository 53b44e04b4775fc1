import { Lecture } from "@kz2050/core/lecture";
import { type Job, onSchedule } from "../schedule.ts";

/** Holds that ran out are marked and their time given back; lectures that ended are marked as given. */
export const expireHolds: Job = {
  name: "expire-holds",
  schedule: "rate(5 minutes)",
  everyMinutes: 5,
  async run() {
    await Lecture.sweep();
  },
};

export const handler = onSchedule(expireHolds);
