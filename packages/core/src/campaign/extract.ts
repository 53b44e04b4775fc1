import { type ExtractedPage, type Extraction, isAsked, type Mark } from "../kernel/index.ts";
import { batchGet, scanFrom } from "../table/index.ts";
import { titleIn } from "./rules.ts";
import type { Campaign } from "./schema.ts";
import { Campaigns, Gifts } from "./table.ts";

/** One page of the gifts whose money has come, with their campaigns. For the export's worker alone (it scans). */
export async function extract(asked: Extraction, from?: Mark): Promise<ExtractedPage> {
  const { items, last } = await scanFrom(Gifts, from);
  const settled = items.filter(({ settledAt }) => settledAt !== undefined && isAsked(settledAt, asked));
  const found = await batchGet(
    Campaigns,
    settled.map(({ campaignId }) => ({ campaignId, item: "campaign" })),
  );
  const campaigns = new Map(
    found.filter((row): row is Campaign => row.kind === "campaign").map((row) => [row.campaignId, row]),
  );
  const rows = settled.flatMap((gift) => {
    const { giftId, reference, status, method, tiyn, settledTiyn = tiyn, refundedTiyn, settledAt, refundedAt } = gift;
    const campaign = campaigns.get(gift.campaignId);
    if (!campaign || (asked.region !== undefined && campaign.region !== asked.region)) return [];
    const { campaignId, region } = campaign;
    const values = {
      ...{ id: giftId, reference, campaignId, campaign: titleIn(campaign, asked.language), region, status, method },
      ...{ settledTiyn, refundedTiyn, settledAt, refundedAt, publicName: gift.publicName },
    };
    return [{ mark: { giftId }, values }];
  });
  return { rows, last };
}
