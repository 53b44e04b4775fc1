import { Campaign } from "@kz2050/core/campaign";
import { gift, paid, refunded } from "@kz2050/core/fixture/campaign";
import type { House } from "./house.ts";
import type { Use } from "./part.ts";
import { wordsOf } from "./texts.ts";

const giftOf = (house: House, method: "card" | "transfer") => {
  const name = wordsOf(house.size)(60, "Үлгі Сынақбаева");
  return gift({ campaignId: house.campaignId, email: house.newcomer().email, method, showName: true, name });
};
export const pledged = async (house: House, method: "card" | "transfer"): Promise<string> =>
  (await house.guest(() => Campaign.pledge(giftOf(house, method)))).gift.giftId;

let payments = 0;
export async function given(house: House): Promise<string> {
  const transactionId = `settled-${payments++}`;
  const orderId = await pledged(house, "card");
  await house.guest(() => Campaign.takePayment(paid(orderId, { transactionId })));
  return transactionId;
}

export const campaign: readonly Use[] = [
  {
    name: "promise a gift by card",
    goal: 3,
    async prepare(house) {
      const of = giftOf(house, "card");
      return () => house.guest(() => Campaign.pledge(of));
    },
  },
  {
    name: "promise a gift by transfer",
    goal: 3,
    async prepare(house) {
      const of = giftOf(house, "transfer");
      return () => house.guest(() => Campaign.pledge(of));
    },
  },
  {
    name: "settle a gift by the gateway's word",
    goal: 5,
    async prepare(house) {
      const event = paid(await pledged(house, "card"), { transactionId: `paid-${payments++}` });
      return () => house.guest(() => Campaign.takePayment(event));
    },
  },
  {
    name: "settle a gift by staff",
    goal: 7,
    async prepare(house) {
      const giftId = await pledged(house, "transfer");
      const evidence = wordsOf(house.size)(50, "118") + payments++;
      const document = { giftId, tiyn: 500_000, receivedOn: "2026-10-14", evidence };
      return () => house.as(house.hands.finance, () => Campaign.settleTransfer(document));
    },
  },
  {
    name: "refund a gift",
    async prepare(house) {
      const event = refunded(await given(house), { transactionId: `refunded-${payments++}` });
      return () => house.guest(() => Campaign.takePayment(event));
    },
  },
];
