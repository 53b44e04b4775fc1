import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type Job, onSchedule } from "../schedule.ts";

/** Nightly: members are counted again from their cards, and a counter that drifted is mended. */
export const members: Job = {
  name: "members",
  schedule: "cron(40 20 * * ? *)",
  everyMinutes: 24 * 60,
  async run() {
    const regions = await Reference.list("region");
    await Membership.recountMembers(regions.map(({ code }) => code));
  },
};

export const handler = onSchedule(members);
