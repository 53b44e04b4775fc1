import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Ledger } from "../ledger/index.ts";
import { Postings } from "../ledger/table.ts";
import { Audit, get, queryAll, scanAll } from "../table/index.ts";
import { gift, opened, paid, refunded } from "./fixture.ts";
import { Campaign } from "./index.ts";
import { Campaigns, Donors, Gifts } from "./table.ts";

let w: World;
let campaignId = "";
let number = 10_000;
const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");
const finance = staffActor("finance");
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => code === "71");
});
afterAll(() => w.stop());
beforeEach(async () => {
  campaignId = await w.as(coordinator, () => opened({ coordinator, central }));
});

const pledge = async (overrides: Parameters<typeof gift>[0] = {}) =>
  (await w.guest(() => Campaign.pledge(gift({ campaignId, email: `beru-${number++}@posta.example`, ...overrides }))))
    .gift.giftId;
const transaction = () => String(number++);
const take = (event: Parameters<typeof Campaign.takePayment>[0]) => w.guest(() => Campaign.takePayment(event));
const giftOf = (giftId: string) => w.guest(() => get(Gifts, { giftId }));
const ledger = (work: (postings: Ledger.Posting[]) => void) =>
  w.as({ kind: "system", name: "test" }, async () => {
    const postings: Ledger.Posting[] = [];
    for await (const posting of scanAll(Postings)) postings.push(posting);
    work(postings);
  });
const bookedFor = async (giftId: string) => {
  let found: Ledger.Posting[] = [];
  await ledger((postings) => {
    found = postings.filter((posting) => posting.giftId === giftId);
  });
  return found;
};

test("the same webhook a hundred times at once makes one gift and one posting", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const giftId = await pledge();
    const event = paid(giftId, { transactionId: transaction() });
    const { done, refused } = await atOnce(100, () => take(event));
    expect(refused).toEqual([]);
    expect(done.filter((outcome) => outcome === "settled")).toHaveLength(1);
    expect(done.filter((outcome) => outcome === "known")).toHaveLength(99);
    expect(await bookedFor(giftId)).toHaveLength(1);
    expect(await giftOf(giftId)).toMatchObject({ status: "settled", settledTiyn: 500_000 });
  }
}, 60_000);

test("a payment whose booking is done but whose answer is lost is booked once", async () => {
  const giftId = await pledge();
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  expect(await take(paid(giftId, { transactionId: transaction() }))).toBe("settled");
  expect(await bookedFor(giftId)).toHaveLength(1);
});

test.each([
  ["an order we do not know", () => ({ orderId: "don_00000000000000000000000000" }), "unknown_order"],
  ["an order that is none of our ids", () => ({ orderId: "'; --" }), "unknown_order"],
  ["another sum than was promised", (orderId: string) => ({ orderId, tiyn: 499_999 }), "wrong_amount"],
  ["another currency", (orderId: string) => ({ orderId, currency: "USD" }), "foreign_currency"],
])("money for %s is booked in suspense, once, and flagged", async (_what, overrides, reason) => {
  const giftId = await pledge();
  const event = paid(giftId, { transactionId: transaction(), ...overrides(giftId) });
  expect(await take(event)).toBe("held");
  expect(await take(event)).toBe("known");
  const posting = await w.guest(() => Ledger.get(`tiptop:${event.transactionId}`));
  expect(posting).toMatchObject({ kind: "payment.held", flag: "held", holdReason: reason });
  expect((await giftOf(giftId))?.status).toBe("pledged");
});

test("a gift paid twice by two transactions settles once, and the second payment is held", async () => {
  const giftId = await pledge();
  expect(await take(paid(giftId, { transactionId: transaction() }))).toBe("settled");
  const second = paid(giftId, { transactionId: transaction() });
  expect(await take(second)).toBe("held");
  expect(await w.guest(() => Ledger.get(`tiptop:${second.transactionId}`))).toMatchObject({
    holdReason: "already_paid",
    giftId,
  });
});

test("money that arrives after a campaign closed is booked all the same", async () => {
  const giftId = await pledge();
  await w.as(coordinator, () => Campaign.close({ campaignId, reason: "need_gone" }));
  expect(await take(paid(giftId, { transactionId: transaction() }))).toBe("settled");
});

test("a payment may fail and then go through; a failure told late changes nothing", async () => {
  const giftId = await pledge();
  const failed = {
    kind: "failed",
    gateway: "tiptop",
    transactionId: transaction(),
    orderId: giftId,
    code: "5051",
  } as const;
  expect(await take(failed)).toBe("failed");
  expect(await take(failed)).toBe("ignored");
  expect(await giftOf(giftId)).toMatchObject({ status: "pledged", failureCode: "5051" });
  expect(await take(paid(giftId, { transactionId: transaction() }))).toBe("settled");
  expect(await take({ ...failed, transactionId: transaction() })).toBe("ignored");
  expect((await giftOf(giftId))?.status).toBe("settled");
});

test("of many tellings of one refund one is booked, and it takes back what was booked", async () => {
  const giftId = await pledge();
  const payment = transaction();
  await take(paid(giftId, { transactionId: payment }));
  const event = refunded(payment, { transactionId: transaction() });
  const { done, refused } = await atOnce(20, () => take(event));
  expect(done.filter((outcome) => outcome === "refunded")).toHaveLength(1);
  for (const error of refused) expect(error).toMatchObject({ status: 503 });
  expect(await take(event)).toBe("known");
  expect(await giftOf(giftId)).toMatchObject({ status: "refunded", refundedTiyn: 500_000 });
  expect((await bookedFor(giftId)).map(({ kind }) => kind).toSorted()).toEqual(["gift.refunded", "gift.settled"]);
});

test("two parallel refunds of the whole: one is booked, the other is held for the office", async () => {
  const giftId = await pledge();
  const payment = transaction();
  await take(paid(giftId, { transactionId: payment }));
  const events = [transaction(), transaction()].map((transactionId) => refunded(payment, { transactionId }));
  await Promise.allSettled(events.map(take));
  const again = await Promise.all(events.map(take));
  expect(again.filter((outcome) => outcome !== "known").length).toBeLessThanOrEqual(1);
  const kinds = (
    await Promise.all(events.map((event) => w.guest(() => Ledger.get(`tiptop:${event.transactionId}`))))
  ).map((posting) => posting?.kind);
  expect(kinds.toSorted()).toEqual(["gift.refunded", "payment.held"]);
  expect((await giftOf(giftId))?.refundedTiyn).toBe(500_000);
});

test("a gift given back in parts stays settled until its last part", async () => {
  const giftId = await pledge();
  const payment = transaction();
  await take(paid(giftId, { transactionId: payment }));
  await take(refunded(payment, { transactionId: transaction(), tiyn: 200_000 }));
  expect(await giftOf(giftId)).toMatchObject({ status: "settled", refundedTiyn: 200_000 });
  await take(refunded(payment, { transactionId: transaction(), tiyn: 300_000 }));
  expect(await giftOf(giftId)).toMatchObject({ status: "refunded", refundedTiyn: 500_000 });
});

test("a refund told before its payment is asked for again, and then booked in its order", async () => {
  const giftId = await pledge();
  const payment = transaction();
  const event = refunded(payment, { transactionId: transaction() });
  await expect(take(event)).rejects.toMatchObject({ status: 503, code: "payment_unknown" });
  await take(paid(giftId, { transactionId: payment }));
  expect(await take(event)).toBe("refunded");
});

const statement = () => ({ tiyn: 500_000, receivedOn: "2026-10-14", evidence: transaction() });

test("the office matches a transfer by its reference, in the sum that came, and it is audited", async () => {
  const giftId = await pledge({ method: "transfer" });
  await w.guest(() => Campaign.mirror(giftId));
  w.settle();
  const reference = (await giftOf(giftId))?.reference ?? "";
  const [found] = await w.as(finance, () => Campaign.findTransfers({ reference: ` ${reference.toLowerCase()} ` }));
  expect(found?.gift).toMatchObject({ giftId, status: "pledged" });
  expect(JSON.stringify(found?.gift)).not.toContain("per_");
  await w.as(finance, () => Campaign.settleTransfer({ giftId, ...statement(), tiyn: 450_000 }));
  expect(await giftOf(giftId)).toMatchObject({ status: "settled", tiyn: 500_000, settledTiyn: 450_000 });
  const [posting] = await bookedFor(giftId);
  expect(posting).toMatchObject({
    enteredBy: finance.personId,
    entries: [
      { account: "bank", tiyn: 450_000 },
      { account: `campaign:${campaignId}`, tiyn: -450_000 },
    ],
  });
  expect(await w.guest(() => queryAll(Audit, { hash: giftId }))).toHaveLength(1);
  await w.guest(() => Campaign.mirror(giftId));
  w.settle();
  const waiting = await w.as(finance, () => Campaign.awaitedTransfers({}));
  expect(waiting.items.map((item) => item.gift.giftId)).not.toContain(giftId);
});

test("a coordinator matches no money, and one line of a statement is booked once", async () => {
  const giftId = await pledge({ method: "transfer" });
  const document = statement();
  await expect(w.as(coordinator, () => Campaign.settleTransfer({ giftId, ...document }))).rejects.toMatchObject({
    status: 403,
  });
  await w.as(finance, () => Campaign.settleTransfer({ giftId, ...document }));
  await expect(w.as(finance, () => Campaign.settleTransfer({ giftId, ...document }))).rejects.toMatchObject({
    code: "gift_not_pledged",
  });
  const other = await pledge({ method: "transfer" });
  await expect(w.as(finance, () => Campaign.settleTransfer({ giftId: other, ...document }))).rejects.toMatchObject({
    code: "already_booked",
  });
});

test("of ten who match one transfer at once, one does", async () => {
  const giftId = await pledge({ method: "transfer" });
  const { done } = await atOnce(10, () => w.as(finance, () => Campaign.settleTransfer({ giftId, ...statement() })));
  expect(done).toHaveLength(1);
  expect(await bookedFor(giftId)).toHaveLength(1);
});

test("a transfer nobody can place is held; another person than entered it decides, once", async () => {
  const document = statement();
  const { postingId } = await w.as(finance, () => Campaign.holdTransfer(document));
  const decide = (decision: "release" | "return", actor = central, id: string | undefined = campaignId) =>
    w.as(actor, () => Campaign.decideHeld({ postingId, decision, campaignId: id }));
  await expect(decide("release", finance)).rejects.toMatchObject({ code: "own_entry" });
  await expect(w.as(central, () => Campaign.decideHeld({ postingId, decision: "release" }))).rejects.toMatchObject({
    status: 422,
  });
  w.settle();
  expect((await w.as(central, () => Campaign.heldPayments({}))).items.map((posting) => posting.postingId)).toContain(
    postingId,
  );
  const { done } = await atOnce(5, (n) => decide(n % 2 ? "release" : "return"));
  expect(done).toHaveLength(1);
  await ledger((postings) => {
    const about = postings.filter((posting) => posting.postingId === postingId || posting.reverses === postingId);
    expect(about).toHaveLength(2);
    expect(Ledger.fold(about).get("suspense")).toBe(0);
  });
});

test("money in suspense is the country's: who does finance for a region neither takes it for a campaign there nor returns it", async () => {
  const { postingId } = await w.as(central, () => Campaign.holdTransfer(statement()));
  const regional = staffActor("finance", { region: "71" }, "regional");
  for (const decision of ["release", "return"] as const) {
    await expect(w.as(regional, () => Campaign.decideHeld({ postingId, decision, campaignId }))).rejects.toMatchObject({
      status: 403,
    });
  }
});

test("the stream's copies: the public list, the donors of the campaign and of the country, each once", async () => {
  const email = "eki-ret@posta.example";
  const first = await pledge({ email, showName: true, name: "Дана С." });
  const second = await pledge({ email });
  for (const giftId of [first, second]) {
    const payment = transaction();
    await take(paid(giftId, { transactionId: payment }));
    for (const _ of [1, 2]) await w.guest(() => Campaign.mirror(giftId));
    if (giftId === second) await take(refunded(payment, { transactionId: transaction() }));
  }
  const donors = async () => {
    const rows: string[] = [];
    await w.as({ kind: "system", name: "test" }, async () => {
      for await (const row of scanAll(Donors))
        if (row.gifts.includes(first))
          rows.push(`${row.campaignId === campaignId ? "campaign" : row.campaignId} ${row.gifts.length}`);
    });
    return rows.toSorted();
  };
  expect(await donors()).toEqual(["campaign 2", "country 2"]);
  await w.guest(() => Campaign.mirror(second));
  expect(await donors()).toEqual(["campaign 1", "country 1"]);
  const { items } = await w.guest(() => Campaign.giversOf(campaignId));
  expect(items.map(({ publicName, tiyn }) => [publicName, tiyn])).toEqual([["Дана С.", 500_000]]);
});

test("a shown name can be taken off everywhere, by those of the region, with a reason", async () => {
  const giftId = await pledge({ showName: true, name: "Дана С." });
  await take(paid(giftId, { transactionId: transaction() }));
  await w.as(coordinator, () => Campaign.hideName({ giftId, reason: "asked_by_giver" }));
  await w.guest(() => Campaign.mirror(giftId));
  const rows = await w.guest(() => queryAll(Campaigns, { hash: campaignId, range: { beginsWith: "gift#" } }));
  expect(JSON.stringify(rows)).not.toContain("Дана");
  const hidden = await w.guest(() => queryAll(Campaigns, { hash: campaignId, range: { beginsWith: "hidden#" } }));
  expect(hidden).toMatchObject([{ reason: "asked_by_giver" }]);
  expect(JSON.stringify(hidden)).not.toContain(giftId);
  const month = w.clock.now().toISOString().slice(0, 7);
  const moves = { [`hidden-names#${month}|asked_by_giver`]: 1 };
  expect(Campaign.movesOfCampaign({ kind: "insert", after: hidden[0] as never })).toEqual(moves);
  expect(Campaign.movesOfCampaign({ kind: "insert", after: rows[0] as never })).toEqual({});
  await expect(w.as(coordinator, () => Campaign.hideName({ giftId, reason: "insulting" }))).rejects.toMatchObject({
    status: 409,
  });
});
