import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { DAY, HOUR, linkCode, MINUTE, system } from "../kernel/index.ts";
import { Audit, get, PersonalAudit, queryAll } from "../table/index.ts";
import { LINKS } from "./booking.ts";
import { link, profile, side, wish } from "./fixture.ts";
import { Lecture } from "./index.ts";
import { Bookings, Days, SchoolContacts } from "./table.ts";

const ASTANA = staffActor("coordinator", { region: "71" });
let w: World;
let lecturerId: string;
let nth = 0;
const fails = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const ask = (over = {}) => w.guest(() => Lecture.hold(wish(lecturerId, over, ++nth)));
const confirm = (bookingId: string) => w.guest(async () => Lecture.confirm(link(bookingId, "confirm")));
const accept = (bookingId: string) => w.guest(async () => Lecture.accept(link(bookingId, "lecturer")));
const cancel = (bookingId: string, whose: "school" | "lecturer" = "school") =>
  w.guest(async () => Lecture.cancel({ ...side(bookingId, whose), reason: "illness" }));
const dayOf = (localDate: string) => w.guest(() => get(Days, { resourceId: lecturerId, localDate }));
const isFree = async (date: string, start: string) =>
  (await w.guest(() => Lecture.freeSlots({ lecturerId, from: date, to: date, minutes: 60 }))).slots.some(
    (slot) => slot.start === start,
  );

beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(
    w,
    ({ kind, code }) => kind === "topic" || (kind === "region" && ["71", "11", "75"].includes(code)),
  );
  ({ lecturerId } = await w.as(ASTANA, () => Lecture.enrol(profile())));
});
afterAll(() => w.stop());

test("a hold has the time at once, for half an hour", async () => {
  const booking = await ask({ className: "9 Ә" });
  expect(booking).toMatchObject({
    status: "held",
    until: "2026-10-14T07:30:00.000Z",
    startsAt: "2026-10-19T05:00:00.000Z",
    zone: "Asia/Almaty",
  });
  expect(booking).not.toHaveProperty("personId");
  expect(await dayOf("2026-10-19")).toMatchObject({
    g40: 40,
    g43: 40,
    b40: { bookingId: booking.bookingId, until: booking.until },
    live: 1,
  });
  expect(await isFree("2026-10-19", "10:00")).toBe(false);
  await cancel(booking.bookingId);
  expect(await isFree("2026-10-19", "10:00")).toBe(true);
  expect(await dayOf("2026-10-19")).not.toHaveProperty("b40");
});

test("the public record names a person by id alone; name, phone and e-mail are in the personal one", async () => {
  const { bookingId } = await ask({ start: "11:00" });
  const record = JSON.stringify(await w.guest(() => get(Bookings, { bookingId })));
  for (const private_ of ["Гүлнар", "7010000001", "mektep.example"]) expect(record).not.toContain(private_);
  expect(await w.guest(() => get(SchoolContacts, { bookingId }))).toMatchObject({
    name: "Гүлнар Үлгіқызы",
    phone: "+77010000001",
    consentVersion: Identity.CONSENT_VERSION,
  });
  await cancel(bookingId);
});

test("an unconfirmed hold stands in nobody's list, and after half an hour its time is free again", async () => {
  const { bookingId } = await ask();
  w.settle();
  expect(await w.as(ASTANA, () => Lecture.listByLecturer({ lecturerId }))).toEqual([]);
  w.clock.advance(30 * MINUTE);
  expect(await isFree("2026-10-19", "10:00")).toBe(true);
  expect(await fails(confirm(bookingId))).toMatchObject({ status: 409, code: "hold_expired" });
  const second = await ask();
  expect(await dayOf("2026-10-19")).toMatchObject({ b40: { bookingId: second.bookingId } });
  await cancel(second.bookingId);
});

test("the school confirms by link or by code, as often as it likes, and the hold stands three days", async () => {
  const byLink = await ask({ date: "2026-10-26" });
  const byCode = await ask({ date: "2026-10-26", start: "12:00" });
  const confirmed = await confirm(byLink.bookingId);
  expect(Date.parse(confirmed.until ?? "") - w.clock.now().getTime()).toBe(72 * HOUR);
  expect((await dayOf("2026-10-26"))?.b40).toEqual({ bookingId: byLink.bookingId, until: confirmed.until });
  w.clock.advance(MINUTE);
  expect((await confirm(byLink.bookingId)).until).toBe(confirmed.until);
  const code = await w.guest(async () => linkCode(LINKS.confirm, byCode.bookingId));
  expect((await w.guest(() => Lecture.confirmByCode({ bookingId: byCode.bookingId, code }))).status).toBe("requested");
  expect(await fails(w.guest(async () => Lecture.confirm({ ...link(byCode.bookingId, "lecturer") })))).toMatchObject({
    status: 404,
    code: "link_invalid",
  });
  await cancel(byCode.bookingId);
  await cancel(byLink.bookingId, "lecturer");
});

test("five wrong codes and no more, even right ones", async () => {
  const { bookingId } = await ask({ date: "2026-10-27" });
  const right = await w.guest(async () => linkCode(LINKS.confirm, bookingId));
  const wrong = right === "000000" ? "000001" : "000000";
  const guess = (code: string) => fails(w.guest(() => Lecture.confirmByCode({ bookingId, code })));
  for (let n = 0; n < 5; n += 1) expect(await guess(wrong)).toMatchObject({ code: "code_wrong" });
  expect(await guess(right)).toMatchObject({ code: "too_many_tries" });
  expect((await confirm(bookingId)).status).toBe("requested");
  await cancel(bookingId);
});

test("an accepted lecture stands for good, and only then does the lecturer see whom to call", async () => {
  const { bookingId } = await ask({ date: "2026-10-28", className: "10 Б", grade: "10" });
  expect(await fails(accept(bookingId))).toMatchObject({ code: "wrong_state" });
  await confirm(bookingId);
  const before = await w.guest(async () => Lecture.open(side(bookingId, "lecturer")));
  expect(before).toMatchObject({ school: { settlement: "Астана" } });
  expect(before).not.toHaveProperty("contact");
  const accepted = await accept(bookingId);
  expect(accepted).toMatchObject({ status: "accepted", sequence: 1 });
  expect(accepted).not.toHaveProperty("until");
  expect((await accept(bookingId)).sequence).toBe(1);
  w.clock.advance(4 * DAY);
  expect(await isFree("2026-10-28", "10:00")).toBe(false);
  expect((await w.guest(async () => Lecture.open(side(bookingId, "lecturer")))).contact).toMatchObject({
    phone: "+77010000001",
  });
  expect(await w.guest(async () => Lecture.open(side(bookingId, "school")))).not.toHaveProperty("contact");
  expect(
    await fails(w.guest(async () => Lecture.decline({ ...link(bookingId, "lecturer"), reason: "busy" }))),
  ).toMatchObject({ code: "wrong_state" });
  const cancelled = await cancel(bookingId, "lecturer");
  expect(cancelled).toMatchObject({ status: "cancelled", cancelledBy: "lecturer", reason: "illness", sequence: 2 });
  expect(await isFree("2026-10-28", "10:00")).toBe(true);
});

test("a declined request frees the time at once and keeps its reason", async () => {
  const { bookingId } = await ask({ date: "2026-10-28" });
  await confirm(bookingId);
  const declined = await w.guest(async () => Lecture.decline({ ...link(bookingId, "lecturer"), reason: "distance" }));
  expect(declined).toMatchObject({ status: "declined", reason: "distance" });
  expect(await isFree("2026-10-28", "10:00")).toBe(true);
  expect(await fails(accept(bookingId))).toMatchObject({ code: "wrong_state" });
});

test("one class is in one lecture at a time, whoever gives it; another class is not in the way", async () => {
  const other = await w.as(ASTANA, () =>
    Lecture.enrol(profile({ name: "Басқа Дәріскер", email: "other@posta.example" })),
  );
  const first = await ask({ date: "2026-10-29", className: "9 «Ә»", schoolName: "Бір мектеп" });
  const elsewhere = (over: object) =>
    ask({ lecturerId: other.lecturerId, date: "2026-10-29", start: "10:45", schoolName: "бір мектеп", ...over });
  expect(await fails(elsewhere({ className: "ә" }))).toMatchObject({ status: 409, code: "class_busy" });
  expect((await elsewhere({ className: "Б" })).status).toBe("held");
  await cancel(first.bookingId);
  expect((await elsewhere({ className: "Ә", start: "12:00" })).status).toBe("held");
});

test("who comes second is told which free times are nearest", async () => {
  const { bookingId } = await ask({ date: "2026-11-02" });
  const error = await fails(ask({ date: "2026-11-02", start: "10:45" }));
  expect(error).toMatchObject({ status: 409, code: "slot_taken" });
  expect((error as { params: { nearest: object[] } }).params.nearest).toEqual([
    { date: "2026-11-02", start: "11:00" },
    { date: "2026-11-02", start: "11:30" },
    { date: "2026-11-02", start: "12:00" },
  ]);
  await cancel(bookingId);
});

test("no more lectures a day than the lecturer takes on; what has run out does not count", async () => {
  const { lecturerId: modest } = await w.as(ASTANA, () =>
    Lecture.enrol(profile({ dailyCap: 2, email: "modest@posta.example" })),
  );
  const at = (start: string) => ask({ lecturerId: modest, date: "2026-11-03", start });
  await at("09:00");
  await at("10:00");
  expect(await fails(at("12:00"))).toMatchObject({ code: "day_full" });
  w.clock.advance(30 * MINUTE);
  await at("12:00");
  await at("14:00");
  expect(await fails(at("09:00"))).toMatchObject({ code: "day_full" });
  expect((await w.guest(() => get(Days, { resourceId: modest, localDate: "2026-11-03" })))?.live).toBe(2);
});

test("an address has three live holds and no more, until one of them ends", async () => {
  const mine = (start: string, n: number) =>
    w.guest(() =>
      Lecture.hold(wish(lecturerId, { date: "2026-11-04", start, email: "One.Address@mektep.example" }, 100 + n)),
    );
  const held = [await mine("09:00", 1), await mine("10:00", 2), await mine("11:00", 3)];
  expect(await fails(mine("12:00", 4))).toMatchObject({ status: 409, code: "too_many_holds", params: { max: 3 } });
  await confirm(held[0]?.bookingId ?? "");
  expect(await fails(mine("12:00", 4))).toMatchObject({ code: "too_many_holds" });
  await accept(held[0]?.bookingId ?? "");
  expect((await mine("12:00", 4)).status).toBe("held");
  expect(await fails(mine("13:00", 5))).toMatchObject({ code: "too_many_holds" });
  w.clock.advance(30 * MINUTE);
  expect((await mine("13:00", 5)).status).toBe("held");
});

test("a school has five live holds and no more, whoever asks", async () => {
  const ours = (n: number) =>
    ask({ date: "2026-11-05", start: `${String(9 + n).padStart(2, "0")}:00`, schoolName: "Көп өтініш мектебі" });
  for (let n = 0; n < 5; n += 1) await ours(n);
  expect(await fails(ours(5))).toMatchObject({ code: "too_many_school_holds", params: { max: 5 } });
});

test("a lecture is cancelled before it begins and spoken of after it ends, once by each side", async () => {
  const { bookingId } = await ask({ date: "2026-11-06", start: "10:00" });
  await confirm(bookingId);
  await accept(bookingId);
  const feedback = (whose: "school" | "lecturer") =>
    fails(w.guest(async () => Lecture.giveFeedback({ ...side(bookingId, whose), rating: 5, comment: "Рақмет" })));
  const until = w.clock.now().toISOString();
  w.clock.set("2026-11-06T05:00:00.000Z");
  expect(await fails(cancel(bookingId))).toMatchObject({ code: "lecture_began" });
  expect(await feedback("school")).toMatchObject({ code: "feedback_too_early" });
  w.clock.set("2026-11-06T06:00:00.000Z");
  expect(await feedback("school")).toBeUndefined();
  expect(await feedback("lecturer")).toBeUndefined();
  expect(await feedback("school")).toMatchObject({ code: "feedback_given" });
  const bad = await fails(
    w.guest(async () => Lecture.giveFeedback({ ...side(bookingId, "school"), rating: 6, comment: "" })),
  );
  expect(bad).toMatchObject({ status: 422, issues: [{ field: "rating" }] });
  w.clock.set(until);
});

test("the sweep marks what time has changed, once, and frees what is still its own", async () => {
  const lapsed = await ask({ date: "2026-11-09", start: "09:00" });
  const unanswered = await ask({ date: "2026-11-09", start: "10:00" });
  await confirm(unanswered.bookingId);
  const given = await ask({ date: "2026-11-09", start: "11:00" });
  await confirm(given.bookingId);
  await accept(given.bookingId);
  const until = w.clock.now().toISOString();
  w.clock.set("2026-11-10T00:00:00.000Z");
  w.settle();
  const swept = () => w.as(system("sweep"), () => Lecture.sweep());
  expect(await swept()).toMatchObject({ given: expect.any(Number) });
  const states = await Promise.all(
    [lapsed, unanswered, given].map(({ bookingId }) => w.guest(() => get(Bookings, { bookingId }))),
  );
  expect(states.map((booking) => booking?.status)).toEqual(["expired", "expired", "given"]);
  expect(await dayOf("2026-11-09")).toMatchObject({ live: 1, b44: { bookingId: given.bookingId } });
  expect(await dayOf("2026-11-09")).not.toHaveProperty("g36");
  expect(await swept()).toEqual({ expired: 0, given: 0 });
  w.clock.set(until);
});

test("the office cancels in its own region, audited; another region may not", async () => {
  const { bookingId } = await ask({ date: "2026-11-11" });
  const byStaff = (actor: typeof ASTANA) =>
    fails(w.as(actor, () => Lecture.cancelOnBehalf({ bookingId, reason: "asked" })));
  expect(await byStaff(staffActor("coordinator", { region: "75" }))).toMatchObject({ status: 403 });
  expect(await byStaff(staffActor("moderator", { council: "astana" }))).toMatchObject({ status: 403 });
  expect(await w.guest(() => fails(Lecture.cancelOnBehalf({ bookingId, reason: "asked" })))).toMatchObject({
    status: 401,
  });
  expect(await byStaff(ASTANA)).toBeUndefined();
  const rows = await w.guest(() => queryAll(Audit, { hash: bookingId }));
  expect(rows).toMatchObject([
    { action: "lecture.cancel-on-behalf", before: "held", after: "cancelled", reason: "asked", role: "coordinator" },
  ]);
});

test("the office reads a school's contact only with a row of who looked", async () => {
  const { bookingId } = await ask({ date: "2026-11-12" });
  const look = (actor: typeof ASTANA) => w.as(actor, () => Lecture.readContact({ bookingId }));
  expect(await fails(look(staffActor("coordinator", { region: "75" })))).toMatchObject({ status: 403 });
  expect(await look(ASTANA)).toMatchObject({ name: "Гүлнар Үлгіқызы" });
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: bookingId }));
  expect(rows).toMatchObject([
    { action: "lecture.read-contact", actor: ASTANA.personId, fields: ["name", "role", "email", "phone"] },
  ]);
});

test("central office writes to a school but does not see its phone, and the trail does not say it did", async () => {
  const { bookingId } = await ask({ date: "2026-11-16" });
  const contact = await w.as(staffActor("central"), () => Lecture.readContact({ bookingId }));
  expect(contact).toEqual({ name: "Гүлнар Үлгіқызы", role: "Директордың орынбасары", email: expect.any(String) });
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: bookingId }));
  expect(rows).toMatchObject([{ fields: ["name", "role", "email"] }]);
});

test("a queue is read anew: what the index still shows in its old state is left out", async () => {
  const { bookingId } = await ask({ date: "2026-11-13" });
  await confirm(bookingId);
  w.settle();
  const queue = async (status: "requested" | "accepted") =>
    (await w.as(ASTANA, () => Lecture.listByQueue({ region: "71", status }))).items.map((booking) => booking.bookingId);
  expect(await queue("requested")).toContain(bookingId);
  await accept(bookingId);
  expect(await queue("requested")).not.toContain(bookingId);
  w.settle();
  expect(await queue("accepted")).toContain(bookingId);
  expect(
    await fails(
      w.as(staffActor("coordinator", { region: "75" }), () => Lecture.listByQueue({ region: "71", status: "held" })),
    ),
  ).toMatchObject({ status: 403 });
});
