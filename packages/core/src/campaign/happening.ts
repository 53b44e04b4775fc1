import { NotFoundError } from "../kernel/index.ts";
import { Statistic } from "../statistic/index.ts";
import { get, scanAll } from "../table/index.ts";
import { find } from "./read.ts";
import type { Gift } from "./schema.ts";
import { Gifts } from "./table.ts";

/** A gift counts once the money has come, in its campaign's region; what is paid back later is the budget's matter. */
async function happeningsOf(gift: Gift, regions: Map<string, string> = new Map()): Promise<Statistic.Fact[]> {
  const { giftId: recordId, campaignId, settledAt, settledTiyn, tiyn } = gift;
  if (!settledAt) return [];
  const region = regions.get(campaignId) ?? (await regionOf(campaignId));
  if (region === undefined) return [];
  regions.set(campaignId, region);
  return [{ figure: "gifts", recordId, region, at: settledAt, tiyn: settledTiyn ?? tiyn }];
}

async function regionOf(campaignId: string): Promise<string | undefined> {
  try {
    return (await find(campaignId, { eventual: true })).region;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Notes what counts of a gift as it is now. */
export async function noteHappenings(giftId: string): Promise<void> {
  const gift = await get(Gifts, { giftId });
  for (const fact of gift ? await happeningsOf(gift) : []) await Statistic.happened(fact);
}

/** Everything that counts, for the nightly job alone (it scans). */
export async function* allHappenings(): AsyncGenerator<Statistic.Fact> {
  const regions = new Map<string, string>();
  for await (const gift of scanAll(Gifts)) yield* await happeningsOf(gift, regions);
}
