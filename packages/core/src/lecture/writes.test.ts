import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, linkCode, system } from "../kernel/index.ts";
import { Audit, get, queryAll } from "../table/index.ts";
import { LINKS } from "./booking.ts";
import { claimsOf } from "./day.ts";
import { link, profile, side, wish } from "./fixture.ts";
import { holderOf } from "./holder.ts";
import { Lecture } from "./index.ts";
import { Bookings, Days, Holders, Lecturers } from "./table.ts";

const ASTANA = staffActor("coordinator", { region: "71" });
const ELSEWHERE = staffActor("coordinator", { region: "75" }, "elsewhere" as "coordinator");
let w: World;
let lecturerId: string;
let nth = 0;
let hour = 8;
let date = "2026-10-19";
/** Each test has an hour of its own. */
const start = () => {
  hour += 1;
  if (hour === 18) [hour, date] = [9, new Date(Date.parse(date) + 7 * DAY).toISOString().slice(0, 10)];
  return `${String(hour).padStart(2, "0")}:00`;
};
const fails = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const ask = (over = {}) => {
  const at = start();
  return w.guest(() => Lecture.hold(wish(lecturerId, { date, start: at, ...over }, ++nth)));
};
const confirm = (bookingId: string) => w.guest(async () => Lecture.confirm(link(bookingId, "confirm")));
const accept = (bookingId: string) => w.guest(async () => Lecture.accept(link(bookingId, "lecturer")));
const requested = async (over = {}) => {
  const { bookingId } = await ask(over);
  await confirm(bookingId);
  return bookingId;
};
const load = (bookingId: string) => w.guest(() => get(Bookings, { bookingId }));
const claim = async (bookingId: string) => {
  const booking = await load(bookingId);
  const day = await w.guest(() => get(Days, { resourceId: lecturerId, localDate: booking?.date ?? "" }));
  return {
    claim: claimsOf(day).find((one) => one.bookingId === bookingId),
    live: day?.live,
    claims: claimsOf(day).length,
  };
};

beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind, code }) => kind === "topic" || (kind === "region" && ["71", "11"].includes(code)));
  ({ lecturerId } = await w.as(ASTANA, () => Lecture.enrol(profile({ dailyCap: 24, datesOff: [] }))));
});
afterAll(() => w.stop());

test.each([
  ["Bookings", "the hold"],
  ["Holders", "a slot of the address"],
  ["Addresses", "the mailbox"],
  ["SchoolContacts", "the contact"],
  ["Schools", "the school"],
])("an answer lost after a write to %s (%s) leaves one hold and one slot", async (table) => {
  w.loseAnswer((call) => call.tables.includes(table));
  const { bookingId } = await ask({ className: "9 Ә" });
  const { claim: held, live, claims } = await claim(bookingId);
  expect(held).toBeDefined();
  expect(live).toBe(claims);
  const booking = await load(bookingId);
  const holder = await w.guest(() => get(Holders, { holderId: holderOf(booking?.personId ?? "") }));
  expect(Object.keys(holder ?? {}).filter((name) => /^s\d$/.test(name))).toEqual(["s0"]);
});

test("answers lost after confirming, accepting, declining and cancelling change nothing more than once", async () => {
  const lost = () => w.loseAnswer((call) => call.tables.includes("Bookings"));
  const { bookingId } = await ask();
  lost();
  expect(await confirm(bookingId)).toMatchObject({ status: "requested" });
  lost();
  expect(await accept(bookingId)).toMatchObject({ status: "accepted", sequence: 1 });
  lost();
  expect(await w.guest(async () => Lecture.cancel({ ...side(bookingId, "school"), reason: "weather" }))).toMatchObject({
    status: "cancelled",
    sequence: 2,
  });
  expect(await load(bookingId)).toMatchObject({ status: "cancelled", sequence: 2 });
  expect((await claim(bookingId)).claim).toBeUndefined();
  const other = await requested();
  lost();
  expect(await w.guest(async () => Lecture.decline({ ...link(other, "lecturer"), reason: "busy" }))).toMatchObject({
    status: "declined",
  });
  const { live, claims } = await claim(other);
  expect(live).toBe(claims);
});

test("answers lost after a code's try, a feedback, a sweep and an edit count once", async () => {
  const { bookingId } = await ask();
  const code = await w.guest(async () => linkCode(LINKS.confirm, bookingId));
  w.loseAnswer((call) => call.tables.includes("Bookings"));
  await w.guest(() => Lecture.confirmByCode({ bookingId, code }));
  expect(await load(bookingId)).toMatchObject({ tries: 1, status: "requested" });
  await accept(bookingId);
  const now = w.clock.now().toISOString();
  w.clock.set(`${date}T20:00:00.000Z`);
  w.loseAnswer((call) => call.tables.includes("Bookings"));
  await w.guest(async () => Lecture.giveFeedback({ ...side(bookingId, "lecturer"), rating: "4", comment: "" }));
  w.loseAnswer((call) => call.tables.includes("Bookings"));
  expect(await w.as(system("sweep"), () => Lecture.conclude({ bookingId }))).toBe(true);
  expect(await load(bookingId)).toMatchObject({ status: "given", lecturerFeedback: { rating: 4 } });
  w.clock.set(now);
  const lapsing = await ask();
  w.clock.advance(DAY);
  w.loseAnswer((call) => call.tables.includes("Bookings"));
  expect(await w.as(system("sweep"), () => Lecture.expire({ bookingId: lapsing.bookingId }))).toBe(true);
  const { claim: gone, live, claims } = await claim(lapsing.bookingId);
  expect([gone, live]).toEqual([undefined, claims]);
  w.clock.set(now);
  const { version } = await w.as(ASTANA, () => Lecture.openLecturer({ lecturerId }));
  w.loseAnswer((call) => call.tables.includes("Lecturers"));
  await w.as(ASTANA, () => Lecture.setDatesOff({ lecturerId, datesOff: ["2026-12-31"], version }));
  expect((await w.as(ASTANA, () => Lecture.openLecturer({ lecturerId }))).version).toBe(version + 1);
});

test("a step asked again under its key answers from the record", async () => {
  const bookingId = await requested();
  const request = { key: "answer", bodyHash: "same" };
  const twice = () => w.as({ kind: "guest" }, async () => Lecture.accept(link(bookingId, "lecturer")), request);
  expect(await twice()).toEqual(await twice());
  const other = { key: "feedback", bodyHash: "same" };
  const now = w.clock.now().toISOString();
  w.clock.set(`${date}T20:00:00.000Z`);
  const feedback = () =>
    w.as(
      { kind: "guest" },
      async () => Lecture.giveFeedback({ ...side(bookingId, "school"), rating: 5, comment: "" }),
      other,
    );
  expect((await feedback()).schoolFeedback?.rating).toBe(5);
  expect((await feedback()).schoolFeedback?.rating).toBe(5);
  w.clock.set(now);
});

test("a lecturer is entered and changed by the home region alone, each change audited with the names of the fields", async () => {
  const mine = profile({ name: "Жаңа Дәріскер", email: "new@posta.example" });
  expect(await fails(w.as(ELSEWHERE, () => Lecture.enrol(mine)))).toMatchObject({ status: 403 });
  expect(await fails(w.guest(() => Lecture.enrol(mine)))).toMatchObject({ status: 401 });
  const { lecturerId: fresh } = await w.as(ASTANA, () => Lecture.enrol(mine));
  const { email: _email, ...edit } = mine;
  const revise = (over: object, actor = ASTANA) =>
    fails(w.as(actor, () => Lecture.revise({ ...edit, lecturerId: fresh, version: 1, ...over })));
  expect(await revise({}, ELSEWHERE)).toMatchObject({ status: 403 });
  expect(await revise({ region: "75" })).toMatchObject({ status: 422 });
  expect(await revise({ region: "11" })).toMatchObject({ status: 403 });
  expect(await revise({ topics: ["astrology"] })).toMatchObject({
    issues: [{ field: "topics", code: "invalid_choice" }],
  });
  expect(await revise({ regions: [], online: false })).toMatchObject({
    issues: [{ field: "regions", code: "regions_or_online" }],
  });
  expect(await revise({ dailyCap: 3, state: "paused" })).toBeUndefined();
  expect(await revise({ dailyCap: 4 })).toMatchObject({ status: 412 });
  const rows = await w.guest(() => queryAll(Audit, { hash: fresh }));
  expect(rows.toSorted((a, b) => (a.action < b.action ? -1 : 1))).toMatchObject([
    { action: "lecture.enrol", after: "active", fields: ["email"] },
    { action: "lecture.revise", before: "active", after: "paused", fields: ["dailyCap", "state"] },
  ]);
  expect(JSON.stringify(await w.guest(() => Lecture.getLecturer(fresh)))).not.toContain("per_");
  expect(JSON.stringify(await w.guest(() => get(Lecturers, { lecturerId: fresh })))).not.toContain("posta.example");
  expect(await w.as(ASTANA, () => Lecture.listByRegion({ region: "71" }))).toContainEqual({
    lecturerId: fresh,
    name: "Жаңа Дәріскер",
    state: "paused",
  });
});

test("a search answers those who fit every wish, with their next free times", async () => {
  const find = (over: object) => w.guest(() => Lecture.find(over));
  const ids = async (over: object) => (await find(over)).items.map(({ lecturer }) => lecturer.lecturerId);
  expect(await ids({ topic: "physics", lectureLanguage: "kk", grade: "9", region: "71" })).toContain(lecturerId);
  for (const over of [
    { topic: "law" },
    { lectureLanguage: "en" as const },
    { grade: "1" as const },
    { region: "75", mode: "visit" as const },
  ]) {
    expect(await ids(over)).not.toContain(lecturerId);
  }
  expect(await ids({ region: "75" })).toContain(lecturerId);
  expect(await ids({ date: "2026-10-17" })).toEqual([]);
  const [found] = (await find({ date: "2026-12-30" })).items;
  expect(found?.slots[0]).toEqual({ date: "2026-12-30", start: "09:00" });
  const tooLong = w.guest(() => Lecture.freeSlots({ lecturerId, from: "2026-11-01", to: "2026-12-31" }));
  expect(await fails(tooLong)).toMatchObject({
    status: 422,
    issues: [{ field: "to", code: "span_too_long", params: { max: 31 } }],
  });
});

test("pages of a search follow on by a cursor of that search alone", async () => {
  for (let n = 0; n < 14; n += 1) {
    const more = profile({
      name: `Шоғыр Дәріскер ${String(n).padStart(2, "0")}`,
      topics: ["law"],
      email: `many${n}@posta.example`,
    });
    await w.as(ASTANA, () => Lecture.enrol(more));
  }
  const first = await w.guest(() => Lecture.find({ topic: "law" }));
  const second = await w.guest(() => Lecture.find({ topic: "law", cursor: first.cursor }));
  expect([first.items.length, second.items.length, second.cursor]).toEqual([12, 2, undefined]);
  expect(await fails(w.guest(() => Lecture.find({ topic: "physics", cursor: first.cursor })))).toMatchObject({
    status: 400,
  });
});

test("what a booking calls for is said once by each state, to whom it concerns", async () => {
  const kinds = async (bookingId: string) =>
    (await w.guest(() => Lecture.noticesOf(bookingId))).map((notice) => notice.kind);
  const { bookingId } = await ask();
  const [confirmation] = await w.guest(() => Lecture.noticesOf(bookingId));
  expect(confirmation).toMatchObject({
    kind: "lecture.confirm",
    withCode: true,
    link: { purpose: "lecture-confirm", id: bookingId },
    locale: "ru",
  });
  expect(JSON.stringify(confirmation)).not.toMatch(/Гүлнар|mektep\.example|7010000001/);
  await confirm(bookingId);
  expect(await kinds(bookingId)).toEqual(["lecture.request"]);
  await accept(bookingId);
  expect(await kinds(bookingId)).toEqual(["lecture.accepted", "lecture.accepted-lecturer"]);
  await w.guest(async () => Lecture.cancel({ ...side(bookingId, "lecturer"), reason: "illness" }));
  expect(await kinds(bookingId)).toEqual(["lecture.cancelled", "lecture.cancelled-lecturer"]);
  const unconfirmed = await ask();
  await w.guest(async () => Lecture.cancel({ ...side(unconfirmed.bookingId, "school"), reason: "plans" }));
  expect(await kinds(unconfirmed.bookingId)).toEqual([]);
});

test("a lecture is counted when it was given: itself, its region and its pupils", () => {
  const change = (before: string, after: string) => ({
    eventId: "1",
    sequence: "1",
    kind: "modify" as const,
    keys: {},
    before: { status: before, region: "71", pupils: 25 },
    after: { status: after, region: "71", pupils: 25 },
  });
  expect(Lecture.movesOf(change("accepted", "given"))).toEqual({ lectures: 1, "lectures#71": 1, pupils: 25 });
  expect(Lecture.movesOf(change("given", "given"))).toEqual({});
  expect(Lecture.movesOf(change("requested", "accepted"))).toEqual({});
});

test("the capacity of each step is known and does not grow", async () => {
  const units = async (work: () => Promise<unknown>) => (await w.capacity(work)).units;
  // One unit of each day is its reading; the transaction itself writes 5, or 7 with the class's day.
  expect(await units(() => ask())).toMatchObject({
    Bookings: 3,
    Days: 2 + 1,
    Holders: 2 + 2,
    SchoolContacts: 1,
    Addresses: 1,
  });
  expect(await units(() => ask({ className: "9 Ә" }))).toMatchObject({ Bookings: 3, Days: 4 + 2 });
  const { bookingId } = await ask();
  expect(await units(() => confirm(bookingId))).toEqual({
    Bookings: 6 + 1,
    Days: 2,
    Addresses: 2,
    People: 2 + 1,
    SchoolContacts: 2,
  });
  expect(await units(() => accept(bookingId))).toEqual({ Bookings: 4 + 1, Days: 2 });
  expect(
    await units(() => w.guest(async () => Lecture.cancel({ ...side(bookingId, "school"), reason: "plans" }))),
  ).toEqual({ Bookings: 4 + 1, Days: 2 });
});
