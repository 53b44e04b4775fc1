import * as z from "zod";
import { may } from "../access/index.ts";
import { action, BusyError, NotFoundError, type Notice, type Page } from "../kernel/index.ts";
import { attempt, batchGet, get, queryAll, queryPage, write } from "../table/index.ts";
import { countedIn, donorKeysOf } from "./donor.ts";
import { noticeOfClosing, noticesOfGift } from "./events.ts";
import { find, placeOf, totalsOf } from "./read.ts";
import { readReference } from "./rules.ts";
import type { Campaign, Gift, Transfer } from "./schema.ts";
import { Campaigns, Donors, Gifts, Transfers } from "./table.ts";

/**
 * Makes again, from the gift as it is now, what others read of it: the public list of gifts, the office's list of awaited
 * transfers, the rows that are counted as donors. Done by the stream; done twice it changes nothing.
 */
export async function mirror(giftId: string): Promise<void> {
  const gift = await get(Gifts, { giftId });
  if (!gift) return;
  if (gift.method === "transfer") await mirrorTransfer(gift);
  if (!gift.settledAt) return;
  await mirrorGiver(gift, gift.settledAt);
  const keys = donorKeysOf(gift);
  for (const [index, campaignId] of countedIn(gift).entries()) {
    await mirrorDonor(gift, campaignId, keys[index] ?? "", gift.status === "settled");
  }
  for (const key of gift.leaves ?? []) if (!keys.includes(key)) await mirrorDonor(gift, gift.campaignId, key, false);
}

const mirrorTransfer = ({ reference, giftId, campaignId, createdAt, status }: Gift): Promise<void> =>
  write(
    Transfers.put({
      reference,
      giftId,
      campaignId,
      pledgedAt: createdAt,
      waiting: status === "pledged" ? "transfer" : undefined,
    }),
  );

/** What is left of the gift is what everybody sees. */
async function mirrorGiver(gift: Gift, settledAt: string): Promise<void> {
  const { campaignId, giftId, publicName } = gift;
  const item = `gift#${settledAt}#${giftId}`;
  if (gift.status === "refunded") return write(Campaigns.delete({ campaignId, item }));
  const tiyn = (gift.settledTiyn ?? gift.tiyn) - (gift.refundedTiyn ?? 0);
  await write(
    Campaigns.put({ campaignId, item, kind: "giver", giftId, tiyn, settledAt, ...(publicName && { publicName }) }),
  );
}

/** A row a person and campaign, standing while any gift of theirs does. */
async function mirrorDonor({ giftId }: Gift, campaignId: string, donorKey: string, counts: boolean): Promise<void> {
  const row = await get(Donors, { donorKey });
  const others = (row?.gifts ?? []).filter((id) => id !== giftId);
  const gifts = counts ? [...others, giftId] : others;
  if (gifts.length === (row?.gifts.length ?? 0)) return;
  const op = !row
    ? Donors.put({ donorKey, campaignId, gifts, version: 1 }, { unless: "exists" })
    : gifts.length === 0
      ? Donors.delete({ donorKey }, { when: { version: row.version } })
      : Donors.update({ donorKey }, { set: { gifts }, version: row.version });
  // Two gifts of one person at once: the stream brings this one again.
  if ((await attempt(op)).length > 0) throw new BusyError("donor_moved");
}

/** The letters a gift calls for now. */
export async function noticesOf(giftId: string): Promise<Notice[]> {
  const gift = await get(Gifts, { giftId });
  return gift ? noticesOfGift(gift, await find(gift.campaignId)) : [];
}

/** The letters to everybody who gave, once a campaign is closed: one a person. */
export async function noticesOfCampaign(campaignId: string): Promise<Notice[]> {
  const campaign = await find(campaignId);
  if (campaign.status !== "closed") return [];
  const [totals] = await totalsOf([campaignId]);
  const rows = await queryAll(Campaigns, { hash: campaignId, range: { beginsWith: "gift#" } });
  const gifts: Gift[] = [];
  const ids = rows.flatMap((row) => (row.kind === "giver" ? [{ giftId: row.giftId }] : []));
  for (let from = 0; from < ids.length; from += 100)
    gifts.push(...(await batchGet(Gifts, ids.slice(from, from + 100))));
  const lastOfEach = new Map(gifts.map((gift) => [gift.personId, gift]));
  return [...lastOfEach.values()].map((gift) => noticeOfClosing(campaign, gift, totals?.raised ?? 0));
}

/** A promised transfer as the office sees it: nothing of the person. */
export interface AwaitedTransfer {
  readonly gift: Pick<Gift, "giftId" | "reference" | "tiyn" | "status" | "createdAt">;
  readonly campaign: Campaign;
}

async function awaited(rows: readonly Transfer[]): Promise<AwaitedTransfer[]> {
  const gifts = await batchGet(
    Gifts,
    rows.map(({ giftId }) => ({ giftId })),
  );
  const campaigns = await batchGet(
    Campaigns,
    gifts.map(({ campaignId }) => ({ campaignId, item: "campaign" })),
  );
  const byId = new Map(campaigns.flatMap((row) => (row.kind === "campaign" ? [[row.campaignId, row] as const] : [])));
  return gifts.flatMap(({ giftId, reference, tiyn, status, createdAt, campaignId }) => {
    const campaign = byId.get(campaignId);
    return campaign ? [{ gift: { giftId, reference, tiyn, status, createdAt }, campaign }] : [];
  });
}

/** Transfers that are waited for, oldest first, and those that bear a reference. */
export const awaitedTransfers = action({
  name: "campaign.awaited-transfers",
  access: may("campaign.awaited-transfers"),
  input: z.object({ cursor: z.string().optional() }),
  async run({ cursor }, { within }): Promise<Page<AwaitedTransfer>> {
    within({});
    const page = await queryPage(Transfers, { index: "byWaiting", hash: "transfer", cursor, reader: "office" });
    const items = await awaited(page.items);
    return { items: items.filter(({ gift }) => gift.status === "pledged"), cursor: page.cursor };
  },
});

/** The gifts that bear a reference as somebody copied it; none where its check character is wrong. */
export const findTransfers = action({
  name: "campaign.find-transfers",
  access: may("campaign.find-transfers"),
  input: z.object({ reference: z.string().max(40) }),
  async run({ reference: typed }, { within }): Promise<AwaitedTransfer[]> {
    within({});
    const reference = readReference(typed);
    return reference === undefined ? [] : awaited(await queryAll(Transfers, { hash: reference }));
  },
});

/** One promised transfer, to match. @throws NotFoundError */
export const awaitedTransfer = action({
  name: "campaign.awaited-transfer",
  access: may("campaign.awaited-transfer"),
  input: z.object({ giftId: z.string() }),
  async run({ giftId }, { within }): Promise<AwaitedTransfer> {
    const gift = await get(Gifts, { giftId });
    if (!gift) throw new NotFoundError();
    const campaign = await find(gift.campaignId);
    within(placeOf(campaign));
    const { reference, tiyn, status, createdAt } = gift;
    return { gift: { giftId, reference, tiyn, status, createdAt }, campaign };
  },
});
