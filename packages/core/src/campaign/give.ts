import * as z from "zod";
import { Identity } from "../identity/index.ts";
import {
  action,
  anyone,
  ConflictError,
  Email,
  invalidField,
  isLinkToken,
  Locale,
  MINUTE,
  NotFoundError,
  privatePath,
  scope,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import type { PaymentGateway } from "../platform/payment.ts";
import { get, write } from "../table/index.ts";
import { PublicName, wholeTenge } from "./input.ts";
import { find, totalsOf } from "./read.ts";
import { assertTakesGifts, MAX_GIFT, MIN_GIFT, referenceOf, titleIn, viewOf } from "./rules.ts";
import { type Campaign, CampaignId, type Gift, GiftId, Method } from "./schema.ts";
import { Gifts } from "./table.ts";

/** What a giver says. `amount` is in whole tenge. */
export const Pledge = z.object({
  campaignId: CampaignId,
  amount: wholeTenge(MIN_GIFT, MAX_GIFT),
  method: Method,
  showName: z.boolean().default(false),
  name: z.string().trim().optional(),
  email: Email,
  language: Locale,
  consent: z.literal(true, { message: "consent_required" }),
});

async function takesGifts(campaignId: string, now: Date): Promise<Campaign> {
  const [campaign, [totals]] = await Promise.all([find(campaignId), totalsOf([campaignId])]);
  if (campaign.status === "draft" || campaign.status === "submitted") throw new NotFoundError();
  assertTakesGifts(campaign, totals?.raised ?? 0, now);
  return campaign;
}

/** Notes the promise of a gift and answers its private link; no account, nothing counted until the money has come. */
export const pledge = action({
  name: "campaign.pledge",
  access: anyone,
  input: Pledge,
  async run({ campaignId, amount, method, showName, name, email, language }, { now, newId }) {
    const giftId = newId("don", Gifts);
    const publicName = showName ? shown(name) : undefined;
    await takesGifts(campaignId, now);
    if (method === "transfer") await Limit.takeMailbox("mail.mailbox", email);
    const { personId } = await Identity.meet({ email, language });
    const gift: Gift = {
      giftId,
      campaignId,
      personId,
      status: "pledged",
      tiyn: amount,
      method,
      reference: referenceOf(giftId),
      ...(publicName !== undefined && { publicName }),
      language,
      consentVersion: Identity.CONSENT_VERSION,
      createdAt: now.toISOString(),
    };
    await write(Gifts.put(gift, { unless: "exists" }));
    return answer(gift);
  },
  again: async (_input, old) => answer(old as Gift),
});

/** @throws InvalidError where the giver wants a name shown and gave none that can be */
function shown(name: string | undefined): string {
  const parsed = PublicName.safeParse(name ?? "");
  if (parsed.success) return parsed.data;
  const code = !name ? "required" : (parsed.error.issues[0]?.message ?? "name_not_shown");
  throw invalidField("name", /^[a-z_]+$/.test(code) ? code : "name_not_shown");
}

/** The giver's own: the gift, and the path of its private page. */
const answer = (gift: Gift) => ({ gift: viewOf(gift), path: privatePath(gift.language, "gift", gift.giftId) });

/** The gift behind a private link. @throws NotFoundError for a wrong token as for no gift */
export async function byLink({ giftId, token }: { giftId: string; token: string }): Promise<Gift> {
  if (!GiftId.safeParse(giftId).success || !isLinkToken("gift", giftId, token)) throw new NotFoundError();
  const gift = await get(Gifts, { giftId });
  if (!gift) throw new NotFoundError();
  return gift;
}

/** What the gift's private page shows: the gift and its campaign with totals. */
export async function giftPage(link: { giftId: string; token: string }) {
  const gift = await byLink(link);
  const [campaign, [totals]] = await Promise.all([find(gift.campaignId), totalsOf([gift.campaignId])]);
  return { gift: viewOf(gift), campaign, raised: totals?.raised ?? 0, donors: totals?.donors ?? 0 };
}

const Link = z.object({ giftId: z.string(), token: z.string() });

/** The giver would rather send a bank transfer than pay by card, or back. */
export const chooseMethod = action({
  name: "campaign.choose-method",
  access: anyone,
  input: Link.extend({ method: Method }),
  async run({ giftId, token, method }) {
    const gift = await byLink({ giftId, token });
    if (gift.method === method) return viewOf(gift);
    await write(
      Gifts.update(
        { giftId },
        { set: { method }, when: { status: "pledged" }, otherwise: new ConflictError("gift_not_pledged") },
      ),
    );
    return viewOf({ ...gift, method });
  },
  again: async ({ giftId, token }) => viewOf(await byLink({ giftId, token })),
});

/** A repeated click within this time leads to the same order. */
const SAME_ORDER = 30 * MINUTE;

/**
 * Opens the gateway's page for a promised gift. Nothing is written: an order nobody pays leaves no trace here.
 * @throws ConflictError where the gift is paid already or the campaign takes no more, BusyError gateway_unavailable
 */
export async function checkout(
  gateway: PaymentGateway,
  { giftId, token, locale, origin }: { giftId: string; token: string; locale: Locale; origin: string },
): Promise<{ url: string }> {
  const gift = await byLink({ giftId, token });
  if (gift.status !== "pledged") throw new ConflictError("gift_not_pledged");
  const { now } = scope();
  const campaign = await takesGifts(gift.campaignId, now());
  const window = Math.floor(now().getTime() / SAME_ORDER);
  return gateway.checkout({
    orderId: giftId,
    tiyn: gift.tiyn,
    description: titleIn(campaign, locale),
    locale,
    returnUrl: `${origin}${privatePath(locale, "gift", giftId)}`,
    attempt: `${giftId}:${gift.failedPayment ?? "first"}:${window}`,
  });
}
