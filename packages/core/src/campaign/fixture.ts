import { type Actor, asActor, linkToken } from "../kernel/index.ts";
import type { PaymentEvent } from "../platform/payment.ts";
import { open } from "./decide.ts";
import { draft, submit } from "./draft.ts";
import type { pledge } from "./give.ts";

/** What a coordinator of Astana might draft, for tests that do not care. */
export const plan = (overrides: Partial<Parameters<typeof draft>[0]> = {}) => ({
  title: { original: "kk" as const, kk: "Ауыл кітапханасына кітап", en: "Books for a village library" },
  story: {
    original: "kk" as const,
    kk: "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға балалар кітабын сатып аламыз.",
  },
  beneficiary: "village" as const,
  region: "71",
  target: 1_000_000,
  endsOn: "2026-12-01",
  overTarget: "continue" as const,
  ...overrides,
});

export const gift = (overrides: Partial<Parameters<typeof pledge>[0]> = {}) => ({
  campaignId: "",
  amount: 5000,
  method: "card" as const,
  email: "beru@posta.example",
  language: "kk" as const,
  consent: true as const,
  ...overrides,
});

/** Drafts, submits and opens a campaign by the hands of these. */
export async function opened(
  hands: { coordinator: Actor; central: Actor },
  overrides: Partial<Parameters<typeof draft>[0]> = {},
): Promise<string> {
  const { campaignId, version } = await asActor(hands.coordinator, () => draft(plan(overrides)));
  await asActor(hands.coordinator, () => submit({ campaignId }));
  await asActor(hands.central, () => open({ campaignId, version }));
  return campaignId;
}

export const link = (giftId: string) => ({ giftId, token: linkToken("gift", giftId) });

/** The gateway's word that an order was paid. */
export const paid = (orderId: string, overrides: Partial<Extract<PaymentEvent, { kind: "paid" }>> = {}) =>
  ({
    kind: "paid",
    gateway: "tiptop",
    transactionId: "90210",
    orderId,
    tiyn: 500_000,
    currency: "KZT",
    ...overrides,
  }) as const;

export const refunded = (paymentId: string, overrides: Partial<Extract<PaymentEvent, { kind: "refunded" }>> = {}) =>
  ({ kind: "refunded", gateway: "tiptop", transactionId: "90999", paymentId, tiyn: 500_000, ...overrides }) as const;
