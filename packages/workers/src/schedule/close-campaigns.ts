import { Campaign } from "@kz2050/core/campaign";
import { type Job, onSchedule } from "../schedule.ts";

/** Campaigns past their last day, or at their target under the rule `stop`, are closed. */
export const closeCampaigns: Job = {
  name: "close-campaigns",
  schedule: "rate(10 minutes)",
  everyMinutes: 10,
  async run() {
    await Campaign.closeDue();
  },
};

export const handler = onSchedule(closeCampaigns);
