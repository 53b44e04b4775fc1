import * as z from "zod";
import { Instant, idPattern, LocalDate, Locale, Text, Tiyn } from "../kernel/index.ts";

export const CampaignId = z.string().regex(idPattern("cmp"));
export const GiftId = z.string().regex(idPattern("don"));
const PersonId = z.string().regex(idPattern("per"));

/** Whom a campaign helps: direct help to people, works for villages and single-industry towns, social business. */
export const BENEFICIARIES = ["child", "family", "elder", "health", "school", "village", "business"] as const;
export const Beneficiary = z.enum(BENEFICIARIES);

/** What happens to more than the target, declared before opening: gifts stop, go on for the same need, or the rest goes to another campaign. */
export const OVER_TARGET_RULES = ["stop", "continue", "carry"] as const;
export const OverTarget = z.enum(OVER_TARGET_RULES);

export const CAMPAIGN_STATUSES = ["draft", "submitted", "open", "closed", "reported"] as const;
export const CampaignStatus = z.enum(CAMPAIGN_STATUSES);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

export const RETURN_REASONS = ["incomplete", "unclear_beneficiary", "target_unproved", "duplicate", "other"] as const;
export const ReturnReason = z.enum(RETURN_REASONS);
export const CLOSE_REASONS = ["ended", "target_reached", "need_gone", "violation"] as const;
export const CloseReason = z.enum(CLOSE_REASONS);

/** A collection for a need. What it has raised lives in Counts: a number that moves is never in an indexed item. */
export const Campaign = z
  .object({
    campaignId: CampaignId,
    item: z.literal("campaign"),
    kind: z.literal("campaign"),
    status: CampaignStatus,
    title: Text,
    story: Text,
    beneficiary: Beneficiary,
    region: z.string(),
    target: Tiyn,
    /** The last day on which gifts are taken, in the country's time. */
    endsOn: LocalDate,
    overTarget: OverTarget,
    /** The campaign that gets the rest, where the rule is `carry`. */
    carryTo: CampaignId.optional(),
    version: z.int(),
    createdAt: Instant,
    /** Who wrote any of it: none of them opens it. */
    authors: z.array(z.string()),
    /** Since when it has been in the list it is in; the lists' order. */
    listedAt: Instant,
    listing: z.string(),
    regionListing: z.string(),
    submittedAt: Instant.optional(),
    openedAt: Instant.optional(),
    openedBy: z.string().optional(),
    closedAt: Instant.optional(),
    closeReason: CloseReason.optional(),
    returnReason: ReturnReason.optional(),
    returnNote: z.string().optional(),
  })
  .meta({ id: "Campaign" });
export type Campaign = z.infer<typeof Campaign>;

/** News of a campaign. A report tells what the money was spent on and ends the campaign's story. */
export const Update = z.object({
  campaignId: CampaignId,
  /** `update#<instant>#<id>`: in order of time. */
  item: z.string(),
  kind: z.literal("update"),
  updateId: z.string(),
  title: Text,
  text: Text,
  isReport: z.boolean(),
  publishedAt: Instant,
  publishedBy: z.string(),
});
export type Update = z.infer<typeof Update>;

/** A settled gift as everybody may see it: made by the stream, gone when the gift is refunded. */
export const Giver = z.object({
  campaignId: CampaignId,
  /** `gift#<settledAt>#<giftId>`: in order of time. */
  item: z.string(),
  kind: z.literal("giver"),
  giftId: GiftId,
  tiyn: Tiyn,
  settledAt: Instant,
  publicName: z.string().optional(),
});
export type Giver = z.infer<typeof Giver>;

export const HIDE_REASONS = ["asked_by_giver", "insulting", "advertising", "another_person"] as const;
export const HideReason = z.enum(HIDE_REASONS).meta({ id: "HideReason" });
export type HideReason = z.infer<typeof HideReason>;

/** That a shown name was taken off, and why: to be counted. Neither the name nor the gift. */
export const Hidden = z.object({
  campaignId: CampaignId,
  /** `hidden#<instant>#<id>`. */
  item: z.string(),
  kind: z.literal("hidden"),
  reason: HideReason,
  hiddenAt: Instant,
});
export type Hidden = z.infer<typeof Hidden>;

export const METHODS = ["card", "transfer"] as const;
export const Method = z.enum(METHODS);
export const GIFT_STATUSES = ["pledged", "settled", "refunded"] as const;
export const GiftStatus = z.enum(GIFT_STATUSES);

/** One gift: promised, then received. Its giver is a personId; `publicName` stands here only because they chose to show it. */
export const Gift = z.object({
  giftId: GiftId,
  campaignId: CampaignId,
  personId: PersonId,
  status: GiftStatus,
  /** What was promised; `settledTiyn` is what came, `refundedTiyn` what went back. */
  tiyn: Tiyn,
  method: Method,
  /** What the giver writes into a transfer, and the number of the receipt. */
  reference: z.string(),
  publicName: z.string().optional(),
  language: Locale,
  consentVersion: z.string(),
  createdAt: Instant,
  settledAt: Instant.optional(),
  settledTiyn: Tiyn.optional(),
  /** The posting that booked it. */
  postingId: z.string().optional(),
  refundedAt: Instant.optional(),
  refundedTiyn: Tiyn.optional(),
  /** The last payment that did not go through; the gift may still be paid. */
  failedAt: Instant.optional(),
  failedPayment: z.string().optional(),
  failureCode: z.string().optional(),
  /** The donor's rows it counts in, once its giver was erased and their id tells them no more. */
  donorKeys: z.array(z.string()).optional(),
  /** Rows of a donor it counts in no more, since its giver turned out to be another. */
  leaves: z.array(z.string()).optional(),
});
export type Gift = z.infer<typeof Gift>;

/** A transfer the office waits for, found by its reference: made by the stream from the gift as it is now. */
export const Transfer = z.object({
  reference: z.string(),
  giftId: GiftId,
  campaignId: CampaignId,
  pledgedAt: Instant,
  /** Stands while nothing has come: the hash of the queue's index. */
  waiting: z.literal("transfer").optional(),
});
export type Transfer = z.infer<typeof Transfer>;

/** One giver of one campaign (or of the whole country), under a pseudonym of that campaign alone: a row a donor, to be counted. */
export const Donor = z.object({
  donorKey: z.string(),
  campaignId: z.string(),
  gifts: z.array(GiftId),
  version: z.int(),
});
export type Donor = z.infer<typeof Donor>;

/** A giver's gift as its private page and the API show it: nothing of the person. */
export const GiftView = Gift.pick({
  giftId: true,
  campaignId: true,
  status: true,
  tiyn: true,
  method: true,
  reference: true,
  publicName: true,
  language: true,
  createdAt: true,
  settledAt: true,
  settledTiyn: true,
  refundedAt: true,
  refundedTiyn: true,
  failedAt: true,
}).meta({ id: "Gift" });
export type GiftView = z.infer<typeof GiftView>;

/** What a campaign has raised, from how many givers. */
export interface Totals {
  readonly raised: number;
  readonly donors: number;
}
