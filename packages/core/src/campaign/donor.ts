import { Identity } from "../identity/index.ts";
import { pseudonym } from "../kernel/index.ts";
import { get } from "../table/index.ts";
import { COUNTRY } from "./events.ts";
import type { Gift } from "./schema.ts";
import { Gifts } from "./table.ts";

/** The name of a giver in one campaign's count of donors, or the country's: joined to no other campaign's. */
const donorKeyOf = (campaignId: string, personId: string): string => pseudonym(`donor#${campaignId}`, personId);

/** Where a gift counts: in its campaign, and in the whole country. */
export const countedIn = ({ campaignId }: Pick<Gift, "campaignId">): readonly string[] => [campaignId, COUNTRY];

/** The donor's rows a gift belongs to, in the order of `countedIn`; a gift whose giver was erased remembers them. */
export const donorKeysOf = (gift: Gift): string[] =>
  gift.donorKeys ?? countedIn(gift).map((campaignId) => donorKeyOf(campaignId, gift.personId));

/** What its giver agreed to with the form; money that came shows that they meant it. */
export async function noteConsent(giftId: string): Promise<void> {
  const gift = await get(Gifts, { giftId });
  if (!gift || gift.personId === Identity.NOBODY) return;
  const { personId, consentVersion: version, createdAt: at } = gift;
  await Identity.noteConsents(personId, { purposes: ["processing"], version, at });
}

/** The rows a gift is to leave when its giver turns out to be another, beside those it was to leave before. */
export const leavesOf = (gift: Gift): string[] => [...new Set([...(gift.leaves ?? []), ...donorKeysOf(gift)])];
