import { atOnce, NOON, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DAY, inScope, scope, system } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Audit, queryAll } from "../table/index.ts";
import { applied, form } from "./fixture.ts";
import { Membership } from "./index.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await w.as(system("test"), () =>
    Reference.load({
      ...{ kind: "region", code: "71", zone: "Asia/Almaty" },
      name: { kk: "Астана", ru: "Астана", en: "Astana" },
    }),
  );
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

/** Somebody of the office who has just shown a second factor, whatever the clock was moved to. */
const central = (name = "dana") => ({
  ...staffActor("central", {}, name),
  provedAt: w.clock.now().toISOString(),
});
const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const FIRST = Reference.FIRST_STANDING_RULES.rules;
type Rules = Parameters<typeof Membership.setRules>[0]["rules"];
/** A term of so many days, then so many to make good. */
const term = (days: number, grace = 60): Rules =>
  FIRST.map((rule) => {
    if (rule.code === "current") return { ...rule, until: { event: "renewed", days } };
    if (rule.code === "grace")
      return { ...rule, isOn: true, from: { event: "renewed", days }, until: { event: "renewed", days: days + grace } };
    return rule.code === "lapsed" ? { ...rule, isOn: true, from: { event: "renewed", days: days + grace } } : rule;
  });
const rulesNow = () => w.as(central(), () => Membership.standingRules({}));
const set = async (rules: Rules, by = central()) => {
  const { now } = await rulesNow();
  return w.as(by, () => Membership.setRules({ version: now.version, rules }));
};
const trail = () => w.guest(() => queryAll(Audit, { hash: "standing-rules" }));
const copy = (membershipKey: string) => w.as(system("stream"), () => Membership.copyCard(membershipKey));

let people = 0;
async function member() {
  people += 1;
  const one = await w.guest(() => applied(form({ email: `musha${people}@posta.example` })));
  await w.as(astana, () => Membership.approve({ membershipKey: one.membershipKey }));
  await copy(one.membershipKey);
  const own = () => w.guest(() => Membership.read(one));
  const { cardCode = "" } = await own();
  return { ...one, own, card: () => w.guest(() => Membership.card(cardCode)) };
}

test("a member is new for the first 90 days and current from then on, and nothing is written for it", async () => {
  const { own, card } = await member();
  expect((await own()).standing).toEqual({ code: "new", until: "2027-01-12" });
  w.clock.advance(89 * DAY);
  expect(await card()).toEqual({ valid: true, region: "71", standing: "new" });
  w.clock.advance(DAY);
  expect((await own()).standing).toEqual({ code: "current" });
  w.clock.advance(3000 * DAY);
  expect(await card()).toEqual({ valid: true, region: "71", standing: "current" });
});

test("a change of the rules holds from the next read, though its answer be lost, and each leaves a row with who and when", async () => {
  const { own, card, membershipKey, token } = await member();
  w.clock.advance(100 * DAY);
  expect((await own()).standing?.code).toBe("current");
  const before = (await rulesNow()).log.length;
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await set(term(95, 5));
  expect((await own()).standing).toEqual({ code: "lapsed" });
  expect(await card()).toEqual({ valid: false, region: "71", standing: "lapsed" });
  await w.as(astana, async () => {
    expect((await Membership.view({ membershipKey })).standing).toEqual({ code: "lapsed" });
  });
  const { now, log } = await rulesNow();
  const at = w.clock.now().toISOString();
  expect(log).toHaveLength(Math.max(before, 1));
  expect(now).toMatchObject({ setAt: at, setBy: central().personId, rules: term(95, 5) });
  expect((await trail()).at(-1)).toMatchObject({
    ...{ action: "membership.set-rules", role: "central", actor: central().personId },
    ...{ before: "new, current", after: "new, current, grace, lapsed" },
  });
  await w.guest(() => Membership.renew({ membershipKey, token }));
  await set(FIRST);
  expect((await own()).standing?.code).toBe("current");
  expect((await rulesNow()).log.map(({ version }) => version)).toEqual([now.version + 1, now.version]);
});

test("a lapsed member who says that they still take part has a card that holds again, though the answer be lost", async () => {
  const { own, card, membershipKey, token } = await member();
  await set(term(365));
  w.clock.advance(400 * DAY);
  expect((await own()).standing).toEqual({ code: "grace", until: "2027-12-13" });
  expect((await card()).valid).toBe(true);
  w.clock.advance(25 * DAY);
  expect((await card()).valid).toBe(false);
  w.loseAnswer(({ operation }) => operation === "UpdateItem");
  const renewed = await w.guest(() => Membership.renew({ membershipKey, token }));
  expect(renewed).toMatchObject({
    renewedAt: w.clock.now().toISOString(),
    standing: { code: "current", until: "2028-12-12" },
  });
  await copy(membershipKey);
  expect(await card()).toEqual({ valid: true, region: "71", standing: "current" });
  await set(FIRST);
});

test("taking part is said once a day, however often the button is pressed, and changes nothing a colleague decides on", async () => {
  const { own, membershipKey, token } = await member();
  w.clock.advance(DAY);
  const { done } = await atOnce(20, () => w.guest(() => Membership.renew({ membershipKey, token })));
  expect(done).toHaveLength(20);
  const first = (await own()).renewedAt;
  w.clock.advance(3_600_000);
  await w.guest(() => Membership.renew({ membershipKey, token }));
  expect((await own()).renewedAt).toBe(first);
  await w.as(central(), () => Membership.end({ membershipKey, version: 3, reason: "asked" }));
  const late = w.guest(() => Membership.renew({ membershipKey, token }));
  await expect(late).rejects.toMatchObject({ status: 409, code: "wrong_state" });
  expect((await own()).standing).toBeUndefined();
  const stranger = w.guest(() => Membership.renew({ membershipKey, token: "A".repeat(22) }));
  await expect(stranger).rejects.toMatchObject({ status: 404, code: "link_invalid" });
});

test("an approval that is taken back takes along what the member said of taking part", async () => {
  const { membershipKey, token } = await member();
  await w.guest(() => Membership.renew({ membershipKey, token }));
  await w.as(astana, () => Membership.undo({ membershipKey }));
  expect(await w.guest(() => Membership.read({ membershipKey, token }))).not.toHaveProperty(
    "renewedAt",
    expect.anything(),
  );
});

test("of editors at once one is first and each other is told that the rules have changed", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { now } = await rulesNow();
    const { done, refused } = await atOnce(12, (n) =>
      w.as(central(`redaktor${n}`), () => Membership.setRules({ version: now.version, rules: term(100 + n) })),
    );
    expect(done).toHaveLength(1);
    for (const error of refused) expect(error).toMatchObject({ status: 412, code: "stale" });
    expect((await rulesNow()).now.version).toBe(now.version + 1);
  }
  const old = w.as(central(), () => Membership.setRules({ version: 1, rules: FIRST }));
  await expect(old).rejects.toMatchObject({ status: 412 });
  await set(FIRST);
});

test("a form that is sent twice changes the rules once", async () => {
  const { now } = await rulesNow();
  const request = { key: "form-1", bodyHash: "same" };
  const send = () =>
    w.as(central(), () =>
      inScope({ ...scope(), request }, () => Membership.setRules({ version: now.version, rules: term(300) })),
    );
  expect(await send()).toEqual({ version: now.version + 1 });
  expect(await send()).toEqual({ version: now.version + 1 });
  expect((await rulesNow()).now.version).toBe(now.version + 1);
  await set(FIRST);
});

test("rules with a gap, with an overlap, or two for one standing are refused, and change nothing", async () => {
  const { now } = await rulesNow();
  const refused = (rules: Rules) =>
    expect(w.as(central(), () => Membership.setRules({ version: now.version, rules }))).rejects;
  const with2 = (over: Partial<Rules[number]>) =>
    FIRST.map((rule, index) => (index === 1 ? { ...rule, ...over } : rule));
  const invalid = (field: string, code: string, params?: object) => ({
    ...{ status: 422, issues: [{ field, code, ...(params && { params }) }] },
  });
  await refused(with2({ from: { event: "since", days: 120 } })).toMatchObject(
    invalid("rules.0.until.days", "standing_gap", { first: 90, last: 119 }),
  );
  await refused(with2({ from: { event: "since", days: 60 } })).toMatchObject(
    invalid("rules.1.from.days", "standing_overlap", { first: 60, last: 89 }),
  );
  await refused(with2({ code: "lapsed", weight: 21 })).toMatchObject(invalid("rules.3.code", "invalid_choice"));
  await refused(with2({ from: { event: "since", days: -1 } })).toMatchObject({ status: 422 });
  expect((await rulesNow()).now).toEqual(now);
});

test("central office alone sets the rules, with a factor shown within ten minutes", async () => {
  const { now } = await rulesNow();
  const deeds: (() => Promise<unknown>)[] = [
    () => Membership.standingRules({}),
    () => Membership.setRules({ version: now.version, rules: FIRST }),
  ];
  for (const deed of deeds) {
    await expect(w.as(astana, deed)).rejects.toMatchObject({ status: 403, code: "forbidden" });
    await expect(w.guest(deed)).rejects.toMatchObject({ status: 401 });
  }
  const earlier = central();
  w.clock.advance(11 * 60_000);
  const tired = w.as(earlier, () => Membership.setRules({ version: now.version, rules: FIRST }));
  await expect(tired).rejects.toMatchObject({ status: 403, code: "step_up_required" });
});

test("what setting the rules, saying that one takes part and checking a card cost in capacity units", async () => {
  const { card, membershipKey, token } = await member();
  const { now } = await rulesNow();
  const setting = await w.capacity(() =>
    w.as(central(), () => Membership.setRules({ version: now.version, rules: FIRST })),
  );
  const renewing = await w.capacity(() => w.guest(() => Membership.renew({ membershipKey, token })));
  const checking = await w.capacity(card);
  expect(setting.units).toEqual({ Reference: 3, Audit: 3 });
  // The own page that follows reads the rules.
  expect(renewing.units).toEqual({ Memberships: 3, Reference: 1 });
  expect(checking.units).toEqual({ Cards: 0.5, Reference: 1 });
});
