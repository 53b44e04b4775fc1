import { scope } from "../kernel/index.ts";
import { listingOf } from "./rules.ts";
import type { Campaign } from "./schema.ts";
import { Campaigns } from "./table.ts";

export const campaignKey = (campaignId: string) => ({ campaignId, item: "campaign" });

type Step = {
  from: Campaign["status"];
  to: Campaign["status"];
  set?: Partial<Campaign>;
  remove?: ("returnReason" | "returnNote")[];
};

/** The one update of a transition: from a state it may leave, unchanged since it was read where a version is given. */
export function step(campaign: Campaign, { from, to, set = {}, remove = [] }: Step, version?: number) {
  const listing = listingOf(to, campaign.region);
  return Campaigns.update(campaignKey(campaign.campaignId), {
    set: {
      ...set,
      status: to,
      ...listing,
      ...(listing.listing !== campaign.listing && { listedAt: scope().now().toISOString() }),
    },
    remove,
    when: { status: from },
    ...(version !== undefined && { version }),
  });
}
