import { htmlFaults } from "@kz2050/testing/html";
import { codeIn, FORM_PAUSE, type House, linkIn, startHouse } from "@kz2050/testing/journeys/harness";
import { afterAll, beforeAll, expect, test } from "vitest";

let house: House;
let coordinator: string;
let lecturer: string;
beforeAll(async () => {
  house = await startHouse();
  coordinator = await house.staffCookie("astana@movement.example");
  const { html } = await open("/kk/lectures/find?topic=mathematics");
  lecturer = /lec_[0-9a-z]{26}/.exec(html)?.[0] ?? "";
}, 120_000);
afterAll(() => house?.close());

type Shown = { readonly path: string; readonly status: number; readonly to: string; readonly html: string };

async function send(path: string, init: RequestInit = {}, cookie?: string): Promise<Shown> {
  const headers = { origin: house.origin, ...(cookie && { cookie }) };
  const answer = await house.request(path, { ...init, headers });
  const html = await answer.text();
  if (html !== "") expect([path, ...(await htmlFaults(html))]).toEqual([path]);
  return { path, status: answer.status, to: answer.headers.get("location") ?? "", html };
}
const open = (path: string, cookie?: string) => send(path, {}, cookie);
const decoded = (text: string): string => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

const hiddenOf = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      decoded(value),
    ]),
  );

type Answers = Record<string, string> | [string, string][];

/** Fills in the page's form whose action ends so, and sends it. */
async function fill(shown: Shown, ends: string, fields: Answers, cookie?: string): Promise<Shown> {
  const forms = [...shown.html.matchAll(/<form action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
  const [, action = "", form = ""] = forms.find(([, each = ""]) => each.endsWith(ends)) ?? [];
  expect(`${shown.path} has a form to ${action}`).toContain(ends);
  house.advance(FORM_PAUSE);
  const body = new URLSearchParams([
    ...Object.entries(hiddenOf(form)),
    ...(Array.isArray(fields) ? fields : Object.entries(fields)),
  ]);
  return send(action, { method: "POST", body }, cookie);
}

let nth = 0;
const school = (over: Record<string, string> = {}) => {
  nth += 1;
  return {
    topic: "physics",
    lectureLanguage: "kk",
    mode: "visit",
    grade: "9",
    className: "Ә",
    pupils: "25",
    schoolName: `№${nth} <мысал> мектебі`,
    region: "71",
    settlement: "Астана",
    contactName: "Үлгі Сынақова",
    contactRole: "Директордың орынбасары",
    email: `pages${nth}@mektep.example`,
    phone: "8 701 000 00 01",
    language: "kk",
    consent: "yes",
    ...over,
  };
};

/** The form for the lecturer's first free time in this language. */
async function form(locale = "kk"): Promise<Shown> {
  const { html } = await open(`/${locale}/lectures/lecturers/${lecturer}?minutes=60`);
  return open(decoded(/href="([^"]*\/my\/lectures\/book[^"]*)"/.exec(html)?.[1] ?? ""));
}

/** A booking that waits for the lecturer's answer: both sides' private pages. */
async function requested(): Promise<{ school: string; lecturer: string; email: string }> {
  const answers = school();
  await fill(await form(), "/book", answers);
  const link = linkIn(await house.letter(answers.email));
  const { to } = await fill(await open(link), link, {});
  const [own = ""] = to.split("?");
  return { school: own, lecturer: linkIn(await house.letter("physics@lector.example")), email: answers.email };
}

test.each(["kk", "ru", "en"])("the public pages of lectures are whole in %s, and show no contact", async (locale) => {
  for (const path of [
    "",
    "/find",
    "/find?topic=physics&lectureLanguage=kk&grade=9&region=71&mode=visit",
    `/lecturers/${lecturer}`,
  ]) {
    const shown = await open(`/${locale}/lectures${path}`);
    expect([path, shown.status]).toEqual([path, 200]);
    expect(shown.html).not.toMatch(/lector\.example|per_/);
  }
  const none = await open(`/${locale}/lectures/find?topic=physics&lectureLanguage=en`);
  expect(none.html).not.toContain("kz-card__title");
  expect((await open(`/${locale}/lectures/find?date-day=31&date-month=2&date-year=2026`)).status).toBe(422);
  expect((await open(`/${locale}/lectures/lecturers/lec_${"0".repeat(26)}`)).status).toBe(404);
});

test("the form keeps what was typed, names what must be mended, and makes one booking of two clicks", async () => {
  const first = await form();
  const wrong = await fill(first, "/book", school({ contactName: "", phone: "12", consent: "" }));
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("<title>Қате: ");
  for (const field of ["contactName", "phone", "consent"]) expect(wrong.html).toContain(`href="#${field}"`);
  expect(wrong.html).toContain("&lt;мысал&gt;");
  expect((await fill(wrong, "/book", school({ region: "75" }))).html).toContain('href="#mode"');
  const answers = school();
  const [one, two] = [await fill(wrong, "/book", answers), await fill(wrong, "/book", answers)];
  expect(one.status).toBe(303);
  expect(two.to).toBe(one.to);
  expect((await open("/kk/my/lectures/book?lecturer=nobody&date=x")).status).toBe(404);
});

test("who comes second chooses among the nearest free times on the same page", async () => {
  const late = await form();
  expect((await fill(await form(), "/book", school())).status).toBe(303);
  const taken = await fill(late, "/book", school());
  expect(taken.status).toBe(409);
  const [, slot = ""] = /name="slot"[^>]*value="([^"]*)"/.exec(taken.html) ?? [];
  expect(slot).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  expect((await fill(taken, "/book", school({ slot }))).status).toBe(303);
});

test("the code of the letter confirms; opening the link confirms nothing; a forged link is no page", async () => {
  const answers = school({ language: "ru" });
  const { to } = await fill(await form(), "/book", answers);
  const letter = await house.letter(answers.email);
  const link = linkIn(letter);
  expect((await open(link)).html).toContain("Подтвердить заявку");
  expect((await open(link)).status).toBe(200);
  expect((await open(link.replace(/.{22}$/, "x".repeat(22)))).status).toBe(404);
  const wrong = await fill(await open(to), to, { code: "12" });
  expect(wrong.html).toContain('href="#code"');
  const right = await fill(wrong, to, { code: codeIn(letter) });
  expect(right.status).toBe(303);
  expect((await open(right.to)).html).toContain("Дәріскердің жауабы күтілуде");
  expect((await open(link)).status).toBe(302);
});

test("the lecturer accepts on a private page and sees whom to call; both hold a calendar file; the school cancels", async () => {
  const { school: own, lecturer: answer, email } = await requested();
  const before = await open(answer);
  expect(before.html).not.toContain("Үлгі Сынақова");
  expect((await fill(before, "/accept", {})).status).toBe(303);
  expect((await open(answer)).html).toContain("tel:+77010000001");
  const letters = await Promise.all([house.letter(email), house.letter("physics@lector.example")]);
  for (const { attachments = [] } of letters) expect(attachments[0]?.body).toContain("METHOD:REQUEST");
  const form = await open(`${own}/cancel`);
  expect((await fill(form, "/cancel", {})).html).toContain('href="#reason"');
  expect((await fill(form, "/cancel", { reason: "weather" })).status).toBe(303);
  expect((await open(answer)).html).not.toContain("tel:");
  for (const to of [email, "physics@lector.example"]) {
    const { attachments = [] } = await house.letter(to);
    expect(attachments[0]?.body).toContain("METHOD:CANCEL");
  }
});

test("the lecturer declines with a reason, and the school is told where to look again", async () => {
  const { school: own, lecturer: answer } = await requested();
  const form = await open(`${answer}/decline`);
  expect((await fill(form, "/decline", { reason: "" })).status).toBe(422);
  expect((await fill(form, "/decline", { reason: "distance" })).status).toBe(303);
  const { html } = await open(own);
  expect(html).toContain("Жол тым алыс");
  expect(html).toContain("/kk/lectures/find");
});

test("feedback is given once, after the end", async () => {
  const [letter] = (await house.letters("mektep3@mektep.example")).filter(({ subject }) => subject.includes("?"));
  if (!letter) throw new Error("no letter asks for feedback");
  const own = linkIn(letter);
  const form = await open(`${own}/feedback`);
  expect((await fill(form, "/feedback", { rating: "", comment: "" })).html).toContain('href="#rating"');
  expect((await fill(form, "/feedback", { rating: "4", comment: "Хорошо" })).to).toContain("?done=feedback");
  expect((await fill(await open(`${own}/feedback`), "/feedback", { rating: "1", comment: "" })).status).toBe(409);
  expect((await open(own)).html).toContain("Хорошо");
});

test("private pages are kept by nobody and found by nobody", async () => {
  const { school: own } = await requested();
  const answer = await house.request(own);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  expect(answer.headers.get("x-robots-tag")).toContain("noindex");
});

test("the coordinator sees the region's bookings, a contact only by asking, and cancels with a reason", async () => {
  const { school: own, email } = await requested();
  const id = /bkg_[0-9a-z]{26}/.exec(own)?.[0] ?? "";
  expect((await open("/office/kk", coordinator)).html).toContain("/office/kk/lectures?region=71");
  expect((await open("/office/kk/lectures?region=71&status=requested", coordinator)).html).toContain(id);
  expect((await open("/office/kk/lectures?region=75", coordinator)).status).toBe(403);
  const file = await open(`/office/kk/lectures/${id}`, coordinator);
  expect(file.html).not.toContain(email);
  const contact = await fill(file, "/contact", {}, coordinator);
  expect(contact.html).toContain(email);
  expect((await open(`/office/kk/lectures/${id}`, coordinator)).html).toContain("lecture.read-contact");
  expect((await fill(file, "/cancel", {}, coordinator)).html).toContain('href="#reason"');
  expect((await fill(file, "/cancel", { reason: "asked" }, coordinator)).status).toBe(303);
  expect((await open(own)).html).toContain("Екінші жақтың өтініші бойынша");
});

test("the coordinator adds a lecturer and changes one; what somebody else changed meanwhile is not lost", async () => {
  const wanted: [string, string][] = [
    ["name", "Жаңа Дәріскер"],
    ["email", "janga@lector.example"],
    ["language", "kk"],
    ["about", "Химик"],
    ["state", "active"],
    ["topics", "chemistry"],
    ["languages", "kk"],
    ["grades", "9"],
    ["region", "71"],
    ["regions", "71"],
    ["hours", "1 09:00–13:00\r\n3 14:00-18:00"],
    ["datesOff", "2026-12-31"],
    ["durations", "45"],
    ["noticeDays", "3"],
    ["dailyCap", "2"],
  ];
  const fresh = await open("/office/kk/lecturers/new?region=71", coordinator);
  const bad = wanted.map(([name, value]): [string, string] => [
    name,
    name === "hours" ? "1 9:10-12:00" : name === "datesOff" ? "31.12" : value,
  ]);
  const refused = await fill(fresh, "/lecturers/new", bad, coordinator);
  expect(refused.status).toBe(422);
  for (const field of ["hours", "datesOff"]) expect(refused.html).toContain(`href="#${field}"`);
  const { to } = await fill(refused, "/lecturers/new", wanted, coordinator);
  const [id = ""] = /lec_[0-9a-z]{26}/.exec(to) ?? [];
  expect((await open(`/kk/lectures/lecturers/${id}`)).html).toContain("Жаңа Дәріскер");
  const [mine, theirs] = [await open(to, coordinator), await open(to, coordinator)];
  const edit = (name: string) =>
    wanted
      .filter(([field]) => field !== "email")
      .map(([field, value]): [string, string] => [field, field === "name" ? name : value]);
  expect((await fill(mine, id, edit("Жаңа Атау"), coordinator)).status).toBe(303);
  expect((await fill(theirs, id, edit("Ескі бет"), coordinator)).status).toBe(412);
  expect((await open("/office/kk/lecturers?region=71", coordinator)).html).toContain("Жаңа Атау");
});
