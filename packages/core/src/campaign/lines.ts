import { Identity } from "../identity/index.ts";
import { batchGet, get } from "../table/index.ts";
import type { Gift } from "./schema.ts";
import { Campaigns, Gifts } from "./table.ts";

type Line = Identity.Line;

/** Keeps a gift's line in its giver's actions. A promise waits for money, never for the mailbox. */
export async function keepDeed(giftId: string): Promise<void> {
  await Identity.keepDeed(async () => {
    const gift = await get(Gifts, { giftId });
    if (!gift) return undefined;
    const { personId, campaignId, createdAt } = gift;
    return { personId, service: "campaign", what: "gift", recordId: giftId, about: campaignId, at: createdAt };
  });
}

/** The lines of these gifts as they are now. */
export async function lines(personId: string, deeds: readonly Identity.Deed[]): Promise<Line[]> {
  const rows = await batchGet(
    Gifts,
    deeds.map(({ recordId }) => ({ giftId: recordId })),
  );
  const gifts: Gift[] = [];
  for (const gift of rows) if (await Identity.isSamePerson(personId, gift.personId)) gifts.push(gift);
  const campaigns = await batchGet(
    Campaigns,
    gifts.map(({ campaignId }) => ({ campaignId, item: "campaign" })),
  );
  const titles = new Map(campaigns.flatMap((row) => (row.kind === "campaign" ? [[row.campaignId, row.title]] : [])));
  return gifts.map((gift) => ({
    service: "campaign",
    what: "gift",
    recordId: gift.giftId,
    at: gift.createdAt,
    state: gift.status,
    isPending: false,
    title: titles.get(gift.campaignId),
    tiyn: gift.settledTiyn ?? gift.tiyn,
    link: { purpose: "gift", id: gift.giftId },
    can: [gift.status === "pledged" ? "pay" : "receipt"],
  }));
}

/** A gift waits for no confirmation: money is its own. */
export const release = (): Promise<boolean> => Promise.resolve(false);
