import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkToken, plusDays } from "../kernel/index.ts";
import { LIMITS } from "../limit/index.ts";
import { get, queryAll } from "../table/index.ts";
import { form, notedBy, volunteer } from "./fixture.ts";
import { Volunteering } from "./index.ts";
import { dayKeyOf } from "./record.ts";
import { HoursNoted } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => ["71", "75"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" });
let people = 0;
const somebody = () => w.guest(() => volunteer(`erikti${++people}@posta.example`));
const dayOf = async (personId: string, date = "2026-10-10"): Promise<number> => {
  const row = await w.guest(async () => get(HoursNoted, { hoursId: dayKeyOf(personId, date) }));
  return row?.kind === "day" ? row.quarters : 0;
};
const tokenOf = (hoursId: string) => linkToken(Volunteering.LINKS.hours, hoursId);

test("hours wait for their organiser, and a repeated request notes them once", async () => {
  const me = await somebody();
  const request = { key: "bir", bodyHash: "a" };
  const first = await w.as(me, () => Volunteering.note(form()), request);
  const again = await w.as(me, () => Volunteering.note(form()), request);
  expect(again).toEqual(first);
  expect(await dayOf(me.personId)).toBe(10);
  const { hoursId } = first;
  const seen = await w.guest(async () => Volunteering.read({ hoursId, token: tokenOf(hoursId) }));
  expect(seen).toMatchObject({ status: "waiting", quarters: 10, region: "71" });
  expect(seen).not.toHaveProperty("personId");
});

test("a lost answer notes hours once, for five units", async () => {
  const me = await somebody();
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await notedThrough(me);
  expect(await dayOf(me.personId)).toBe(10);
  const { units } = await w.capacity(() => notedThrough(me, { quarters: 4 }));
  expect(units.HoursNoted).toBe(CAPACITY);
});
/** The row and the day, each twice for the transaction, and the row's place in the queue. */
const CAPACITY = 5;
const notedThrough = (me: Awaited<ReturnType<typeof somebody>>, overrides = {}) =>
  w.as(me, () => Volunteering.note(form(overrides)));

test("no day of one person holds more than twelve hours, though many forms come at once", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const me = await somebody();
    const { done, refused } = await atOnce(12, () => w.as(me, () => Volunteering.note(form({ quarters: 9 }))));
    expect(done).toHaveLength(5);
    expect(refused).toHaveLength(7);
    for (const error of refused)
      expect(error).toMatchObject({ status: 422, issues: [{ field: "quarters", code: "day_is_full" }] });
    expect(await dayOf(me.personId)).toBe(45);
    await w.as(me, () => Volunteering.note(form({ date: "2026-10-11", quarters: 48 })));
  }
}, 30_000);

test("nobody fills an organiser's queue: beyond a month's days at once further hours wait", async () => {
  const me = await somebody();
  const { burst } = LIMITS["hours.person"];
  const days = Array.from({ length: burst + 1 }, (_, back) => plusDays("2026-10-14", -back));
  for (const date of days.slice(1)) await notedThrough(me, { date });
  await expect(notedThrough(me, { date: days[0] })).rejects.toMatchObject({ status: 429 });
  expect(await dayOf(me.personId, days[0])).toBe(0);
});

test("the days of two people are each their own", async () => {
  const [one, other] = [await somebody(), await somebody()];
  for (const me of [one, other]) await w.as(me, () => Volunteering.note(form({ quarters: 48 })));
  expect(await dayOf(other.personId)).toBe(48);
});

test.each([
  ["a day yet to come", { date: "2026-10-15" }, "date", "date_in_future"],
  ["a day beyond a year", { date: "2025-10-01" }, "date", "date_too_early"],
  ["a region we do not know", { region: "99" }, "region", "invalid_choice"],
  ["an organiser we do not know", { organiser: "99" }, "organiser", "invalid_choice"],
  ["more than twelve hours", { quarters: 49 }, "quarters", "too_big"],
  ["nothing said", { text: "" }, "text", "required"],
])("%s is refused", async (_what, overrides, field, code) => {
  const me = await somebody();
  await expect(w.as(me, () => Volunteering.note(form(overrides)))).rejects.toMatchObject({
    issues: [{ field, code }],
  });
});

test("whoever is not signed in notes nothing, and staff note nothing as staff", async () => {
  await expect(w.guest(() => Volunteering.note(form()))).rejects.toMatchObject({ status: 401 });
  await expect(w.as(astana, () => Volunteering.note(form()))).rejects.toMatchObject({ status: 403 });
});

test("hours that wait may be taken back once, and their day is free again", async () => {
  const me = await somebody();
  const hoursId = await w.as(me, () => notedBy(me, { quarters: 48 }));
  const link = { hoursId, token: await w.guest(async () => tokenOf(hoursId)) };
  await expect(w.guest(async () => Volunteering.withdraw({ ...link, token: "a".repeat(22) }))).rejects.toMatchObject({
    code: "link_invalid",
  });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  expect((await w.guest(async () => Volunteering.withdraw(link))).status).toBe("withdrawn");
  expect(await dayOf(me.personId)).toBe(0);
  await expect(w.guest(async () => Volunteering.withdraw(link))).rejects.toMatchObject({ code: "wrong_state" });
  await w.as(me, () => Volunteering.note(form({ quarters: 48 })));
});

test("of a withdrawal and a confirmation at the same time one stands, and the day agrees with it", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const me = await somebody();
    const hoursId = await w.as(me, () => notedBy(me));
    const { done } = await atOnce<unknown>(8, (n) =>
      n % 2 === 0
        ? w.guest(async () => Volunteering.withdraw({ hoursId, token: tokenOf(hoursId) }))
        : w.as(astana, () => Volunteering.confirm({ hoursId })),
    );
    expect(done).toHaveLength(1);
    const { status } = await w.guest(async () => Volunteering.read({ hoursId, token: tokenOf(hoursId) }));
    expect(await dayOf(me.personId)).toBe(status === "confirmed" ? 10 : 0);
    const waiting = await w.guest(() => queryAll(HoursNoted, { index: "byQueue", hash: "71#waiting" }));
    expect(waiting.map((row) => row.hoursId)).not.toContain(hoursId);
  }
}, 30_000);
