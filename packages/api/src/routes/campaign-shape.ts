import { Campaign } from "@kz2050/core/campaign";
import { Text, Tiyn } from "@kz2050/core/kernel";
import { Ledger } from "@kz2050/core/ledger";
import * as z from "zod";
import { blankable } from "../route.ts";

export const CampaignPath = z.object({ campaignId: Campaign.CampaignId });
export const GiftPath = z.object({ giftId: Campaign.GiftId });
export const ListQuery = z.object({
  status: z.enum(["open", "closed"]).default("open").meta({ description: "`closed` holds the reported ones too" }),
  region: z.string().max(8).optional().meta({ example: "71" }),
  cursor: z.string().optional(),
});
export const CursorQuery = z.object({ cursor: z.string().optional() });

/** A campaign as everybody sees it; money in tiyn. */
export const PublicCampaign = Campaign.Campaign.pick({
  campaignId: true,
  title: true,
  story: true,
  beneficiary: true,
  region: true,
  target: true,
  endsOn: true,
  overTarget: true,
  carryTo: true,
  openedAt: true,
  closedAt: true,
  closeReason: true,
})
  .extend({
    status: z.enum(["open", "closed", "reported"]),
    raised: Tiyn.meta({ description: "Settled gifts less refunds" }),
    donors: z.int(),
    takesGifts: z.boolean(),
  })
  .meta({ id: "PublicCampaign" });

/** The same as the page shows, with every language of its texts. */
export function publicCampaign(progress: Campaign.Progress): z.infer<typeof PublicCampaign> {
  const { campaign } = progress;
  return { ...Campaign.publicView(progress, campaign.title.original), title: campaign.title, story: campaign.story };
}

/** A campaign as those see it who work on it. */
export const StaffCampaign = Campaign.Campaign.omit({ item: true, kind: true, listing: true, regionListing: true })
  .extend({ raised: Tiyn, donors: z.int() })
  .meta({ id: "StaffCampaign" });
export const staffCampaign = ({ campaign, raised, donors }: Campaign.Progress): z.infer<typeof StaffCampaign> =>
  StaffCampaign.parse({ ...campaign, raised, donors });

export const News = z
  .object({ updateId: z.string(), title: Text, text: Text, isReport: z.boolean(), publishedAt: z.iso.datetime() })
  .meta({ id: "CampaignUpdate" });
export const PublicGift = z
  .object({
    tiyn: Tiyn,
    settledOn: z.iso.date(),
    publicName: z.string().optional().meta({ description: "Only where the giver chose to show it" }),
  })
  .meta({ id: "PublicGift" });
export const Budget = z
  .object({
    lines: z.array(
      z.object({ line: z.enum(["card", "transfer", "released", "refunded_card", "refunded_transfer"]), tiyn: Tiyn }),
    ),
    received: Tiyn,
    refunded: Tiyn,
    balance: Tiyn.meta({ description: "received − refunded" }),
  })
  .meta({ id: "Budget", description: "The ledger of one campaign, folded by kind and account" });

const TICKED = new Set<unknown>([true, "true", "on", "yes", "1"]);
const tick = z
  .preprocess((value) => TICKED.has(value), z.boolean())
  .meta({ type: "boolean", description: "true, or a form's on, yes or 1" });
const asTenge = (schema: z.ZodType<number, number | string>, example: number) =>
  schema.meta({ type: "integer", description: "Whole tenge", example });

/** What a giver sends. `amount` is in whole tenge. */
export const GiftRequest = Campaign.Pledge.omit({ campaignId: true })
  .extend({
    amount: asTenge(Campaign.Pledge.shape.amount, 5000),
    name: blankable(z.string().optional()).meta({ type: "string", description: "Shown where showName is ticked" }),
    showName: tick,
    consent: tick.meta({ type: "boolean", description: "Consent to the processing of the address" }),
  })
  .meta({
    id: "GiftRequest",
    example: {
      amount: 5000,
      method: "card",
      email: "beru@posta.example",
      language: "kk",
      showName: true,
      name: "Үлгі А.",
      consent: true,
    },
  });
export const Pledged = z
  .object({
    gift: Campaign.GiftView,
    token: z.string().meta({ description: "Opens the gift: the header x-link-token" }),
    statusUrl: z.string().meta({ description: "The giver's private page" }),
    checkoutUrl: z.string().optional().meta({ description: "Where to pay, for a gift by card" }),
  })
  .meta({ id: "PledgedGift" });

const plan = Campaign.Plan.shape;
const words = (example: z.input<typeof plan.title>) => ({ description: "By language; `original` is there", example });
export const Plan = Campaign.Plan.extend({
  title: Text.meta(words({ original: "kk", kk: "Ауыл кітапханасына кітап" })),
  story: Text.meta(
    words({ original: "kk", kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға кітап сатып аламыз." }),
  ),
  target: z.union([z.int(), z.string()]).meta({ type: "integer", description: "Whole tenge", example: 1_000_000 }),
}).meta({ id: "CampaignPlan" });
export const NewsInput = z
  .object({
    title: Text.meta(words({ original: "kk", kk: "Жартысы жиналды" })),
    text: Text.meta(words({ original: "kk", kk: "Кітаптардың тізімі дайын болды." })),
    isReport: z.boolean().default(false),
  })
  .meta({ id: "CampaignUpdateInput" });
export const Versioned = z.object({ campaignId: Campaign.CampaignId, version: z.int() });

/** One line of a bank's statement. */
export const StatementLine = z
  .object({
    tiyn: Tiyn.positive(),
    receivedOn: z.iso.date().meta({ example: "2026-10-14" }),
    evidence: z.string().min(1).max(60).meta({ description: "Number of the bank's document", example: "118" }),
  })
  .meta({ id: "StatementLine" });
export const Awaited = z
  .object({
    giftId: Campaign.GiftId,
    campaignId: Campaign.CampaignId,
    region: z.string(),
    reference: z.string(),
    tiyn: Tiyn,
    status: Campaign.GiftStatus,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "AwaitedTransfer" });
export const awaited = ({ gift, campaign }: Campaign.AwaitedTransfer): z.infer<typeof Awaited> => ({
  ...gift,
  campaignId: campaign.campaignId,
  region: campaign.region,
});
export const Held = Ledger.Posting.pick({
  postingId: true,
  at: true,
  currency: true,
  entries: true,
  giftId: true,
  evidence: true,
  receivedOn: true,
  holdReason: true,
}).meta({ id: "HeldPayment" });
