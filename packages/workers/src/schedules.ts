import { closeCampaigns } from "./schedule/close-campaigns.ts";
import { expireHolds } from "./schedule/expire-holds.ts";
import { forget } from "./schedule/forget.ts";
import { mailings } from "./schedule/mailings.ts";
import { members } from "./schedule/members.ts";
import { recountCampaigns } from "./schedule/recount-campaigns.ts";
import { recountCouncils } from "./schedule/recount-councils.ts";
import { recountLectures } from "./schedule/recount-lectures.ts";
import { recountStatistics } from "./schedule/recount-statistics.ts";
import { recountVolunteering } from "./schedule/recount-volunteering.ts";
import { retention } from "./schedule/retention.ts";
import type { Job } from "./schedule.ts";

/** Every job, for the local scheduler and the stacks. */
export const JOBS: readonly Job[] = [
  forget,
  recountCouncils,
  closeCampaigns,
  recountCampaigns,
  members,
  expireHolds,
  recountLectures,
  recountStatistics,
  recountVolunteering,
  retention,
  mailings,
];
