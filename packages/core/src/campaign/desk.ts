import * as z from "zod";
import { may } from "../access/index.ts";
import { action, type Page } from "../kernel/index.ts";
import { find, type Listing, listBy, type Progress, totalsOf } from "./read.ts";
import { CampaignId } from "./schema.ts";

/** A campaign in any state, for those who work on it. */
export const read = action({
  name: "campaign.read",
  access: may("campaign.read"),
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { within }): Promise<Progress> {
    const campaign = await find(campaignId);
    within(campaign);
    const [totals] = await totalsOf([campaignId]);
    return { campaign, raised: totals?.raised ?? 0, donors: totals?.donors ?? 0 };
  },
});

/** A list for those who work on it: of one region, or of the country. */
export const queue = action({
  name: "campaign.queue",
  access: may("campaign.queue"),
  input: z.object({
    listing: z.enum(["draft", "submitted", "open", "closed"]),
    region: z.string().optional(),
    cursor: z.string().optional(),
  }),
  async run(
    { listing, region, cursor }: { listing: Listing; region?: string | undefined; cursor?: string | undefined },
    { actor, within },
  ): Promise<Page<Progress>> {
    within({ region });
    return listBy({ listing, region, cursor }, actor.personId);
  },
});
