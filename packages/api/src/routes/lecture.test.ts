import { HOUR, linkCode, linkToken, MINUTE } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { type Api, PARTNER, startApi, told } from "@kz2050/testing/api";
import { afterAll, beforeAll, expect, test } from "vitest";

let api: Api;
let astana: { cookie: string };
let almaty: { cookie: string };
let lecturerId: string;
let nth = 0;

beforeAll(async () => {
  api = await startApi();
  [astana, almaty] = [
    await api.appoint("coordinator", { region: "71" }),
    await api.appoint("coordinator", { region: "75" }),
  ];
  const made = await api.send("/api/office/lecturers", profile(), signed(astana));
  expect(made.status).toBe(201);
  ({ lecturerId } = (await made.json()) as { lecturerId: string });
});
afterAll(() => api.w.stop());

const signed = ({ cookie }: { cookie: string }, more: Record<string, string> = {}) => ({ cookie, ...more });
const profile = (over = {}) => ({
  name: "Айбек Нұрланұлы Сынақов",
  about: { original: "kk", kk: "Физика докторы" },
  languages: ["kk", "ru"],
  topics: ["physics"],
  grades: ["9", "10", "11"],
  region: "71",
  regions: ["71", "11"],
  online: true,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" })),
  datesOff: [],
  durations: [60],
  noticeDays: 2,
  dailyCap: 8,
  zone: "Asia/Almaty",
  state: "active",
  email: "lector@posta.example",
  language: "kk",
  ...over,
});
/** A wish for an hour of its own, from a school of its own. */
const wish = (over: Record<string, unknown> = {}) => {
  nth += 1;
  return {
    lecturerId,
    date: `2026-10-${19 + Math.floor(nth / 9)}`,
    start: `${String(9 + (nth % 9)).padStart(2, "0")}:00`,
    minutes: 60,
    mode: "visit",
    topic: "physics",
    lectureLanguage: "kk",
    grade: "9",
    pupils: 25,
    schoolName: `№ ${nth} үлгі мектебі`,
    region: "71",
    settlement: "Астана",
    contactName: "Гүлнар Үлгіқызы",
    contactRole: "Директордың орынбасары",
    email: `school${nth}@mektep.example`,
    phone: "8 701 000 00 01",
    language: "ru",
    consent: "yes",
    ...over,
  };
};
const token = (bookingId: string, purpose: keyof typeof Lecture.LINKS) =>
  api.w.guest(async () => linkToken(Lecture.LINKS[purpose], bookingId));
async function held(): Promise<string> {
  const answer = await api.send("/api/bookings", wish());
  expect(answer.status).toBe(201);
  return String((await told(answer)).bookingId);
}
async function confirmed(): Promise<string> {
  const bookingId = await held();
  const answer = await api.send(`/api/bookings/${bookingId}/confirmation`, {
    token: await token(bookingId, "confirm"),
  });
  expect([answer.status, (await told(answer)).status]).toEqual([200, "requested"]);
  return bookingId;
}
async function accepted(): Promise<string> {
  const bookingId = await confirmed();
  const body = { token: await token(bookingId, "lecturer"), answer: "accept" };
  const answer = await api.send(`/api/bookings/${bookingId}/answer`, body);
  expect([answer.status, (await told(answer)).status]).toEqual([200, "accepted"]);
  return bookingId;
}

test("lecturers are found by what a school needs, nothing personal is told, and the answer is kept under a tag", async () => {
  const found = await api.get("/api/lecturers?topic=physics&lectureLanguage=kk&grade=9&region=11");
  const text = await found.text();
  expect([found.status, text]).toEqual([200, expect.stringContaining(lecturerId)]);
  expect(text).not.toMatch(/lector@|personId/);
  expect(found.headers.get("cache-control")).toContain("stale-while-revalidate");
  const etag = found.headers.get("etag") ?? "";
  const path = "/api/lecturers?topic=physics&lectureLanguage=kk&grade=9&region=11";
  expect((await api.get(path, { "if-none-match": etag })).status).toBe(304);
  for (const other of ["topic=law", "lectureLanguage=en", "grade=1", "mode=visit&region=75"])
    expect((await told(await api.get(`/api/lecturers?${other}`))).items).toEqual([]);
  expect((await api.get(`/api/lecturers/${lecturerId}`)).status).toBe(200);
  expect((await api.get(`/api/lecturers/lec_${"0".repeat(26)}`)).status).toBe(404);
  const wrong = await api.get("/api/lecturers?grade=13");
  expect([wrong.status, (await told(wrong)).errors]).toMatchObject([422, [{ field: "grade", code: "invalid_choice" }]]);
});

test("free starts leave out what is held, and the length of the lecture is a number of the query", async () => {
  const path = `/api/lecturers/${lecturerId}/slots?from=2026-10-30&to=2026-10-30&minutes=60`;
  const starts = async () => ((await told(await api.get(path))).slots as { start: string }[]).map(({ start }) => start);
  expect(await starts()).toContain("10:00");
  expect((await api.send("/api/bookings", wish({ date: "2026-10-30", start: "10:00" }))).status).toBe(201);
  expect(await starts()).not.toContain("10:00");
  const wrong = await told(await api.get(`/api/lecturers/${lecturerId}/slots?minutes=7`));
  expect(wrong.errors).toMatchObject([{ field: "minutes" }]);
});

test("a request names each field to mend, and a time that is taken names the nearest free starts", async () => {
  const empty = await api.send("/api/bookings", { ...wish(), email: "nobody", phone: "1", consent: "" });
  expect(empty.status).toBe(422);
  expect((await told(empty)).errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
    "email invalid_email",
    "phone invalid_phone",
    "consent consent_required",
  ]);
  const first = wish();
  expect((await api.send("/api/bookings", first)).status).toBe(201);
  const second = await api.send("/api/bookings", { ...wish(), date: first.date, start: first.start });
  const { code, nearest } = await told(second);
  expect([second.status, code]).toEqual([409, "slot_taken"]);
  expect(nearest).toHaveLength(3);
});

test("a request sent twice under one key is one booking, and another body is refused", async () => {
  const body = wish();
  const key = { "idempotency-key": "booking-1" };
  const answers = await Promise.all([1, 2].map(() => api.send("/api/bookings", body, key)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const [one, two] = await Promise.all(answers.map(told));
  expect(one?.bookingId).toBe(two?.bookingId);
  const other = await api.send("/api/bookings", { ...body, pupils: 30 }, key);
  expect([other.status, (await told(other)).code]).toEqual([422, "idempotency_mismatch"]);
});

test("a partner's form books and is sent back, also with what to mend", async () => {
  const fields = { ...wish(), className: "", return_to: `${PARTNER}/dars` } as unknown as Record<string, string>;
  const done = await api.form("/api/bookings", fields);
  expect([done.status, done.headers.get("location")]).toEqual([303, `${PARTNER}/dars?result=ok`]);
  const wrong = await api.form("/api/bookings", { ...fields, email: "x", pupils: "көп" });
  expect(wrong.headers.get("location")).toBe(`${PARTNER}/dars?result=invalid&fields=pupils%2Cemail`);
  const { return_to: _none, ...plain } = fields;
  expect((await api.form("/api/bookings", { ...plain, ...strings(wish()) })).status).toBe(201);
});
const strings = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

test("the code confirms as the link does; a wrong token or code does not, and neither is a blank", async () => {
  const bookingId = await held();
  const path = `/api/bookings/${bookingId}/confirmation`;
  expect((await api.send(path, { token: "wrong" })).status).toBe(404);
  expect((await told(await api.send(path, { code: "000 000" }))).code).toBe("code_wrong");
  expect((await told(await api.send(path, {}))).errors).toMatchObject([{ field: "code", code: "required" }]);
  const code = await api.w.guest(async () => linkCode(Lecture.LINKS.confirm, bookingId));
  expect((await told(await api.send(path, { code }))).status).toBe("requested");
});

test("a booking opens by its private token in a header alone; the lecturer sees the contact once they have accepted", async () => {
  const bookingId = await confirmed();
  const read = async (side: "school" | "lecturer") =>
    api.get(`/api/bookings/${bookingId}?side=${side}`, { "x-link-token": await token(bookingId, side) });
  const mine = await read("school");
  expect([mine.status, mine.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(await mine.text()).not.toMatch(/mektep\.example|personId/);
  expect(await told(await read("lecturer"))).not.toHaveProperty("contact");
  expect((await api.get(`/api/bookings/${bookingId}?side=school`)).status).toBe(422);
  const swapped = { "x-link-token": await token(bookingId, "school") };
  expect((await api.get(`/api/bookings/${bookingId}?side=lecturer`, swapped)).status).toBe(404);
  await api.send(`/api/bookings/${bookingId}/answer`, { token: await token(bookingId, "lecturer"), answer: "accept" });
  expect(await told(await read("lecturer"))).toMatchObject({ contact: { phone: "+77010000001" } });
});

test("the lecturer declines with a reason of the list, and the answer to the same is the same", async () => {
  const bookingId = await confirmed();
  const path = `/api/bookings/${bookingId}/answer`;
  const body = { token: await token(bookingId, "lecturer"), answer: "decline", reason: "busy" };
  expect((await told(await api.send(path, { ...body, reason: "lazy" }))).errors).toMatchObject([{ field: "reason" }]);
  for (const key of ["a", "a", "b"]) {
    const answer = await api.send(path, body, { "idempotency-key": `decline-${key}` });
    expect([answer.status, (await told(answer)).status]).toEqual([200, "declined"]);
  }
  const late = await api.send(path, { token: body.token, answer: "accept" });
  expect([late.status, (await told(late)).code]).toEqual([409, "wrong_state"]);
});

test("bookings of a region are for its coordinator: a stranger is asked to sign in, another region's is refused", async () => {
  const bookingId = await confirmed();
  const list = "/api/office/bookings?region=71&status=requested";
  expect((await api.get(list)).status).toBe(401);
  expect((await api.get(list, signed(almaty))).status).toBe(403);
  expect((await told(await api.get("/api/office/bookings", signed(astana)))).errors).toMatchObject([
    { field: "region", code: "required" },
    { field: "status", code: "required" },
  ]);
  expect(await (await api.get(list, signed(astana))).text()).toContain(bookingId);
  const contact = `/api/office/bookings/${bookingId}/contact`;
  expect((await api.get(contact, signed(almaty))).status).toBe(403);
  expect(await told(await api.get(contact, signed(astana)))).toMatchObject({
    contact: { role: "Директордың орынбасары" },
  });
  const cancellation = `/api/office/bookings/${bookingId}/cancellation`;
  expect((await api.send(cancellation, { reason: "weather" })).status).toBe(401);
  expect((await api.send(cancellation, { reason: "weather" }, signed(almaty))).status).toBe(403);
  const done = await api.send(cancellation, { reason: "weather" }, signed(astana));
  expect(await told(done)).toMatchObject({ status: "cancelled", cancelledBy: "staff" });
});

test("who may not is told so before being told what is wrong with the input", async () => {
  expect((await api.send("/api/office/lecturers", {})).status).toBe(401);
  expect((await api.send("/api/office/lecturers", {}, signed(astana))).status).toBe(422);
  expect((await api.send("/api/office/lecturers", profile(), signed(almaty))).status).toBe(403);
});

test("a profile changes as it was read: an older tag is refused, none is asked for", async () => {
  const path = `/api/office/lecturers/${lecturerId}`;
  const read = await api.get(path, signed(astana));
  const etag = read.headers.get("etag") ?? "";
  const { email: _email, ...said } = profile({ dailyCap: 7 });
  const put = (headers: Record<string, string>) => api.send(path, said, headers, "PUT");
  expect((await told(await put(signed(astana)))).errors).toMatchObject([{ field: "if-match", code: "required" }]);
  const done = await put(signed(astana, { "if-match": etag }));
  expect(done.status).toBe(200);
  expect(done.headers.get("etag")).not.toBe(etag);
  const stale = await put(signed(astana, { "if-match": etag }));
  expect([stale.status, (await told(stale)).code]).toEqual([412, "stale"]);
  expect((await put(signed(almaty, { "if-match": "*" }))).status).toBe(403);
  const off = await api.send(
    `${path}/dates-off`,
    { datesOff: ["2026-12-31"] },
    signed(astana, { "if-match": "*" }),
    "PUT",
  );
  expect(off.status).toBe(200);
});

test("feedback waits for the end of the lecture, and is given once by each side", async () => {
  const bookingId = await accepted();
  const path = `/api/bookings/${bookingId}/feedback`;
  const body = { token: await token(bookingId, "school"), side: "school", rating: 5 };
  expect((await told(await api.send(path, body))).code).toBe("feedback_too_early");
  api.w.clock.advance(30 * 24 * HOUR + MINUTE);
  expect(await told(await api.send(path, body))).toMatchObject({ schoolFeedback: { rating: 5 } });
  const again = await api.send(path, body);
  expect([again.status, (await told(again)).code]).toEqual([409, "feedback_given"]);
  expect((await told(await api.send(path, { ...body, rating: 6 }))).errors).toMatchObject([{ field: "rating" }]);
});
