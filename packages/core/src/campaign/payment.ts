import * as z from "zod";
import { action, asActor, BusyError, platform, system, Tiyn } from "../kernel/index.ts";
import { Ledger } from "../ledger/index.ts";
import type { PaymentEvent } from "../platform/payment.ts";
import { attempt, get } from "../table/index.ts";
import { type Gift, GiftId } from "./schema.ts";
import { settling } from "./settling.ts";
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
export async function checkPayment({
  orderId,
  tiyn,
  currency,
}: {
  orderId: string;
  tiyn: number;
  currency: string;
}): Promise<0 | 10 | 12 | 13> {
  const gift = GiftId.safeParse(orderId).success ? await get(Gifts, { giftId: orderId }) : undefined;
  if (!gift) return 10;
  if (tiyn !== gift.tiyn || currency !== "KZT") return 12;
  return gift.status === "pledged" ? 0 : 13;
}

const Paid = z.object({
  gateway: z.string(),
  transactionId: z.string(),
  orderId: z.string(),
  tiyn: Tiyn.positive(),
  currency: z.string(),
});

/** The money of a promised gift has come: the gift settles and the posting is booked together, or neither. */
const settlePayment = action({
  name: "campaign.settle-payment",
  access: platform,
  unkeyed: true,
  input: Paid,
  async run({ gateway, transactionId, orderId, tiyn, currency }, { now }): Promise<Outcome> {
    const postingId = cause(gateway, transactionId);
    const at = now.toISOString();
    const held = (reason: Ledger.HoldReason) =>
      holdPayment({ gateway, transactionId, orderId, tiyn, currency, reason });
    const gift = GiftId.safeParse(orderId).success ? await get(Gifts, { giftId: orderId }) : undefined;
    if (gift?.postingId === postingId) return "known";
    if (!gift) return held("unknown_order");
    if (currency !== "KZT") return held("foreign_currency");
    if (tiyn !== gift.tiyn) return held("wrong_amount");
    const source = Ledger.gatewayAccount(gateway);
    const { giftId, campaignId } = gift;
    const refusals = await attempt(
      settling(giftId, { at, tiyn, postingId }),
      Ledger.record(Ledger.giftSettled({ postingId, at, source, campaignId, giftId, tiyn })),
    );
    if (refusals.length === 0) return "settled";
    return refusals.some(({ op }) => Ledger.isBooking(op)) ? "known" : held("already_paid");
  },
});

/** Money we cannot place is booked in suspense, once, and flagged for the office. */
const holdPayment = action({
  name: "campaign.hold-payment",
  access: platform,
  unkeyed: true,
  input: Paid.extend({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .catch("XXX"),
    reason: Ledger.HoldReason,
  }),
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
  unkeyed: true,
  input: z.object({ gateway: z.string(), transactionId: z.string(), orderId: z.string(), code: z.string() }),
  async run({ gateway, transactionId, orderId, code }, { now }): Promise<Outcome> {
    if (!GiftId.safeParse(orderId).success) return "ignored";
    const failedPayment = cause(gateway, transactionId);
    const refusals = await attempt(
      Gifts.update(
        { giftId: orderId },
        {
          set: { failedAt: now.toISOString(), failedPayment, failureCode: code },
          when: {
            $all: [
              { status: "pledged" },
              { $any: [{ failedPayment: { exists: false } }, { failedPayment: { not: failedPayment } }] },
            ],
          },
        },
      ),
    );
    return refusals.length === 0 ? "failed" : "ignored";
  },
});

const Refunded = z.object({
  gateway: z.string(),
  transactionId: z.string(),
  paymentId: z.string(),
  tiyn: Tiyn.positive(),
});

/**
 * A gateway gave money back: the payment's posting is reversed by that much, at most as much as it brought, once.
 * @throws BusyError payment_unknown while the payment itself has not been heard of: the gateway will say it again.
 */
const refundPayment = action({
  name: "campaign.refund-payment",
  access: platform,
  unkeyed: true,
  input: Refunded,
  async run({ gateway, transactionId, paymentId, tiyn }, { now }): Promise<Outcome> {
    const [paid, booked] = await Promise.all([
      Ledger.get(cause(gateway, paymentId)),
      Ledger.get(cause(gateway, transactionId)),
    ]);
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
      set: {
        refundedAt: at,
        refundedTiyn: (gift.refundedTiyn ?? 0) + tiyn,
        ...(isWhole && { status: "refunded" as const }),
      },
      when: { status: "settled" },
    },
  );
