import * as z from "zod";
import { action, asActor, BusyError, ConflictError, invalidField, LocalDate, NotFoundError, type Page, platform, staff, system, Tiyn } from "../kernel/index.ts";
import { Ledger } from "../ledger/index.ts";
import type { PaymentEvent } from "../platform/payment.ts";
import { attempt, get, write } from "../table/index.ts";
import { find } from "./read.ts";
import { PUBLIC } from "./rules.ts";
import { CampaignId, type Gift, GiftId } from "./schema.ts";
import { Gifts } from "./table.ts";

/** What became of a message from a gateway: `known` is a repeated one, `held` money is in suspense and flagged. */
export type Outcome = "settled" | "refunded" | "failed" | "held" | "known" | "ignored";

const cause = (gateway: string, transactionId: string): string => `${gateway}:${transactionId}`;

/** Takes what a gateway says, once, in whatever order it comes. Money that arrives is always booked. */
export function takePayment(event: PaymentEvent): Promise<Outcome> {
  return asActor(system(`gateway:${event.gateway}`), () => {
    switch (event.kind) {
      case "paid":
        return settlePayment(event);
      case "failed":
        return noteFailure(event);
      case "refunded":
        return refundPayment(event);
    }
  });
}

/** Whether a payment that is about to be made would settle its gift: the codes of the gateway's question. A closed campaign still takes it. */
export async function checkPayment({ orderId, tiyn, currency }: { orderId: string; tiyn: number; currency: string }): Promise<0 | 10 | 12 | 13> {
  const gift = GiftId.safeParse(orderId).success ? await get(Gifts, { giftId: orderId }) : undefined;
  if (!gift) return 10;
  if (tiyn !== gift.tiyn || currency !== "KZT") return 12;
  return gift.status === "pledged" ? 0 : 13;
}

const Paid = z.object({ gateway: z.string(), transactionId: z.string(), orderId: z.string(), tiyn: Tiyn.positive(), currency: z.string() });

/** The money of a promised gift has come: the gift settles and the posting is booked together, or neither. */
const settlePayment = action({
  name: "campaign.settle-payment",
  access: platform,
  input: Paid,
  async run({ gateway, transactionId, orderId, tiyn, currency }, { now }): Promise<Outcome> {
    const postingId = cause(gateway, transactionId);
    const at = now.toISOString();
    const held = (reason: Ledger.HoldReason) => holdPayment({ gateway, transactionId, orderId, tiyn, currency, reason });
    const gift = GiftId.safeParse(orderId).success ? await get(Gifts, { giftId: orderId }) : undefined;
    if (gift?.postingId === postingId) return "known";
    if (!gift) return held("unknown_order");
    if (currency !== "KZT") return held("foreign_currency");
    if (tiyn !== gift.tiyn) return held("wrong_amount");
    const source = Ledger.gatewayAccount(gateway);
    const { giftId, campaignId } = gift;
    const refusals = await attempt(settling(giftId, { at, tiyn, postingId }), Ledger.record(Ledger.giftSettled({ postingId, at, source, campaignId, giftId, tiyn })));
    if (refusals.length === 0) return "settled";
    return refusals.some(({ op }) => Ledger.isBooking(op)) ? "known" : held("already_paid");
  },
});

const settling = (giftId: string, { at, tiyn, postingId }: { at: string; tiyn: number; postingId: string }) =>
  Gifts.update(
    { giftId },
    { set: { status: "settled", settledAt: at, settledTiyn: tiyn, postingId }, when: { status: "pledged" }, otherwise: new ConflictError("gift_not_pledged") },
  );

/** Money we cannot place is booked in suspense, once, and flagged for the office. */
const holdPayment = action({
  name: "campaign.hold-payment",
  access: platform,
  input: Paid.extend({ currency: z.string().regex(/^[A-Z]{3}$/).catch("XXX"), reason: Ledger.HoldReason }),
  async run({ gateway, transactionId, orderId, tiyn, currency, reason }, { now }): Promise<Outcome> {
    const giftId = GiftId.safeParse(orderId).data;
    const posting = Ledger.paymentHeld({
      postingId: cause(gateway, transactionId),
      at: now.toISOString(),
      source: Ledger.gatewayAccount(gateway),
      tiyn,
      currency,
      reason,
      giftId,
    });
    return (await attempt(Ledger.record(posting))).length === 0 ? "held" : "known";
  },
});

/** A payment did not go through: noted while the gift is still a promise, and the giver may try again. */
const noteFailure = action({
  name: "campaign.note-failure",
  access: platform,
  input: z.object({ gateway: z.string(), transactionId: z.string(), orderId: z.string(), code: z.string() }),
  async run({ gateway, transactionId, orderId, code }, { now }): Promise<Outcome> {
    if (!GiftId.safeParse(orderId).success) return "ignored";
    const failedPayment = cause(gateway, transactionId);
    const refusals = await attempt(
      Gifts.update(
        { giftId: orderId },
        {
          set: { failedAt: now.toISOString(), failedPayment, failureCode: code },
          when: { $all: [{ status: "pledged" }, { $any: [{ failedPayment: { exists: false } }, { failedPayment: { not: failedPayment } }] }] },
        },
      ),
    );
    return refusals.length === 0 ? "failed" : "ignored";
  },
});

const Refunded = z.object({ gateway: z.string(), transactionId: z.string(), paymentId: z.string(), tiyn: Tiyn.positive() });

/**
 * A gateway gave money back: the payment's posting is reversed by that much, at most as much as it brought, once.
 * @throws BusyError payment_unknown while the payment itself has not been heard of: the gateway will say it again.
 */
const refundPayment = action({
  name: "campaign.refund-payment",
  access: platform,
  input: Refunded,
  async run({ gateway, transactionId, paymentId, tiyn }, { now }): Promise<Outcome> {
    const [paid, booked] = await Promise.all([Ledger.get(cause(gateway, paymentId)), Ledger.get(cause(gateway, transactionId))]);
    if (booked) return "known";
    if (!paid) throw new BusyError("payment_unknown");
    const at = now.toISOString();
    const postingId = cause(gateway, transactionId);
    if (tiyn > Ledger.leftOf(paid)) {
      const { currency, giftId = "" } = paid;
      return holdPayment({ gateway, transactionId, orderId: giftId, tiyn, currency, reason: "over_refund" });
    }
    const gift = paid.kind === "gift.settled" && paid.giftId ? await get(Gifts, { giftId: paid.giftId }) : undefined;
    const refusals = await attempt(
      Ledger.takeBack(paid, tiyn),
      Ledger.record(Ledger.paymentRefunded(paid, { postingId, at, tiyn })),
      gift && refunding(gift, { at, tiyn, isWhole: tiyn === Ledger.leftOf(paid) }),
    );
    if (refusals.length === 0) return "refunded";
    if (refusals.some(({ op }) => Ledger.isBooking(op))) return "known";
    throw new BusyError();
  },
});

const refunding = (gift: Gift, { at, tiyn, isWhole }: { at: string; tiyn: number; isWhole: boolean }) =>
  Gifts.update(
    { giftId: gift.giftId },
    {
      set: { refundedAt: at, refundedTiyn: (gift.refundedTiyn ?? 0) + tiyn, ...(isWhole && { status: "refunded" as const }) },
      when: { status: "settled" },
    },
  );

const Document = {
  tiyn: Tiyn.positive(),
  /** The day the bank shows. */
  receivedOn: LocalDate,
  /** The number of the bank's document. */
  evidence: z.string().trim().min(1, "required").max(60),
};

/** One line of a bank's statement is one cause, whoever enters it. */
const bankCause = (receivedOn: string, evidence: string): string => `bank:${receivedOn}:${evidence.toLowerCase()}`;

const money = staff({ finance: "region", central: "country" });

/** Books a bank transfer for the gift whose reference it bears, in the sum that came. */
export const settleTransfer = action({
  name: "campaign.settle-transfer",
  access: money,
  input: z.object({ giftId: GiftId, ...Document }),
  async run({ giftId, tiyn, receivedOn, evidence }, { actor, now, within, audit }) {
    const gift = await get(Gifts, { giftId });
    if (!gift) throw new NotFoundError();
    within(await find(gift.campaignId));
    if (gift.status !== "pledged") throw new ConflictError("gift_not_pledged");
    const postingId = bankCause(receivedOn, evidence);
    const at = now.toISOString();
    audit({ recordId: giftId, before: "pledged", after: "settled", reason: "transfer" });
    const posting = Ledger.giftSettled({
      postingId,
      at,
      source: "bank",
      campaignId: gift.campaignId,
      giftId,
      tiyn,
      evidence,
      receivedOn,
      enteredBy: actor.personId,
    });
    await write(settling(giftId, { at, tiyn, postingId }), Ledger.record(posting));
    return { giftId };
  },
  again: async ({ giftId }) => ({ giftId }),
});

/** Books a bank transfer that bears no reference we know: into suspense, until somebody else decides. */
export const holdTransfer = action({
  name: "campaign.hold-transfer",
  access: money,
  input: z.object(Document),
  async run({ tiyn, receivedOn, evidence }, { actor, now, within, audit }) {
    within({});
    const postingId = bankCause(receivedOn, evidence);
    audit({ recordId: postingId, after: "held", reason: "no_reference" });
    const enteredBy = actor.personId;
    const at = now.toISOString();
    await write(
      Ledger.record(
        Ledger.paymentHeld({ postingId, at, source: "bank", tiyn, currency: "KZT", reason: "no_reference", evidence, receivedOn, enteredBy }),
      ),
    );
    return { postingId };
  },
  again: async ({ receivedOn, evidence }) => ({ postingId: bankCause(receivedOn, evidence) }),
});

export const DECISIONS = ["release", "return"] as const;

/** Decides about money in suspense: it goes to a campaign, or back. Who entered it does not decide. */
export const decideHeld = action({
  name: "campaign.decide-held",
  access: money,
  input: z.object({ postingId: z.string().max(200), decision: z.enum(DECISIONS), campaignId: CampaignId.optional() }),
  async run({ postingId, decision, campaignId }, { actor, now, within, audit }) {
    const held = await Ledger.get(postingId);
    if (held?.kind !== "payment.held") throw new NotFoundError();
    const campaign = decision === "release" && campaignId ? await find(campaignId) : undefined;
    within(campaign ?? {});
    if (held.enteredBy === actor.personId) throw new ConflictError("own_entry");
    if (!held.flag) throw new ConflictError("already_decided");
    if (decision === "release" && !(campaign && PUBLIC.has(campaign.status))) throw invalidField("campaignId", "invalid_choice");
    const decided = { postingId: `decide:${postingId}`, at: now.toISOString(), enteredBy: actor.personId };
    const posting = campaign
      ? Ledger.paymentReleased(held, { ...decided, campaignId: campaign.campaignId })
      : Ledger.paymentReturned(held, decided);
    audit({ recordId: postingId, before: "held", after: decision, reason: held.holdReason });
    await write(Ledger.takeBack(held, Ledger.leftOf(held), actor.personId), Ledger.record(posting));
    return { postingId };
  },
  again: async ({ postingId }) => ({ postingId }),
});

/** Money in suspense, for those who decide about it. */
export const heldPayments = action({
  name: "campaign.held-payments",
  access: money,
  input: z.object({ cursor: z.string().optional() }),
  async run({ cursor }, { within }): Promise<Page<Ledger.Posting>> {
    within({});
    return Ledger.listHeld(cursor);
  },
});
