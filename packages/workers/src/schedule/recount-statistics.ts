import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import { jsonLog } from "@kz2050/core/platform/log";
import { Statistic } from "@kz2050/core/statistic";
import { type Job, onSchedule } from "../schedule.ts";

const SOURCES = {
  membership: Membership.allHappenings,
  campaign: Campaign.allHappenings,
  lecture: Lecture.allHappenings,
  council: Council.allHappenings,
} as const;

/**
 * Nightly: the figures are counted again from what happened, and what drifted is mended. Then what happened is compared
 * with the records: what was never noted (it was parked, or is older than the figures) is noted now, and its own stream
 * counts it.
 */
export const recountStatistics: Job = {
  name: "recount-statistics",
  schedule: "cron(20 21 * * ? *)",
  everyMinutes: 24 * 60,
  async run({ log = jsonLog }) {
    for (const [code, count] of await Statistic.recount()) log({ level: "warn", event: "counter.drift", code, count });
    for (const [service, facts] of Object.entries(SOURCES)) {
      const count = await Statistic.fill(facts());
      if (count > 0) log({ level: "warn", event: "statistic.missed", service, count });
    }
  },
};

export const handler = onSchedule(recountStatistics);
