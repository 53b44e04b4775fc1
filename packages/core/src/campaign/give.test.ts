import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { BusyError } from "../kernel/index.ts";
import type { Order, PaymentGateway } from "../platform/payment.ts";
import { get } from "../table/index.ts";
import { gift, link as linkOf, opened, paid } from "./fixture.ts";
import { Campaign } from "./index.ts";
import { readReference } from "./rules.ts";
import { Gifts } from "./table.ts";

let w: World;
let campaignId = "";
const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => code === "71");
  campaignId = await w.as(coordinator, () => opened({ coordinator, central }));
});
afterAll(() => w.stop());

const pledge = (overrides: Parameters<typeof gift>[0] = {}) =>
  w.guest(() => Campaign.pledge(gift({ campaignId, ...overrides })));
const link = (giftId: string) => w.guest(async () => linkOf(giftId));
const stored = (giftId: string) => w.guest(() => get(Gifts, { giftId }));

test("anybody promises a gift and gets a private page; nothing counts yet, and nothing of the person is answered", async () => {
  const { gift: made, path } = await pledge();
  expect(made).toMatchObject({ status: "pledged", tiyn: 500_000, method: "card" });
  expect(readReference(made.reference)).toBe(made.reference);
  expect(path).toBe(`/kk/my/gift/${made.giftId}/${(await link(made.giftId)).token}`);
  expect(JSON.stringify(made)).not.toMatch(/per_|@/);
  expect((await w.guest(() => Campaign.get(campaignId))).raised).toBe(0);
  const page = await w.guest(() => Campaign.giftPage(linkOf(made.giftId)));
  expect(page.campaign.campaignId).toBe(campaignId);
});

test("a gift names its person, whose mailbox stands in the personal tables alone", async () => {
  const { gift: made } = await pledge({ email: "Basqa@Posta.example" });
  const row = await stored(made.giftId);
  expect(JSON.stringify(row).toLowerCase()).not.toContain("posta");
  expect(await w.guest(() => Identity.mailboxOf(row?.personId ?? ""))).toBe("Basqa@Posta.example");
});

test("a name is kept only where the giver chose to show it", async () => {
  const hidden = await pledge({ name: "Дана С.", showName: false });
  const shown = await pledge({ name: "Дана С.", showName: true });
  expect((await stored(hidden.gift.giftId))?.publicName).toBeUndefined();
  expect((await stored(shown.gift.giftId))?.publicName).toBe("Дана С.");
});

test.each([
  ["less than 100 ₸", { amount: 99 }, "amount", "too_small"],
  ["more than ten million", { amount: 10_000_001 }, "amount", "too_big"],
  ["no address", { email: "" }, "email", "required"],
  ["no consent", { consent: false as unknown as true }, "consent", "consent_required"],
  ["a shown name left empty", { showName: true }, "name", "required"],
  ["an advertisement for a name", { showName: true, name: "https://shop.example" }, "name", "name_not_shown"],
])("a promise with %s names the field to mend", async (_what, overrides, field, code) => {
  await expect(pledge(overrides)).rejects.toMatchObject({
    status: 422,
    issues: [expect.objectContaining({ field, code })],
  });
});

test("a campaign that is closed takes no new promise, and a draft is not known", async () => {
  const closed = await w.as(coordinator, () => opened({ coordinator, central }));
  await w.as(coordinator, () => Campaign.close({ campaignId: closed, reason: "need_gone" }));
  await expect(pledge({ campaignId: closed })).rejects.toMatchObject({ status: 409, code: "campaign_not_open" });
  await expect(pledge({ campaignId: "cmp_00000000000000000000000000" })).rejects.toMatchObject({ status: 404 });
});

test("one form sent ten times at once is one gift with one reference", async () => {
  const request = { key: "one-form", bodyHash: "b" };
  const { done } = await atOnce(10, () =>
    w.as({ kind: "guest" }, () => Campaign.pledge(gift({ campaignId })), request),
  );
  expect(done).toHaveLength(10);
  expect(new Set(done.map(({ gift: made }) => made.giftId)).size).toBe(1);
  const other = w.as({ kind: "guest" }, () => Campaign.pledge(gift({ campaignId })), { ...request, bodyHash: "c" });
  await expect(other).rejects.toMatchObject({ code: "idempotency_mismatch" });
});

test.each(["Addresses", "Gifts"])("a promise whose answer from %s is lost is made once", async (table) => {
  w.loseAnswer(({ tables }) => tables.includes(w.tableName(table)));
  const { gift: made } = await pledge({ email: `lost-${table}@posta.example` });
  expect((await stored(made.giftId))?.status).toBe("pledged");
});

test("a stranger's mailbox is not flooded with letters about transfers", async () => {
  const { refused } = await atOnce(8, () => pledge({ method: "transfer", email: "tasqyn@posta.example" }));
  expect(refused).toHaveLength(3);
  for (const error of refused) expect(error).toMatchObject({ status: 429 });
});

test("a wrong token opens nothing", async () => {
  const { gift: made } = await pledge();
  const wrong = { giftId: made.giftId, token: (await link("don_other")).token };
  await expect(w.guest(() => Campaign.giftPage(wrong))).rejects.toMatchObject({ status: 404 });
  await expect(w.guest(() => Campaign.chooseMethod({ ...wrong, method: "transfer" }))).rejects.toMatchObject({
    status: 404,
  });
});

test("who cannot pay by card may send a transfer instead, and says so twice without harm", async () => {
  const { gift: made } = await pledge();
  for (const _ of [1, 2]) {
    const changed = await w.guest(() => Campaign.chooseMethod({ ...linkOf(made.giftId), method: "transfer" }));
    expect(changed.method).toBe("transfer");
  }
});

function gatewayOf(
  orders: Order[],
  answers: () => { url: string } = () => ({ url: "https://gateway.example/d/1" }),
): PaymentGateway {
  return {
    name: "tiptop",
    checkout: async (order) => {
      orders.push(order);
      return answers();
    },
    read: () => undefined,
  };
}

test("the gateway is asked for this gift's sum and told the way back to its private page", async () => {
  const { gift: made, path } = await pledge();
  const orders: Order[] = [];
  const open = () =>
    w.guest(() =>
      Campaign.checkout(gatewayOf(orders), { ...linkOf(made.giftId), locale: "kk", origin: "https://kz.example" }),
    );
  expect(await open()).toEqual({ url: "https://gateway.example/d/1" });
  await open();
  expect(orders[0]).toMatchObject({
    orderId: made.giftId,
    tiyn: 500_000,
    description: "Ауыл кітапханасына кітап",
    returnUrl: `https://kz.example${path}`,
  });
  expect(orders[1]?.attempt).toBe(orders[0]?.attempt);
});

test("no checkout is opened for a campaign that has closed since, nor while the gateway is silent", async () => {
  const other = await w.as(coordinator, () => opened({ coordinator, central }));
  const { gift: made } = await pledge({ campaignId: other });
  const busy = gatewayOf([], () => {
    throw new BusyError("gateway_unavailable");
  });
  const open = (gateway: PaymentGateway) =>
    w.guest(() => Campaign.checkout(gateway, { ...linkOf(made.giftId), locale: "kk", origin: "https://kz.example" }));
  await expect(open(busy)).rejects.toMatchObject({ status: 503 });
  await w.as(coordinator, () => Campaign.close({ campaignId: other, reason: "need_gone" }));
  await expect(open(gatewayOf([]))).rejects.toMatchObject({ status: 409, code: "campaign_not_open" });
});

test("a promise costs two units by card and three by transfer", async () => {
  const writes = async (method: "card" | "transfer") => {
    const email = `olshem-${method}@posta.example`;
    const { units } = await w.capacity(() => pledge({ method, email }));
    return { contact: units.Addresses, gift: units.Gifts, limit: units.Limits ?? 0 };
  };
  expect(await writes("card")).toEqual({ contact: 1, gift: 1, limit: 0 });
  expect(await writes("transfer")).toEqual({ contact: 1, gift: 1, limit: 1 });
});

test("a settled gift costs four units by card and seven by the office, beside the reading", async () => {
  const take = (orderId: string) => Campaign.takePayment(paid(orderId, { transactionId: "777" }));
  const byCard = (await pledge({ email: "a1@posta.example" })).gift.giftId;
  const card = await w.capacity(() => w.guest(() => take(byCard)));
  expect([card.units.Gifts, card.units.Postings]).toEqual([1 + 2, 2]);
  const finance = staffActor("finance");
  const giftId = (await pledge({ email: "a2@posta.example", method: "transfer" })).gift.giftId;
  const document = { tiyn: 500_000, receivedOn: "2026-10-14", evidence: "118" };
  const bank = await w.capacity(() => w.as(finance, () => Campaign.settleTransfer({ giftId, ...document })));
  expect([bank.units.Gifts, bank.units.Postings, bank.units.Audit]).toEqual([1 + 2, 2, 3]);
});
