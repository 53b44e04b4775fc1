import {
  type Actor,
  ConflictError,
  checkCharacter,
  DEFAULT_ZONE,
  derivedId,
  ForbiddenError,
  hmac,
  invalidField,
  type Locale,
  localOf,
  plusDays,
  textIn,
} from "../kernel/index.ts";
import type { Campaign, CampaignStatus, Gift, GiftView, Totals } from "./schema.ts";
import { GiftView as View } from "./schema.ts";

export const MIN_GIFT = 100;
export const MAX_GIFT = 10_000_000;
export const MIN_TARGET = 10_000;
export const MAX_TARGET = 10_000_000_000;
/** A campaign runs for at most this long: a need that lasts longer is a new campaign. */
export const MAX_DAYS = 366;

/** States everybody may see. */
export const PUBLIC: ReadonlySet<CampaignStatus> = new Set(["open", "closed", "reported"]);
/** Which states may follow which. Anything else is a conflict. */
export const TRANSITIONS: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  draft: ["submitted"],
  submitted: ["draft", "open"],
  open: ["closed"],
  closed: ["reported"],
  reported: [],
};

/** The list a campaign stands in, alone and within its region. A reported campaign is among the closed ones. */
export function listingOf(status: CampaignStatus, region: string): { listing: string; regionListing: string } {
  const listing = status === "reported" ? "closed" : status;
  return { listing, regionListing: `${region}#${listing}` };
}

/**
 * A campaign takes new gifts while it is open, to the end of its last day, and under the rule `stop` until its target.
 * @throws ConflictError campaign_not_open, campaign_ended, campaign_target_reached
 */
export function assertTakesGifts(campaign: Campaign, raised: number, now: Date): void {
  if (campaign.status !== "open") throw new ConflictError("campaign_not_open");
  if (localOf(now, DEFAULT_ZONE).date > campaign.endsOn) throw new ConflictError("campaign_ended");
  if (campaign.overTarget === "stop" && raised >= campaign.target) throw new ConflictError("campaign_target_reached");
}

/** Whether it takes gifts now: for a page that shows the button or says why not. */
export function refusalOf(campaign: Campaign, raised: number, now: Date): string | undefined {
  try {
    assertTakesGifts(campaign, raised, now);
    return undefined;
  } catch (error) {
    if (error instanceof ConflictError) return error.code;
    throw error;
  }
}

/** Why a campaign closes by itself today, if it does. */
export function closingOf(campaign: Campaign, raised: number, now: Date): "ended" | "target_reached" | undefined {
  if (campaign.status !== "open") return undefined;
  if (localOf(now, DEFAULT_ZONE).date > campaign.endsOn) return "ended";
  return campaign.overTarget === "stop" && raised >= campaign.target ? "target_reached" : undefined;
}

/** @throws InvalidError unless the last day lies ahead and within a year, and a rest that is carried has a place to go. */
export function assertPlan(
  plan: Pick<Campaign, "endsOn" | "overTarget"> & { carryTo?: string | undefined },
  now: Date,
): void {
  const today = localOf(now, DEFAULT_ZONE).date;
  if (plan.endsOn <= today) throw invalidField("endsOn", "date_in_past");
  if (plan.endsOn > plusDays(today, MAX_DAYS)) throw invalidField("endsOn", "date_too_far");
  if (plan.overTarget === "carry" && !plan.carryTo) throw invalidField("carryTo", "required");
}

/** Four eyes: who wrote a campaign does not open it. @throws ForbiddenError own_draft */
export function assertOtherEyes(authors: readonly string[], actor: Actor): void {
  if (actor.kind !== "staff" || authors.includes(actor.personId)) throw new ForbiddenError("own_draft");
}

/**
 * The code a giver writes into a bank transfer, `7Q2-M4F-9XK`: eight characters of the gift's own and one that checks them.
 * Two gifts may share one by chance (2^40): who matches a transfer chooses the gift.
 */
export function referenceOf(giftId: string): string {
  const eight = derivedId("ref", hmac("pseudonymPepper", "gift-reference", giftId))
    .slice(-8)
    .toUpperCase();
  return (eight + checkCharacter(eight)).replace(/(...)(?=.)/g, "$1-");
}

/** A reference as people copy it, in its one spelling; undefined where its check character is wrong. */
export function readReference(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (!/^[0-9A-Z]{9}$/.test(plain) || checkCharacter(plain.slice(0, 8)) !== plain[8]) return undefined;
  return plain.replace(/(...)(?=.)/g, "$1-");
}

/** The gift as its giver sees it. */
export const viewOf = (gift: Gift): GiftView => View.parse(gift);

/** The share of the target, from 0; more than 1 where more came. */
export const shareOf = (campaign: Pick<Campaign, "target">, { raised }: Totals): number => raised / campaign.target;

/** The title for a letter or a list, in the reader's language or as it was written. */
export const titleIn = (campaign: Pick<Campaign, "title">, locale: Locale): string =>
  textIn(campaign.title, locale).text;
