import { expect, test } from "vitest";
import { parse } from "../kernel/index.ts";
import { PublicName, wholeTenge } from "./input.ts";
import { assertPlan, assertTakesGifts, closingOf, readReference, TRANSITIONS } from "./rules.ts";
import { CAMPAIGN_STATUSES, type Campaign } from "./schema.ts";

const NOW = new Date("2026-10-14T07:00:00.000Z");
const campaign = (overrides: Partial<Campaign> = {}) =>
  ({ status: "open", endsOn: "2026-10-14", overTarget: "stop", target: 1000, ...overrides }) as Campaign;

test.each([
  ["while it is open, on its last day", campaign(), 999, NOW, undefined],
  [
    "not after its last day, by the country's clock",
    campaign(),
    0,
    new Date("2026-10-14T19:00:00.000Z"),
    "campaign_ended",
  ],
  ["up to that clock's midnight", campaign(), 0, new Date("2026-10-14T18:59:59.000Z"), undefined],
  ["not at its target where the rule says stop", campaign(), 1000, NOW, "campaign_target_reached"],
  ["beyond its target where the rule says go on", campaign({ overTarget: "continue" }), 5000, NOW, undefined],
  ["not before it is opened", campaign({ status: "submitted" }), 0, NOW, "campaign_not_open"],
  ["not once it is closed", campaign({ status: "closed" }), 0, NOW, "campaign_not_open"],
])("a campaign takes gifts %s", (_when, one, raised, now, code) => {
  const act = () => assertTakesGifts(one, raised, now);
  if (code) expect(act).toThrow(code);
  else expect(act).not.toThrow();
});

test("a campaign closes by itself after its last day, or at its target under the rule stop, and only then", () => {
  expect(closingOf(campaign(), 10, NOW)).toBeUndefined();
  expect(closingOf(campaign(), 1000, NOW)).toBe("target_reached");
  expect(closingOf(campaign({ overTarget: "carry" }), 1000, NOW)).toBeUndefined();
  expect(closingOf(campaign({ endsOn: "2026-10-13" }), 10, NOW)).toBe("ended");
  expect(closingOf(campaign({ status: "closed", endsOn: "2026-10-13" }), 10, NOW)).toBeUndefined();
});

test("nothing follows a reported campaign, and a closed one never opens again", () => {
  expect(CAMPAIGN_STATUSES.filter((status) => TRANSITIONS[status].includes("open"))).toEqual(["submitted"]);
  expect(TRANSITIONS.reported).toEqual([]);
});

test.each([
  ["5 000", 500_000],
  ["5 000 ₸", 500_000],
  [250, 25_000],
])("a giver may write %s", (typed, tiyn) => {
  expect(parse(wholeTenge(100, 10_000_000), typed)).toBe(tiyn);
});

test.each([
  ["", { code: "required" }],
  ["99", { code: "too_small", params: { min: 100 } }],
  ["10000001", { code: "too_big", params: { max: 10_000_000 } }],
  ["100,50", { code: "invalid_number" }],
  ["-500", { code: "invalid_number" }],
  ["1e6", { code: "invalid_number" }],
])("a gift of %j is refused with what to mend", (typed, issue) => {
  expect(() => parse(wholeTenge(100, 10_000_000), typed)).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining(issue)] }),
  );
});

test("a reference is read however it is copied, and not with one character wrong or two exchanged", () => {
  const whole = readReference("7q2 m4f-9xd") ?? readReference("7Q2M4F9X0") ?? "";
  const good =
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
      .split("")
      .map((last) => readReference(`7Q2M4F9X${last}`))
      .find(Boolean) ?? whole;
  expect(good).toMatch(/^7Q2-M4F-9X.$/);
  expect(readReference(good.toLowerCase().replaceAll("-", " "))).toBe(good);
  expect(readReference(good.replace("0", "O"))).toBe(good);
  expect(readReference(good.replace("7Q2", "8Q2"))).toBeUndefined();
  expect(readReference(good.replace("7Q2", "7Q2").replace("M4F", "4MF"))).toBeUndefined();
  expect(readReference(good.slice(0, -1))).toBeUndefined();
});

test.each(["Дана С.", "Ахметовтер отбасы", "«Үміт» ЖШС"])("%s may be shown", (name) => {
  expect(PublicName.safeParse(name).success).toBe(true);
});
test.each(["a@posta.example", "https://shop.example", "Арзан несие 87010000000", "<b>x</b>"])(
  "%s is not shown as a name",
  (name) => {
    expect(PublicName.safeParse(name).success).toBe(false);
  },
);

test.each([
  ["ends today", { endsOn: "2026-10-14", overTarget: "stop" as const }, "date_in_past"],
  ["lasts more than a year", { endsOn: "2027-11-01", overTarget: "stop" as const }, "date_too_far"],
  ["carries the rest nowhere", { endsOn: "2026-12-01", overTarget: "carry" as const }, "required"],
])("a plan that %s is refused", (_what, plan, code) => {
  expect(() => assertPlan(plan, NOW)).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code })] }));
});
