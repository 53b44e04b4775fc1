import * as z from "zod";
import { may } from "../access/index.ts";
import { type Actor, action, type Page, reachOf, scope } from "../kernel/index.ts";
import { batchGet } from "../table/index.ts";
import { find, type Listing, listBy, type Progress, placeOf, totalsOf } from "./read.ts";
import { type Campaign, CampaignId } from "./schema.ts";
import { Campaigns } from "./table.ts";

/** A campaign in any state, for those who work on it. */
export const read = action({
  name: "campaign.read",
  access: may("campaign.read"),
  input: z.object({ campaignId: CampaignId }),
  async run({ campaignId }, { within }): Promise<Progress> {
    const campaign = await find(campaignId);
    within(placeOf(campaign));
    const [totals] = await totalsOf([campaignId]);
    return { campaign, raised: totals?.raised ?? 0, donors: totals?.donors ?? 0 };
  },
});

/** The campaigns this member of staff organises, whatever their state. */
export async function organised(actor: Actor): Promise<Campaign[]> {
  const { campaigns } = reachOf(read.access, actor, scope().now());
  const rows = await batchGet(
    Campaigns,
    [...new Set(campaigns)].map((campaignId) => ({ campaignId, item: "campaign" })),
  );
  return rows.filter((row): row is Campaign => row.kind === "campaign");
}

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
