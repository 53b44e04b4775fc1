import type { campaign as kk } from "../kk/campaign.ts";
import type { Like } from "../like.ts";

export const campaign: Like<typeof kk> = {
  title: "#CreateGood",
  lead: "Campaigns for those in need: who needs help, how much has been raised and what it was spent on.",
  start: "Give",
};
