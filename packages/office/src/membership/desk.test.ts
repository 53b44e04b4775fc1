import { DAY, MINUTE, system, UNDO_FOR } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { type Colleague, formOf, OFFICE, type OfficePages, officePages, placeOf } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let pages: OfficePages;
let astana: Colleague;
let almaty: Colleague;

beforeAll(async () => {
  pages = await officePages();
  astana = await pages.atWork({ role: "coordinator", region: "71" });
  almaty = await pages.atWork({ role: "coordinator", region: "75" });
});
afterAll(() => pages.w.stop());
beforeEach(() => pages.w.clock.advance(MINUTE));

const newcomer: OfficePages["newcomer"] = (form) => pages.newcomer(form);
const get = (path: string, by = astana) => pages.get(path, by);
const htmlOf = async (answer: Response | Promise<Response>) => (await answer).text();
const post = (path: string, body: URLSearchParams, by = astana) => pages.post(path, body, by);
const send = (page: string, to: string, fields: Readonly<Record<string, string>> = {}) =>
  pages.send(page, to, astana, fields);
const decide = (key: string, verb: string, fields: Readonly<Record<string, string>> = {}) =>
  send(`/membership/${key}`, `/membership/${key}/${verb}`, fields);
const QUEUE = "/membership/queue/71/submitted";

/** Clears the queue, so that a test knows what stands in it. */
async function emptied(): Promise<void> {
  for (;;) {
    const html = await htmlOf(get(QUEUE));
    const [, key] = /\/office\/kk\/membership\/(mem_[0-9a-z]{26})"/.exec(html) ?? [];
    if (!key) return;
    await decide(key, "reject", { reason: "no_answer" });
  }
}

test("after a decision the next of the same queue opens and says what was done; taken back, the record stands as it did", async () => {
  await emptied();
  const [first, second] = [await newcomer(), await newcomer()];
  const done = await decide(first, "approve");
  expect(done.status).toBe(303);
  expect(placeOf(done)).toMatch(new RegExp(`^/membership/${second}\\?done=approve&of=${first}&v=3$`));
  const html = await htmlOf(get(placeOf(done)));
  for (const part of ["Өтініш берушіні мүшелікке қабылдадыңыз.", first.slice(-8).toUpperCase(), "30 секунд ішінде"])
    expect(html).toContain(part);
  pages.w.clock.advance(UNDO_FOR - 1000);
  const back = await post(`/membership/${first}/undo`, formOf(html, `/membership/${first}/undo`));
  expect([back.status, placeOf(back)]).toEqual([303, `/membership/${first}?done=undo`]);
  expect(await htmlOf(get(placeOf(back)))).toContain("Шешімді қайтарып алдыңыз. Хат жіберілмейді.");
  expect(await htmlOf(get(QUEUE))).toContain(first);
});

test("when nothing is left the queue itself says so, with the way to take the last decision back", async () => {
  await emptied();
  const only = await newcomer();
  const done = await decide(only, "reject", { reason: "no_answer" });
  expect(placeOf(done)).toBe(`${QUEUE}?done=reject&of=${only}&v=3`);
  const html = await htmlOf(get(placeOf(done)));
  expect(html).toContain("Бұл кезекте шешім күтіп тұрған өтініш қалмады.");
  formOf(html, `/membership/${only}/undo`);
});

test("past 30 seconds it is too late, and the page says so", async () => {
  const key = await newcomer();
  const html = await htmlOf(get(placeOf(await decide(key, "reject", { reason: "false_data" }))));
  pages.w.clock.advance(UNDO_FOR + 1);
  const late = await post(`/membership/${key}/undo`, formOf(html, `/membership/${key}/undo`));
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("30 секунд өтіп кетті");
});

test("what a query asks to be taken back is a record's key and nothing else", async () => {
  const key = await newcomer();
  const html = await htmlOf(get(`/membership/${key}?done=approve&of=${encodeURIComponent('"><script>')}&v=1`));
  expect(html).not.toContain("<script>");
  expect(html).not.toContain('/undo"');
});

test("a note is left, shown with its writer's name, refused when empty, and taken away", async () => {
  const key = await newcomer();
  const page = `/membership/${key}`;
  const wrong = await send(page, `${page}/note`, { text: " " });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('href="#note-text"');
  const left = await send(page, `${page}/note`, { text: "Телефонмен сөйлестім" });
  expect(placeOf(left)).toBe(`${page}?done=note#notes`);
  const html = await htmlOf(get(`${page}?done=note`));
  for (const part of ["Ескертпе қосылды.", "Телефонмен сөйлестім", "Дана Үлгіқызы"]) expect(html).toContain(part);
  const gone = await post(`${page}/note-removal`, formOf(html, `${page}/note-removal`));
  expect(gone.status).toBe(303);
  expect(await htmlOf(get(page))).not.toContain("Телефонмен сөйлестім");
  const fields = formOf(html, `${page}/note`);
  fields.set("text", "Бөтен");
  expect((await post(`${page}/note`, fields, almaty)).status).toBe(403);
});

test("an application that repeats a membership is joined to it, and the merge of the two people proposed", async () => {
  const alike = { givenName: "Қосақ", birthDate: "1985-05-05" };
  const member = await newcomer(alike);
  await decide(member, "approve");
  const again = await newcomer(alike);
  for (const key of [member, again]) await pages.w.as(system("stream:Memberships"), () => Membership.keepDeed(key));
  const html = await htmlOf(get(`/membership/${again}`));
  expect(html).toContain("қайтарып алуға болмайды");
  expect((await decide(again, "assign", { to: again })).status).toBe(422);
  const done = await decide(again, "assign", { to: member });
  expect(placeOf(done)).toContain("proposed=yes");
  const said = await htmlOf(get(placeOf(done)));
  expect(said).toContain("Өтініш бұрынғы мүшелікке қосылды. Екі адамды біріктіру туралы ұсыныс");
  expect(said).not.toContain(`${again}/undo`);
});

const pick = async (keys: readonly string[], verb: string) => {
  const form = formOf(await htmlOf(get(QUEUE)), `${QUEUE}/preview`);
  for (const key of keys) form.append("pick", key);
  form.set("verb", verb);
  return post(`${QUEUE}/preview`, form);
};

test("several are accepted at once: counted and listed first, each at the version that was shown, the rest told why not", async () => {
  await emptied();
  const keys = [await newcomer(), await newcomer(), await newcomer()];
  const preview = await htmlOf(pick(keys, "approve"));
  expect(preview).toContain("Мүшелікке қабылдау: 3 өтініш");
  expect(preview).toContain(`href="/office/kk${QUEUE}"`);
  const form = formOf(preview, `${QUEUE}/bulk`);
  expect(form.getAll("item")).toEqual(keys.map((key) => `${key}:2`));
  // One of them moves on after it was shown.
  await decide(keys[1] ?? "", "ask", { question: "Қай қалада тұрасыз?" });
  const result = await htmlOf(post(`${QUEUE}/bulk`, form));
  expect(result).toContain("Орындалғаны: 2. Орындалмағаны: 1.");
  expect(result).toContain("басқа адам өзгертті");
  // Sent again, the same form finds what it did and does nothing more.
  expect(await htmlOf(post(`${QUEUE}/bulk`, form))).toContain("Орындалғаны: 2. Орындалмағаны: 1.");
  const undone = await htmlOf(post(`${QUEUE}/bulk`, formOf(result, `${QUEUE}/bulk`)));
  expect(undone).toContain("Орындалғаны: 2. Орындалмағаны: 0.");
  expect(await htmlOf(get(QUEUE))).toContain(keys[0] ?? "?");
});

test("a question and a transfer of several ask first for what they need, and keep what was typed", async () => {
  await emptied();
  const keys = [await newcomer(), await newcomer()];
  const form = formOf(await htmlOf(pick(keys, "transfer")), `${QUEUE}/bulk`);
  form.set("region", "75");
  const wrong = await post(`${QUEUE}/bulk`, form);
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toMatch(/<option value="75" selected/);
  const mended = formOf(html, `${QUEUE}/bulk`);
  mended.set("region", "75");
  mended.set("reason", "asked");
  expect(await htmlOf(post(`${QUEUE}/bulk`, mended))).toContain("Орындалғаны: 2.");
  expect(await htmlOf(get("/membership/queue/75/submitted", almaty))).toContain(keys[0] ?? "?");
});

test("nothing is chosen, or no decision: the queue says so and keeps the ticks", async () => {
  await emptied();
  const key = await newcomer();
  expect((await pick([], "approve")).status).toBe(422);
  const wrong = await pick([key], "");
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toMatch(new RegExp(`value="${key}" checked`));
  expect((await pick([key], "end")).status).toBe(422);
  const elsewhere = formOf(await htmlOf(pick([key], "approve")), `${QUEUE}/bulk`);
  const refused = await htmlOf(post(`${QUEUE}/bulk`, elsewhere, almaty));
  expect(refused).toContain("Орындалғаны: 0. Орындалмағаны: 1.");
});

test("home puts what is late first and says so in words", async () => {
  await emptied();
  const key = await newcomer();
  expect(await htmlOf(get(""))).toContain("Мерзімінде");
  // Five working days, a weekend in between, and one more.
  pages.w.clock.advance(8 * DAY);
  astana = await pages.atWork({ role: "coordinator", region: "71" });
  expect(await htmlOf(get(""))).toContain("Мерзімі өткені: 1");
  expect(await htmlOf(get(QUEUE))).toMatch(new RegExp(`${key}[\\s\\S]*Мерзімі өтті`));
});

test("a list's script is small, a file of its own, and its page works without it", async () => {
  await newcomer();
  const html = await htmlOf(get(QUEUE));
  const [, path = ""] = /<script type="module" src="([^"]+)" nonce="[^"]+">/.exec(html) ?? [];
  const script = await pages.office.request(OFFICE + path);
  const body = await script.text();
  expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
  expect(body.length).toBeLessThanOrEqual(2048);
  expect(html).toContain('<div id="keys" hidden');
});
