import { Lecture } from "@kz2050/core/lecture";
import { jsonLog } from "@kz2050/core/platform/log";
import { type Job, onSchedule } from "../schedule.ts";

/** Nightly: lectures given are counted again from the bookings; a counter that drifted is mended, and it is said by how much. */
export const recountLectures: Job = {
  name: "recount-lectures",
  schedule: "cron(50 20 * * ? *)",
  everyMinutes: 24 * 60,
  async run() {
    for (const [code, count] of await Lecture.recount())
      jsonLog({ level: "warn", event: "counter.drift", code, count });
  },
};

export const handler = onSchedule(recountLectures);
