import { Campaign } from "@kz2050/core/campaign";
import { jsonLog } from "@kz2050/core/platform/log";
import { type Job, onSchedule } from "../schedule.ts";

/** Nightly: counters are compared with the records they count, mended, and every drift is said. */
export const recountCampaigns: Job = {
  name: "recount-campaigns",
  schedule: "cron(50 21 * * ? *)",
  everyMinutes: 24 * 60,
  async run() {
    const { drift, unbalanced } = await Campaign.recount();
    for (const [code, count] of drift) jsonLog({ level: "warn", event: "counter.drift", code, count });
    for (const code of unbalanced) jsonLog({ level: "error", event: "posting.unbalanced", code });
  },
};

export const handler = onSchedule(recountCampaigns);
