import { atOnce, NOON, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Campaign } from "../campaign/index.ts";
import { noteSeat, seatsOf } from "../council/seat.ts";
import { Identity } from "../identity/index.ts";
import { Staff } from "../identity/table.ts";
import { DAY, HOUR, inScope, linkToken, MINUTE, type Person, system } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Bookings } from "../lecture/table.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { type Engine, get, type Item, PersonalAudit, queryAll, scanAll, type Table, write } from "../table/index.ts";
import { TABLES } from "../tables.ts";
import {
  appliedBy,
  bookedBy,
  crashing,
  type Ground,
  givenBy,
  ground,
  proposedBy,
  purposeOf,
  supportedBy,
  told,
  tracesOf,
} from "./fixture.ts";
import { Participation } from "./index.ts";
import { Erasures } from "./table.ts";

let w: World;
let on: Ground;
beforeAll(async () => {
  w = await world({ at: NOON });
  on = await w.guest(() => ground(REFERENCE_DATA));
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

const central = staffActor("central");
const platform = system("stream:Erasures");
const personOf = (email: string) => w.guest(async () => (await Identity.meet({ email, language: "kk" })).personId);
const actorOf = (personId: string, provedAt = "9999-01-01T00:00:00.000Z"): Person => ({
  ...{ kind: "person", personId, sessionId: "s", provedAt },
});
const carryOut = (erasureId: string) => w.as(platform, () => Participation.carryOut(erasureId));
const receiptOf = (erasureId: string) =>
  w.guest(async () => Participation.erasure({ erasureId, token: linkToken("erasure", erasureId) }));
const confirmed = (id: string) =>
  w.guest(async () => Participation.confirm({ purpose: purposeOf(id), id, token: linkToken(purposeOf(id), id) }));

/** A person of this mailbox who did one thing in each service, and confirmed it all. */
async function active(email: string): Promise<Person> {
  const ids = await w.guest(async () => {
    const made = [
      await appliedBy(email),
      await bookedBy(email, on.lecturerId),
      await proposedBy(email),
      await supportedBy(email, on.proposalId),
      await givenBy(email, on.campaignId),
    ];
    await told(...made);
    return made;
  });
  await confirmed(ids[0] ?? "");
  return actorOf(await personOf(email));
}
async function erased(person: Person): Promise<string> {
  const { erasureId } = await w.as(person, () => Participation.eraseMe({}));
  await carryOut(erasureId);
  return erasureId;
}

test("an erasure that crashes at any of its writes goes on where it stopped, and tells each record once", async () => {
  let crashes = 0;
  for (let nth = 1, isDone = false; !isDone; nth += 1) {
    const email = `apat-${nth}@posta.example`;
    const person = await active(email);
    const { erasureId } = await w.as(person, () => Participation.eraseMe({}));
    const engine = crashing(w.deps.engine as Engine, nth, nth % 2 === 0);
    const first = inScope({ ...w.deps, engine, actor: platform, requestId: "crash" }, () =>
      Participation.carryOut(erasureId),
    );
    isDone = await first.then(
      () => true,
      () => false,
    );
    crashes += isDone ? 0 : 1;
    await carryOut(erasureId);
    expect(await receiptOf(erasureId), `crash ${nth}`).toMatchObject({ state: "done", records: 5 });
    expect(await w.guest(() => tracesOf(TABLES, email, person.personId)), `crash ${nth}`).toEqual([]);
  }
  expect(crashes).toBeGreaterThan(15);
}, 120_000);

test("asked ten times at once and carried out by five workers at once, it is one erasure", async () => {
  const person = await active("birge@posta.example");
  const { done } = await atOnce(10, () => w.as(person, () => Participation.eraseMe({})));
  const [erasureId = "", ...others] = new Set(done.map((answer) => answer.erasureId));
  expect([done.length, others]).toEqual([10, []]);
  await atOnce(5, () => carryOut(erasureId));
  await carryOut(erasureId);
  expect(await receiptOf(erasureId)).toMatchObject({ state: "done", records: 5 });
  expect(await w.guest(() => tracesOf(TABLES, "birge@posta.example", person.personId))).toEqual([]);
});

test("answers lost on the way change nothing of it", async () => {
  const person = await active("zhogaldy@posta.example");
  w.loseAnswer();
  const { erasureId } = await w.as(person, () => Participation.eraseMe({}));
  w.loseAnswer(({ tables }) => tables.includes("Erasures"));
  await carryOut(erasureId);
  expect(await receiptOf(erasureId)).toMatchObject({ state: "done", records: 5 });
});

test("it takes a fresh code, and every session ends with the asking", async () => {
  const { personId } = await active("kiru@posta.example");
  await w.guest(() => Identity.openSession({ personId, door: "person", device: "Firefox" }));
  const stale = actorOf(personId, new Date(Date.parse(NOON) - 11 * MINUTE).toISOString());
  await expect(w.as(stale, () => Participation.eraseMe({}))).rejects.toMatchObject({ code: "step_up_required" });
  await expect(w.guest(() => Participation.eraseMe({}))).rejects.toMatchObject({ status: 401 });
  await w.as(actorOf(personId), () => Participation.eraseMe({}));
  expect(await w.guest(() => Identity.sessionsOf(personId))).toEqual([]);
});

test("whoever holds a role, now or later, is not erased; of a role that ended the name goes, and the seat", async () => {
  const email = "qyzmetker@posta.example";
  const person = await active(email);
  const { personId } = person;
  const grant = {
    email,
    name: "Қызметкер Үлгіұлы",
    role: "member" as const,
    council: "astana",
    language: "kk" as const,
  };
  await w.as(platform, () => Identity.appoint(grant));
  await w.as(platform, () => noteSeat({ personId, grant: "member#astana" }));
  await expect(w.as(person, () => Participation.eraseMe({}))).rejects.toMatchObject({ code: "holds_role" });
  const other = w.as(central, () => Participation.eraseOther({ personId, reason: "asked_in_writing" }));
  await expect(other).rejects.toMatchObject({ code: "holds_role" });
  await w.as(central, () => Identity.revoke({ personId, grant: "member#astana" }));
  await erased(person);
  const rows = await w.guest(() => queryAll(Staff, { hash: personId }));
  expect(rows.map(({ name }) => name)).toEqual([Identity.NO_NAME]);
  expect((await w.guest(() => seatsOf("astana"))).some((seat) => seat.personId === personId)).toBe(false);
  expect(await w.guest(() => tracesOf(TABLES, email, "Қызметкер Үлгіұлы"))).toEqual([]);
});

test("the central office erases another with a reason; the trail keeps the act and no person", async () => {
  const { personId } = await active("surady@posta.example");
  const ask = { personId, reason: "asked_in_writing" as const };
  const coordinator = staffActor("coordinator", { region: "71" });
  await expect(w.as(coordinator, () => Participation.eraseOther(ask))).rejects.toMatchObject({ status: 403 });
  const stale = { ...central, provedAt: new Date(Date.parse(NOON) - HOUR).toISOString() };
  await expect(w.as(stale, () => Participation.eraseOther(ask))).rejects.toMatchObject({ code: "step_up_required" });
  const { erasureId } = await w.as(central, () => Participation.eraseOther(ask));
  await carryOut(erasureId);
  expect(await receiptOf(erasureId)).toMatchObject({ state: "done", by: "staff" });
  const hash = await w.guest(async () => Identity.trailIdOf(personId));
  const trail = await w.guest(() => queryAll(PersonalAudit, { hash }));
  expect(trail).toMatchObject([{ actor: central.personId, after: "erased", reason: "asked_in_writing" }]);
  expect(await w.guest(() => tracesOf(TABLES, personId))).toEqual([]);
  await expect(w.as(central, () => Participation.eraseOther(ask))).rejects.toMatchObject({ status: 404 });
});

test("a receipt opens to its link alone", async () => {
  const erasureId = await erased(await active("tubirtek@posta.example"));
  const forged = w.guest(async () => Participation.erasure({ erasureId, token: linkToken("gift", erasureId) }));
  await expect(forged).rejects.toMatchObject({ code: "link_invalid" });
});

test("what was on its way while its person was erased is found the next night; what they do later is a new life", async () => {
  const email = "qaita@posta.example";
  const person = await active(email);
  const late = await w.guest(() => givenBy(email, on.campaignId));
  w.clock.advance(MINUTE);
  await erased(person);
  expect(await w.guest(() => tracesOf(TABLES, person.personId))).toEqual([`Gifts ${person.personId}`]);
  w.clock.advance(MINUTE);
  const fresh = await w.guest(() => givenBy(email, on.campaignId));
  await w.guest(() => told(fresh));
  expect(await w.as(platform, () => Participation.replayErasures())).toEqual(new Map([["campaign", 1]]));
  const gift = (giftId: string) => w.guest(async () => Campaign.byLink({ giftId, token: linkToken("gift", giftId) }));
  expect((await gift(late)).personId).toBe(Identity.NOBODY);
  expect((await gift(fresh)).personId).toBe(person.personId);
  expect((await w.guest(() => Identity.deedsOf(person.personId))).map(({ recordId }) => recordId)).toEqual([fresh]);
  expect(await w.as(platform, () => Participation.replayErasures())).toEqual(new Map());
});

test("a restore of older tables brings nobody back who was erased since", async () => {
  const email = "burynghy@posta.example";
  const person = await active(email);
  const backup = new Map<Table<Item, string>, Item[]>();
  await w.as(platform, async () => {
    for (const description of TABLES) {
      const table = description as Table<Item, string>;
      const rows: Item[] = [];
      for await (const row of scanAll(table)) rows.push(row);
      backup.set(table, rows);
    }
  });
  w.clock.advance(DAY);
  await erased(person);
  await w.as(platform, async () => {
    for (const [table, rows] of backup)
      if (table.name !== Erasures.name) for (const row of rows) await write(table.put(row));
  });
  expect(await w.guest(() => tracesOf(TABLES, email))).not.toEqual([]);
  const again = await w.as(platform, () => Participation.replayErasures());
  expect(again.get("identity")).toBeGreaterThan(0);
  expect(await w.guest(() => tracesOf(TABLES, email, person.personId))).toEqual([]);
});

test("a hold that nobody confirmed names nobody once it has run out", async () => {
  const bookingId = await w.guest(() => bookedBy("kelmedi@posta.example", on.lecturerId));
  w.clock.advance(31 * MINUTE);
  await w.as(platform, () => Lecture.expire({ bookingId }));
  const booking = await w.guest(() => get(Bookings, { bookingId }));
  expect(booking).toMatchObject({ status: "expired", personId: Identity.NOBODY });
});
