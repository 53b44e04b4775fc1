import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LETTER_WAIT, type Person, SECOND, UNDO_FOR } from "../kernel/index.ts";
import { get, PersonalAudit, queryAll } from "../table/index.ts";
import { type form, notedBy, volunteer } from "./fixture.ts";
import { Volunteering } from "./index.ts";
import { dayKeyOf } from "./record.ts";
import { HoursNoted } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => ["71", "75"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const second = staffActor("coordinator", { region: "71" }, "marat");
const almaty = staffActor("coordinator", { region: "75" }, "arman");
const central = staffActor("central", {}, "bolat");

let people = 0;
/** Somebody's hours that wait; each decision of a test stands at an instant of its own. */
async function noted(overrides: Parameters<typeof form>[0] = {}): Promise<{ me: Person; hoursId: string }> {
  w.clock.advance(60 * SECOND);
  const me = await w.guest(() => volunteer(`kuman${++people}@posta.example`));
  const hoursId = await w.as(me, () => notedBy(me, overrides));
  w.clock.advance(SECOND);
  return { me, hoursId };
}
const load = async (hoursId: string) => {
  const item = await w.guest(() => get(HoursNoted, { hoursId }));
  if (item?.kind !== "hours") throw new Error("no such hours");
  return item;
};
const dayOf = async ({ personId }: Person): Promise<number> => {
  const row = await w.guest(async () => get(HoursNoted, { hoursId: dayKeyOf(personId, "2026-10-10") }));
  return row?.kind === "day" ? row.quarters : 0;
};

test("the organiser's coordinator confirms, though the answer be lost, and the trail says it once", async () => {
  const { hoursId, me } = await noted();
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  const done = await w.as(astana, () => Volunteering.confirm({ hoursId, version: 1 }));
  expect(done).toEqual({ hoursId, status: "confirmed", organiser: "71", version: 2 });
  expect((await load(hoursId)).queue).toBeUndefined();
  expect(await dayOf(me)).toBe(10);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: hoursId }));
  expect(rows).toMatchObject([{ action: "volunteering.confirm", before: "waiting", after: "confirmed" }]);
});

test("another region's coordinator decides nothing; what the central office organised is for it alone", async () => {
  const { hoursId } = await noted();
  await expect(w.as(almaty, () => Volunteering.confirm({ hoursId }))).rejects.toMatchObject({ status: 403 });
  await expect(w.as(almaty, () => Volunteering.view({ hoursId }))).rejects.toMatchObject({ status: 403 });
  const ours = await noted({ organiser: "country" });
  await expect(w.as(astana, () => Volunteering.confirm(ours))).rejects.toMatchObject({ status: 403 });
  await w.as(central, () => Volunteering.confirm({ hoursId: ours.hoursId }));
});

test("nobody confirms, refuses or annuls their own hours", async () => {
  const { hoursId, me } = await noted();
  const own = { ...astana, personId: me.personId };
  const codes = { code: "own_hours" };
  await expect(w.as(own, () => Volunteering.confirm({ hoursId }))).rejects.toMatchObject(codes);
  await expect(w.as(own, () => Volunteering.refuse({ hoursId, reason: "repeated" }))).rejects.toMatchObject(codes);
  await w.as(astana, () => Volunteering.confirm({ hoursId }));
  await expect(w.as(own, () => Volunteering.annul({ hoursId, reason: "repeated" }))).rejects.toMatchObject(codes);
});

test("a refusal says why and frees the day; another reason needs a word", async () => {
  const { hoursId, me } = await noted();
  await expect(w.as(astana, () => Volunteering.refuse({ hoursId, reason: "other" }))).rejects.toMatchObject({
    issues: [{ field: "note", code: "required" }],
  });
  await w.as(astana, () => Volunteering.refuse({ hoursId, reason: "wrong_hours", note: "Екі сағат болды." }));
  expect(await dayOf(me)).toBe(0);
  await expect(w.as(astana, () => Volunteering.confirm({ hoursId }))).rejects.toMatchObject({ code: "wrong_state" });
  const [letter] = await w.guest(() => Volunteering.noticesOf(hoursId));
  expect(letter).toMatchObject({
    kind: "volunteering.refused",
    facts: { reason: "wrong_hours", hours: 2, minutes: 30 },
  });
});

test("of many who decide at once one has decided", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { hoursId, me } = await noted();
    const { done } = await atOnce(10, (n) =>
      n % 2 === 0
        ? w.as(astana, () => Volunteering.confirm({ hoursId }))
        : w.as(second, () => Volunteering.refuse({ hoursId, reason: "repeated" })),
    );
    expect(done).toHaveLength(1);
    expect(await dayOf(me)).toBe(done[0]?.status === "confirmed" ? 10 : 0);
  }
}, 30_000);

test("one's own decision may be taken back for 30 seconds, and its letter waits as long", async () => {
  for (const decide of [
    (hoursId: string) => Volunteering.confirm({ hoursId }),
    (hoursId: string) => Volunteering.refuse({ hoursId, reason: "repeated" }),
  ]) {
    const { hoursId, me } = await noted();
    const before = await load(hoursId);
    const { version } = await w.as(astana, () => decide(hoursId));
    const [letter] = await w.guest(() => Volunteering.noticesOf(hoursId));
    expect(Date.parse(letter?.notBefore ?? "") - w.clock.now().getTime()).toBe(LETTER_WAIT);
    w.clock.advance(UNDO_FOR);
    await expect(w.as(second, () => Volunteering.undo({ hoursId }))).rejects.toMatchObject({
      code: "not_own_decision",
    });
    await w.as(astana, () => Volunteering.undo({ hoursId, version }));
    expect(await load(hoursId)).toMatchObject({ status: "waiting", queue: "71#waiting", history: before.history });
    expect(await dayOf(me)).toBe(10);
    expect(await w.guest(() => Volunteering.noticesOf(hoursId))).toEqual([]);
    await w.as(astana, () => decide(hoursId));
    w.clock.advance(UNDO_FOR + SECOND);
    await expect(w.as(astana, () => Volunteering.undo({ hoursId }))).rejects.toMatchObject({ code: "undo_too_late" });
  }
});

test("a refusal is not taken back where its day was noted anew meanwhile", async () => {
  const { hoursId, me } = await noted({ quarters: 40 });
  await w.as(astana, () => Volunteering.refuse({ hoursId, reason: "wrong_hours" }));
  await w.as(me, () => notedBy(me, { quarters: 30 }));
  await expect(w.as(astana, () => Volunteering.undo({ hoursId }))).rejects.toMatchObject({ code: "day_is_full" });
  expect(await dayOf(me)).toBe(30);
});

test("the queue tells nobody's name, drops what was decided, and its list of choices names who helped", async () => {
  const { hoursId } = await noted({ region: "75", organiser: "75" });
  const other = await noted({ region: "75", organiser: "75" });
  w.settle();
  await w.as(almaty, () => Volunteering.confirm({ hoursId: other.hoursId }));
  const { items } = await w.as(almaty, () => Volunteering.queue({ organiser: "75" }));
  expect(items.map((row) => row.hoursId)).toEqual([hoursId]);
  expect(JSON.stringify(items)).not.toContain("Сынақбаева");
  const keys = [hoursId, other.hoursId];
  const rows = await w.as(almaty, () => Volunteering.pick({ organiser: "75", keys }));
  expect(rows).toMatchObject([{ hoursId, name: "Үлгі Сынақбаева" }]);
  await expect(w.as(astana, () => Volunteering.queue({ organiser: "75" }))).rejects.toMatchObject({ status: 403 });
  const { hours } = await w.as(almaty, () => Volunteering.view({ hoursId }));
  expect(hours).toMatchObject({ name: "Үлгі Сынақбаева", hidden: [] });
  const trail = await w.guest(() => queryAll(PersonalAudit, { hash: hoursId }));
  expect(trail.at(-1)).toMatchObject({ action: "volunteering.view", fields: ["name", "text"] });
  const since = (await load(hoursId)).createdAt;
  expect(await w.as(almaty, () => Volunteering.next({ organiser: "75", since, besides: other.hoursId }))).toEqual({
    hoursId,
  });
  const sizes = await w.as(almaty, () => Volunteering.queues(almaty));
  expect(sizes).toMatchObject([{ organiser: "75" }]);
});
