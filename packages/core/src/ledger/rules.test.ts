import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sum } from "../kernel/index.ts";
import {
  amountOf,
  fold,
  giftSettled,
  leftOf,
  paymentHeld,
  paymentRefunded,
  paymentReleased,
  paymentReturned,
  post,
} from "./rules.ts";
import { Posting } from "./schema.ts";

const at = "2026-10-14T07:00:00.000Z";
const amount = fc.integer({ min: 1, max: 1_000_000_000 });

/** What may happen to money, in any order. */
const happening = fc.oneof(
  fc.record({
    what: fc.constant("gift" as const),
    campaign: fc.integer({ min: 0, max: 3 }),
    tiyn: amount,
    bank: fc.boolean(),
  }),
  fc.record({ what: fc.constant("hold" as const), tiyn: amount, dollars: fc.boolean() }),
  fc.record({
    what: fc.constant("refund" as const),
    which: fc.nat(),
    part: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  fc.record({ what: fc.constant("release" as const), which: fc.nat(), campaign: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ what: fc.constant("return" as const), which: fc.nat() }),
);

/** Plays the happenings as the actions do, refusing what the rules refuse. */
function play(happenings: readonly (typeof happening extends fc.Arbitrary<infer T> ? T : never)[]): Posting[] {
  const book: Posting[] = [];
  happenings.forEach((one, index) => {
    const postingId = `cause-${index}`;
    const take = (posting: Posting, tiyn: number) => {
      book[book.indexOf(posting)] = { ...posting, reversedTiyn: (posting.reversedTiyn ?? 0) + tiyn };
    };
    const pick = (which: number, open: (posting: Posting) => boolean) => {
      const candidates = book.filter(
        (posting) => posting.reverses === undefined && leftOf(posting) > 0 && open(posting),
      );
      return candidates[which % Math.max(1, candidates.length)];
    };
    if (one.what === "gift") {
      const source = one.bank ? "bank" : "gateway:tiptop";
      book.push(
        giftSettled({
          postingId,
          at,
          source,
          campaignId: `cmp_${one.campaign}`,
          giftId: `don_${index}`,
          tiyn: one.tiyn,
        }),
      );
    } else if (one.what === "hold") {
      const currency = one.dollars ? "USD" : "KZT";
      book.push(
        paymentHeld({ postingId, at, source: "gateway:tiptop", tiyn: one.tiyn, currency, reason: "unknown_order" }),
      );
    } else if (one.what === "refund") {
      const paid = pick(one.which, () => true);
      if (!paid) return;
      const tiyn = Math.max(1, Math.floor(leftOf(paid) * one.part));
      const refund = paymentRefunded(paid, { postingId, at, tiyn });
      take(paid, tiyn);
      book.push(refund);
    } else {
      const held = pick(
        one.which,
        ({ kind, currency }) => kind === "payment.held" && (currency === "KZT" || one.what === "return"),
      );
      if (!held) return;
      const posting =
        one.what === "release"
          ? paymentReleased(held, { postingId, at, campaignId: `cmp_${one.campaign}` })
          : paymentReturned(held, { postingId, at });
      take(held, leftOf(held));
      book.push(posting);
    }
  });
  return book;
}

test("after any sequence of gifts, refunds and held payments the ledger sums to zero, in each currency", () => {
  void fc.assert(
    fc.property(fc.array(happening, { maxLength: 200 }), (happenings) => {
      const balances = fold(play(happenings));
      const of = (dollars: boolean) =>
        sum([...balances].filter(([account]) => account.endsWith(":USD") === dollars).map(([, tiyn]) => tiyn));
      expect(of(false)).toBe(0);
      expect(of(true)).toBe(0);
    }),
    { seed: 2050, numRuns: process.env.KZ_LONG ? 1000 : 100 },
  );
});

test("a campaign has what was given and released to it, less what was refunded; nothing is refunded twice", () => {
  void fc.assert(
    fc.property(fc.array(happening, { maxLength: 200 }), (happenings) => {
      const book = play(happenings);
      const balances = fold(book);
      for (const campaignId of ["cmp_0", "cmp_1", "cmp_2", "cmp_3"]) {
        const mine = book.filter((posting) => posting.campaignId === campaignId);
        const total = (kinds: string[]) => sum(mine.filter(({ kind }) => kinds.includes(kind)).map(amountOf));
        const raised = total(["gift.settled", "payment.released"]) - total(["gift.refunded"]);
        expect(raised + (balances.get(`campaign:${campaignId}`) ?? 0)).toBe(0);
        expect(raised).toBeGreaterThanOrEqual(0);
      }
      const held = book.filter(({ kind, currency }) => kind === "payment.held" && currency === "KZT");
      expect(sum(held.map(leftOf)) + (balances.get("suspense") ?? 0)).toBe(0);
      for (const posting of book) expect(leftOf(posting)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 2050, numRuns: process.env.KZ_LONG ? 1000 : 100 },
  );
});

test.each([
  [
    "that does not sum to zero",
    [
      { account: "bank", tiyn: 100 },
      { account: "suspense", tiyn: -99 },
    ],
  ],
  ["with one side", [{ account: "bank", tiyn: 0 }]],
  [
    "in parts of a tiyn",
    [
      { account: "bank", tiyn: 0.5 },
      { account: "suspense", tiyn: -0.5 },
    ],
  ],
])("a posting %s is never made", (_what, entries) => {
  expect(() => post({ postingId: "wrong", entries })).toThrow("wrong");
});

test("more than was paid is never refunded", () => {
  const paid = giftSettled({
    postingId: "tiptop:1",
    at,
    source: "gateway:tiptop",
    campaignId: "cmp_1",
    giftId: "don_1",
    tiyn: 1000,
  });
  expect(() => paymentRefunded({ ...paid, reversedTiyn: 400 }, { postingId: "tiptop:2", at, tiyn: 601 })).toThrow(
    "refund_too_large",
  );
  expect(Posting.parse(paymentRefunded(paid, { postingId: "tiptop:2", at, tiyn: 1000 })).kind).toBe("gift.refunded");
});

test("dollars are kept apart from tenge and never released to a campaign", () => {
  const held = paymentHeld({
    postingId: "tiptop:3",
    at,
    source: "gateway:tiptop",
    tiyn: 500,
    currency: "USD",
    reason: "foreign_currency",
  });
  expect(fold([held])).toEqual(
    new Map([
      ["gateway:tiptop:USD", 500],
      ["suspense:USD", -500],
    ]),
  );
  expect(() => paymentReleased(held, { postingId: "x", at, campaignId: "cmp_1" })).toThrow("foreign_currency");
});

test("what was refunded beyond the payment stands in suspense until a campaign is charged with it", () => {
  const held = paymentHeld({
    postingId: "tiptop:4",
    at,
    source: "gateway:tiptop",
    tiyn: 700,
    currency: "KZT",
    reason: "over_refund",
  });
  const charged = paymentReleased(held, { postingId: "decide:tiptop:4", at, campaignId: "cmp_1" });
  expect(fold([held, charged])).toEqual(
    new Map([
      ["suspense", 0],
      ["gateway:tiptop", -700],
      ["campaign:cmp_1", 700],
    ]),
  );
});
