import { createPump, type Pump } from "@kz2050/local/pump";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { STREAM_WORKERS } from "@kz2050/workers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, type Notice } from "../kernel/index.ts";
import { Ledger } from "../ledger/index.ts";
import { Stream } from "../stream/index.ts";
import { Counts } from "../stream/table.ts";
import { get, write } from "../table/index.ts";
import { COUNTRY, donorsCounter, raisedCounter } from "./events.ts";
import { gift, opened, paid, refunded } from "./fixture.ts";
import { Campaign } from "./index.ts";
import { Campaigns } from "./table.ts";

let w: World;
let pump: Pump;
const letters: Notice[] = [];
const coordinator = staffActor("coordinator", { region: "71" });
const central = staffActor("central");
const hands = { coordinator, central };
beforeAll(async () => {
  w = await world();
  const platform = {
    ...w.deps,
    enqueue: async (notices: readonly Notice[]) => void letters.push(...notices),
    mailer: { send: async () => undefined },
    publicOrigin: "https://kz.example",
    officeOrigin: "https://office.example",
  };
  const seen = new Map<string, string>();
  const positions = {
    get: (shard: string) => seen.get(shard),
    set: (shard: string, sequence: string) => void seen.set(shard, sequence),
  };
  pump = createPump({
    endpoint: w.endpoint,
    tableName: w.tableName,
    workers: STREAM_WORKERS,
    deps: platform,
    positions,
  });
  await loadReference(w, ({ code }) => code === "71");
});
afterAll(() => w.stop());

const asJob = <T>(work: () => Promise<T>) => w.as({ kind: "system", name: "test" }, work);
async function drain(): Promise<void> {
  while ((await pump.once()) > 0);
}
let number = 1;
async function given(
  campaignId: string,
  overrides: Parameters<typeof gift>[0] = {},
): Promise<{ giftId: string; payment: string }> {
  const payment = String(number++);
  const { gift: made } = await w.guest(() => Campaign.pledge(gift({ campaignId, ...overrides })));
  await w.guest(() => Campaign.takePayment(paid(made.giftId, { transactionId: payment, tiyn: made.tiyn })));
  return { giftId: made.giftId, payment };
}

test("totals, donors and the budget follow the ledger: raised less refunded is what the campaign holds", async () => {
  const campaignId = await w.as(coordinator, () => opened(hands));
  await given(campaignId, { amount: 5000, email: "bir@posta.example" });
  await given(campaignId, { amount: 2000, email: "bir@posta.example" });
  const { payment } = await given(campaignId, { amount: 3000, email: "eki@posta.example" });
  await w.guest(() => Campaign.pledge(gift({ campaignId, amount: 9999 })));
  await drain();
  expect(await w.guest(() => Campaign.get(campaignId))).toMatchObject({ raised: 1_000_000, donors: 2 });
  await w.guest(() => Campaign.takePayment(refunded(payment, { tiyn: 300_000, transactionId: "r1" })));
  await drain();
  await drain();
  expect(await w.guest(() => Campaign.get(campaignId))).toMatchObject({ raised: 700_000, donors: 1 });
  const budget = await w.guest(() => Campaign.budgetOf(campaignId));
  expect(budget).toMatchObject({ received: 1_000_000, refunded: 300_000, balance: 700_000 });
  await asJob(async () => {
    const postings: Ledger.Posting[] = [];
    for await (const posting of Ledger.all()) postings.push(posting);
    expect(-(Ledger.fold(postings).get(`campaign:${campaignId}`) ?? 0)).toBe(budget.balance);
  });
});

test("a public total costs one read of half a unit", async () => {
  const { units } = await w.capacity(() => w.guest(() => Stream.countOf(raisedCounter(COUNTRY))));
  expect(units).toEqual({ Counts: 0.5 });
});

test("the recount mends a drift made on purpose and says how much; quiet counters alone", async () => {
  const campaignId = await w.as(coordinator, () => opened(hands));
  await given(campaignId, { amount: 5000, email: "ush@posta.example" });
  await drain();
  const before = await w.guest(() => Campaign.get(campaignId));
  const drift = (counterId: string, by: number) =>
    w.guest(() => write(Counts.update({ counterId }, { upsert: true, add: { value: by } })));
  await drift(raisedCounter(campaignId), -123);
  await drift(donorsCounter(campaignId), 4);
  const early = await asJob(() => Campaign.recount());
  expect(early.drift.size).toBe(0);
  expect(early.moving).toBeGreaterThan(0);
  w.clock.advance(DAY);
  const { drift: mended, unbalanced } = await asJob(() => Campaign.recount());
  expect([...mended]).toEqual(
    expect.arrayContaining([
      [raisedCounter(campaignId), 123],
      [donorsCounter(campaignId), -4],
    ]),
  );
  expect(mended.size).toBe(2);
  expect(unbalanced).toEqual([]);
  expect(await w.guest(() => Campaign.get(campaignId))).toEqual(before);
  expect((await asJob(() => Campaign.recount())).drift.size).toBe(0);
});

test("each state of a gift calls for its letter once, with no address, name or token in it", async () => {
  const campaignId = await w.as(coordinator, () => opened(hands));
  letters.length = 0;
  const { giftId } = await given(campaignId, { email: "tort@posta.example", showName: true, name: "Дана С." });
  const { gift: transfer } = await w.guest(() =>
    Campaign.pledge(gift({ campaignId, method: "transfer", email: "bes@posta.example" })),
  );
  const { gift: failing } = await w.guest(() => Campaign.pledge(gift({ campaignId, email: "alty@posta.example" })));
  await w.guest(() =>
    Campaign.takePayment({
      kind: "failed",
      gateway: "tiptop",
      transactionId: "f1",
      orderId: failing.giftId,
      code: "5051",
    }),
  );
  await drain();
  const kinds = letters.map(({ id, kind }) => [id.split(":")[0], kind]);
  expect(new Set(kinds.map(String))).toEqual(
    new Set(
      [
        [giftId, "campaign.settled"],
        [transfer.giftId, "campaign.transfer"],
        [failing.giftId, "campaign.failed"],
      ].map(String),
    ),
  );
  expect(JSON.stringify(letters)).not.toMatch(/@|Дана|token/);
});

test("when a campaign closes, everybody who gave is told once, however often they gave", async () => {
  const campaignId = await w.as(coordinator, () => opened(hands));
  await given(campaignId, { email: "jeti@posta.example" });
  await given(campaignId, { email: "jeti@posta.example" });
  await given(campaignId, { email: "segiz@posta.example" });
  await drain();
  letters.length = 0;
  await w.as(central, () => Campaign.close({ campaignId, reason: "need_gone" }));
  await drain();
  expect(letters.map(({ kind }) => kind)).toEqual(["campaign.closed", "campaign.closed"]);
  expect(new Set(letters.map(({ id }) => id)).size).toBe(2);
});

test("under the rule stop, the target closes the checkout at once and the campaign soon after", async () => {
  const campaignId = await w.as(coordinator, () => opened(hands, { target: 10_000, overTarget: "stop" }));
  await given(campaignId, { amount: 10_000, email: "togyz@posta.example" });
  await drain();
  await expect(w.guest(() => Campaign.pledge(gift({ campaignId })))).rejects.toMatchObject({
    code: "campaign_target_reached",
  });
  expect(await asJob(() => Campaign.closeDue())).toBe(1);
  const row = await w.guest(() => get(Campaigns, { campaignId, item: "campaign" }));
  expect(row).toMatchObject({ status: "closed", closeReason: "target_reached" });
});
