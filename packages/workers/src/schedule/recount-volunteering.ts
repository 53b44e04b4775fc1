import { Reference } from "@kz2050/core/reference";
import { Volunteering } from "@kz2050/core/volunteering";
import { type Job, onSchedule } from "../schedule.ts";

/** Nightly: confirmed hours are summed again from their public copies, and a sum that drifted is mended. */
export const recountVolunteering: Job = {
  name: "recount-volunteering",
  schedule: "cron(10 20 * * ? *)",
  everyMinutes: 24 * 60,
  async run() {
    const regions = await Reference.list("region");
    await Volunteering.recount(regions.map(({ code }) => code));
  },
};

export const handler = onSchedule(recountVolunteering);
