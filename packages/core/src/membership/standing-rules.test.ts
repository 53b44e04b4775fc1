import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { codesOf, endOfRule, faultsOf, ruleOn, type StandingRule } from "./standing-rules.ts";

const FIRST = Reference.FIRST_STANDING_RULES.rules;
type Bound = readonly [event: StandingRule["from"]["event"], days: number];
const rule = (code: StandingRule["code"], weight: number, from: Bound, until?: Bound): StandingRule => ({
  ...{ code, weight, isOn: true, from: { event: from[0], days: from[1] } },
  ...(until && { until: { event: until[0], days: until[1] } }),
});
/** A year's term: whoever says nothing for a year is reminded for 60 days, and their card then holds no more. */
const TERM = [
  rule("new", 10, ["since", 0], ["since", 90]),
  rule("current", 20, ["since", 90], ["renewed", 365]),
  rule("grace", 30, ["renewed", 365], ["renewed", 425]),
  rule("lapsed", 40, ["renewed", 425]),
];
const off = (rules: readonly StandingRule[], ...codes: readonly string[]): StandingRule[] =>
  rules.map((one) => (codes.includes(one.code) ? { ...one, isOn: false } : one));
const changed = (code: string, over: Partial<StandingRule>): StandingRule[] =>
  TERM.map((one) => (one.code === code ? { ...one, ...over } : one));

const JOINED = "2026-01-10";
/** Noon of the movement's clock. */
const noonOf = (date: string): string => `${date}T07:00:00.000Z`;
const standing = (rules: StandingRule[], day: number, renewedOn?: number) =>
  ruleOn(
    rules,
    {
      memberSince: noonOf(JOINED),
      ...(renewedOn !== undefined && { renewedAt: noonOf(plusDays(JOINED, renewedOn)) }),
    },
    plusDays(JOINED, day),
  )?.code;

test.each([
  ["as the movement begins", FIRST, 0, undefined, "new"],
  ["as the movement begins", FIRST, 89, undefined, "new"],
  ["as the movement begins", FIRST, 90, undefined, "current"],
  ["as the movement begins", FIRST, 9000, undefined, "current"],
  ["as the movement begins", FIRST, 30, 10, "new"],
  ["with a term", TERM, 364, undefined, "current"],
  ["with a term", TERM, 365, undefined, "grace"],
  ["with a term", TERM, 424, undefined, "grace"],
  ["with a term", TERM, 425, undefined, "lapsed"],
  ["with a term", TERM, 425, 425, "current"],
  ["with a term", TERM, 425, 60, "grace"],
  ["with a term", TERM, 789, 425, "current"],
  ["with a term", TERM, 790, 425, "grace"],
])("%s, day %3$i", (_name, rules, day, renewedOn, expected) => {
  expect(standing(rules, day, renewedOn)).toBe(expected);
});

test("days are the movement's own: a standing changes at its midnight, whatever the hour of joining", () => {
  const since = (memberSince: string) => ruleOn(FIRST, { memberSince }, "2026-04-10")?.code;
  expect(since("2026-01-09T18:59:59.000Z")).toBe("current");
  expect(since("2026-01-09T19:00:00.000Z")).toBe("current");
  expect(since("2026-01-10T18:59:59.000Z")).toBe("current");
  expect(since("2026-01-10T19:00:00.000Z")).toBe("new");
});

test("of two rules that hold, the one of least weight is looked at first", () => {
  const both = [rule("current", 20, ["since", 0]), rule("new", 10, ["since", 0])];
  expect(standing(both, 5)).toBe("new");
});

test("a rule ends on the day it names, counted from the member's last word where it says so", () => {
  const dates = { memberSince: noonOf(JOINED), renewedAt: noonOf("2026-06-01") };
  const ends = TERM.map((one) => endOfRule(one, dates));
  expect(ends).toEqual(["2026-04-10", "2027-06-01", "2027-07-31", undefined]);
});

test.each([
  ["the rules the movement begins with", FIRST, undefined],
  ["a year's term", TERM, undefined],
  ["no new members", off(changed("current", { from: { event: "since", days: 0 } }), "new"), undefined],
  ["none at all", off(TERM, "new", "current", "grace", "lapsed"), ["standing_gap", "rules.0.isOn", { first: 0 }]],
  [
    "the first days forgotten",
    changed("new", { from: { event: "since", days: 3 } }),
    ["standing_gap", "rules.0.from.days", { first: 0, last: 2 }],
  ],
  [
    "thirty days between",
    changed("grace", { from: { event: "renewed", days: 395 } }),
    ["standing_gap", "rules.1.until.days", { first: 365, last: 394 }],
  ],
  ["no end", off(TERM, "lapsed"), ["standing_gap", "rules.2.until.days", { first: 425 }]],
  [
    "a gap for those alone who said they take part",
    changed("current", { from: { event: "since", days: 90 }, until: { event: "since", days: 365 } }),
    ["standing_gap", "rules.1.until.days", { first: 365, renewed: 0 }],
  ],
  [
    "ten days twice",
    changed("current", { from: { event: "since", days: 80 } }),
    ["standing_overlap", "rules.1.from.days", { first: 80, last: 89, one: "new", two: "current" }],
  ],
  [
    "an end before its beginning",
    changed("grace", { until: { event: "renewed", days: 300 } }),
    ["standing_never", "rules.2.until.days", undefined],
  ],
  [
    "an end that joining comes before",
    changed("grace", { until: { event: "since", days: 200 } }),
    ["standing_never", "rules.2.until.days", undefined],
  ],
])("%s", (_name, rules, expected) => {
  const [fault] = faultsOf(rules as StandingRule[]);
  expect(fault && [fault.code, fault.field, fault.params]).toEqual(expected);
});

test("rules that nothing stands against give every day since joining exactly one standing, renewed or not", () => {
  const bound = fc.record({ event: fc.constantFrom("since" as const, "renewed" as const), days: fc.nat(8) });
  const rules = fc.tuple(
    ...Reference.STANDINGS.map((code, index) =>
      fc.record({
        code: fc.constant(code),
        weight: fc.constant(index),
        isOn: fc.boolean(),
        from: bound,
        until: fc.option(bound, { nil: undefined }),
      }),
    ),
  );
  let [whole, faulty] = [0, 0];
  fc.assert(
    fc.property(rules, (tried) => {
      const counts: number[] = [];
      for (let day = 0; day <= 10; day += 1) {
        for (let renewedOn = 0; renewedOn <= day; renewedOn += 1) {
          counts.push(tried.filter((one) => standing([one], day, renewedOn) !== undefined).length);
        }
      }
      const isWhole = counts.every((count) => count === 1);
      const faults = faultsOf(tried).filter(({ code }) => code !== "standing_never");
      if (isWhole) whole += 1;
      else faulty += 1;
      // A rule that never holds is refused too, though it leaves no gap.
      if (isWhole) expect(faults).toEqual([]);
      else expect(faultsOf(tried)).not.toEqual([]);
    }),
    { numRuns: 400, seed: 2050 },
  );
  expect(faulty).toBeGreaterThan(0);
  expect(whole).toBeGreaterThan(0);
});

test("whoever joined on any day of the calendar has one standing on each day of the first three years", () => {
  fc.assert(
    fc.property(fc.nat(1200), fc.nat(1095), fc.nat(1095), (joined, day, renewal) => {
      const since = plusDays("2024-01-01", joined);
      const renewedAt = noonOf(plusDays(since, Math.min(day, renewal)));
      const dates = { memberSince: noonOf(since), renewedAt };
      const held = TERM.filter((one) => ruleOn([one], dates, plusDays(since, day)));
      expect(held).toHaveLength(1);
      expect(ruleOn(TERM, dates, plusDays(since, day))).toEqual(held[0]);
    }),
    { seed: 2050 },
  );
});

test("the trail names the standings in force, in their order", () => {
  expect(codesOf(FIRST)).toBe("new, current");
  expect(codesOf(TERM)).toBe("new, current, grace, lapsed");
});
