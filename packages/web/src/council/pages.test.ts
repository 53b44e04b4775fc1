import { Council } from "@kz2050/core/council";
import { htmlFaults } from "@kz2050/testing/html";
import { codeIn, FORM_PAUSE, type House, linkIn, startHouse } from "@kz2050/testing/journeys/harness";
import { afterAll, beforeAll, expect, test } from "vitest";

let house: House;
let moderator: string;
beforeAll(async () => {
  house = await startHouse();
  moderator = await house.staffCookie("moderator@movement.example");
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

const hiddenOf = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    ]),
  );

/** Fills in the page's form whose action ends so, and sends it. */
async function fill(shown: Shown, ends: string, fields: Record<string, string>, cookie?: string): Promise<Shown> {
  const forms = [...shown.html.matchAll(/<form action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
  const [, action = "", form = ""] = forms.find(([, each = ""]) => each.endsWith(ends)) ?? [];
  expect(`${shown.path} has a form to ${action}`).toContain(ends);
  house.advance(FORM_PAUSE);
  return send(action, { method: "POST", body: new URLSearchParams({ ...hiddenOf(form), ...fields }) }, cookie);
}

const TEXT = {
  title: 'Жаяу жол <b>"жөндеу" & көгалдандыру',
  what: "Сынақ көшесіндегі жаяу жолды жөндеуді ұсынамын.\r\n\r\nЕкінші абзац осында.",
  why: "Жаңбырдан кейін өту мүмкін емес, балалар жолмен жүреді.",
};
const PLACE = { council: "astana", category: "roads", place: "Сынақ көшесі, 5" };

/** Proposes in three steps, as somebody with this mailbox. */
async function proposed(locale: string, email: string): Promise<Shown> {
  const first = await open(`/${locale}/my/proposals/new`);
  const second = await fill(first, "/new", PLACE);
  const third = await fill(second, "/new", TEXT);
  return fill(third, "/new", { publicName: "", email, language: locale });
}

/** Proposed, confirmed by the mailed link's button. Answers the id and the private page. */
async function confirmed(locale: string, email: string): Promise<{ id: string; own: string }> {
  const { to } = await proposed(locale, email);
  const own = linkIn(await house.letter(email));
  expect((await fill(await open(own), "/confirm", {})).status).toBe(303);
  return { id: /prp_\w+/.exec(to)?.[0] ?? "", own };
}

const find = (code: string) => house.platform.asPlatform("test", () => Council.find(code));
const desk = (id: string) => `/office/kk/proposals/${id}`;
const decide = async (id: string, verb: string, fields: Record<string, string> = {}, cookie = moderator) =>
  fill(await open(desk(id), cookie), `/${verb}`, fields, cookie);

test("each step of the form keeps what was typed and names what must be mended", async () => {
  const first = await open("/kk/my/proposals/new");
  const empty = await fill(first, "/new", { council: "", category: "", place: "" });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain("<title>Қате: ");
  for (const field of ["council", "category", "place"]) expect(empty.html).toContain(`href="#${field}"`);
  const second = await fill(first, "/new", PLACE);
  const short = await fill(second, "/new", { ...TEXT, what: "қысқа" });
  expect(short.status).toBe(422);
  expect(short.html).toContain("Жаяу жол &lt;b&gt;");
  expect(short.html).toContain('value="Сынақ көшесі, 5"');
  const third = await fill(short, "/new", TEXT);
  const back = await fill(third, "/new", { go: "back", email: "x" });
  expect(back.html).toContain("Екінші абзац осында.");
  expect((await fill(third, "/new", { email: "x", language: "kk" })).status).toBe(422);
});

test("a form sent twice makes one proposal", async () => {
  const third = await fill(await fill(await open("/ru/my/proposals/new"), "/new", PLACE), "/new", TEXT);
  const fields = { publicName: "Пробный", email: "dvazhdy@posta.example", language: "ru" };
  const [one, two] = [await fill(third, "/new", fields), await fill(third, "/new", fields)];
  expect(one.status).toBe(303);
  expect(two.to).toBe(one.to);
});

test("the code of the letter confirms on the page that asks for it, and a wrong one is told", async () => {
  const { to } = await proposed("en", "code@posta.example");
  const wrong = await fill(await open(to), "/sent", { code: "12" });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('href="#code"');
  const right = await fill(wrong, "/sent", { code: codeIn(await house.letter("code@posta.example")) });
  expect(right.status).toBe(303);
  expect((await open(right.to)).html).toContain("Your proposal is with the moderator.");
});

test("opening the mailed link confirms nothing; a forged one is no page", async () => {
  const email = "skaner@posta.example";
  const { to } = await proposed("kk", email);
  const own = linkIn(await house.letter(email));
  await open(own);
  expect((await open(own)).html).toContain("Ұсынысты растау");
  expect((await open(own.replace(/.{22}$/, "x".repeat(22)))).status).toBe(404);
  expect((await open(desk(/prp_\w+/.exec(to)?.[0] ?? ""), moderator)).status).toBe(404);
});

test("a proposal walks its whole way through the pages, and every page on the way is whole", async () => {
  const email = "zhol@posta.example";
  const { id, own } = await confirmed("kk", email);
  const refused = await decide(id, "refuse", { reason: "", note: "" });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('href="#refuse-reason"');
  await decide(id, "publish");
  const code = (await open(`/kk/proposals/${id}`)).to.split("/").at(-1) ?? "";
  expect(code).toMatch(/^ASTANA-2026-\d{3}$/);

  const supporter = "qoldaushy@posta.example";
  const [ask, oldAsk] = [await open(`/kk/my/proposals/${id}/support`), await open(`/kk/my/proposals/${id}/support`)];
  expect((await fill(ask, "/support", { email: "x" })).status).toBe(422);
  await fill(ask, "/support", { email: supporter });
  const support = linkIn(await house.letter(supporter));
  await fill(await open(support), "/confirm", {});
  await house.drain();
  expect((await open(support)).html).toContain("Қолдауыңыз есепке алынды");
  expect((await find(code)).supports).toBe(1);

  const [edit, oldEdit] = [await open(`${own}/revise`), await open(`${own}/revise`)];
  const better = { ...TEXT, title: "Жаяу жолды жөндеу", place: "Сынақ көшесі, 7", note: "Атауы түзетілді" };
  expect((await fill(edit, "/revise", { ...better, title: "а" })).html).toContain('href="#title"');
  expect((await fill(edit, "/revise", better)).status).toBe(303);
  expect((await fill(oldEdit, "/revise", { ...better, title: "Ескі беттен түзету" })).status).toBe(409);
  expect((await fill(oldAsk, "/support", { email: "kesh@posta.example" })).status).toBe(409);
  const mended = await decide(id, "revise", { ...better, title: "Жаяу жол", note: "Қысқартылды" });
  expect(mended.status).toBe(303);
  const diff = await open(`/kk/proposals/${code}`);
  expect(diff.html).toMatch(/<del>[\s\S]*жөндеу<\/del>/);

  await decide(id, "takeUp");
  for (const n of [1, 2, 3]) {
    const cookie = await house.staffCookie(`member${n}@movement.example`);
    expect((await open("/office/kk", cookie)).html).toContain("Дауыс беру жүріп жатқан ұсыныстар");
    const mute = await decide(id, "vote", { choice: "", reason: "", language: "kk" }, cookie);
    expect(mute.html).toContain('href="#vote-choice"');
    const vote = { choice: n === 3 ? "against" : "for", reason: "Жолды жөндеу керек деп санаймын.", language: "kk" };
    expect((await decide(id, "vote", vote, cookie)).status).toBe(303);
    house.advance(120_000);
  }
  expect((await open(`/ru/proposals/${code}`)).html).not.toContain("Жолды жөндеу керек");
  await decide(id, "closeVoting", { note: "", language: "kk" });
  expect((await open(`/ru/proposals/${code}`)).html).toContain("Жолды жөндеу керек");

  const [year = "", month = "", day = ""] = house.now().toISOString().slice(0, 10).split("-");
  const date = (name: string) => ({ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
  expect((await decide(id, "dispatch", { number: "", ...date("sentOn") })).html).toContain('href="#dispatch-number"');
  await decide(id, "dispatch", { number: "АК-99", ...date("sentOn") });
  const answer = { outcome: "partly", text: "Жол жөндеу жоспарға енгізілді.", language: "kk", ...date("answeredOn") };
  await decide(id, "answer", answer);
  await decide(id, "milestone", { text: "Жөндеу жұмысы", language: "kk", ...date("plannedOn") });
  expect((await decide(id, "close")).status).toBe(409);
  const milestoneId = (await find(code)).milestones[0]?.milestoneId ?? "";
  expect((await decide(id, "complete", { milestoneId, ...date("doneOn") })).status).toBe(303);
  expect((await decide(id, "close")).status).toBe(303);

  for (const locale of ["kk", "ru", "en"]) await open(`/${locale}/proposals/${code}`);
  expect((await open(own)).html).toContain("Аяқталды");
  await fill(await open(support), "/withdraw", {});
  await house.drain();
  expect((await find(code)).supports).toBe(0);
  const letters = (await house.letters(email)).map(({ subject }) => subject);
  expect(letters).toHaveLength(6);
}, 60_000);

test("a refusal reaches its author with the reason, on the page and in the letter, and nobody else", async () => {
  const email = "bas@posta.example";
  const { id, own } = await confirmed("ru", email);
  await decide(id, "refuse", { reason: "not_city", note: "Обратитесь в областной акимат." });
  const page = await open(own);
  expect(page.html).toContain("Вопрос не относится к ведению гражданского совета");
  expect(page.html).toContain("Обратитесь в областной акимат.");
  expect((await house.letter(email)).text).toContain("Обратитесь в областной акимат.");
  expect((await open(`/ru/proposals/${id}`)).status).toBe(404);
});

test("every proposal of the demonstration is a whole page in three languages", async () => {
  const councils = ["astana", "aqtobe", "oral", "aqtau", "kokshetau", "qaraghandy"];
  const lists = await Promise.all(
    councils.map((council) => house.platform.asPlatform("test", () => Council.list({ council, limit: 50 }))),
  );
  const codes = lists.flatMap(({ items }) => items.map(({ code }) => code));
  expect(codes.length).toBeGreaterThanOrEqual(13);
  for (const code of codes) {
    for (const locale of ["kk", "ru", "en"]) expect((await open(`/${locale}/proposals/${code}`)).status).toBe(200);
  }
}, 60_000);

test("a proposal is found by its code however it is typed; what is no code is no page", async () => {
  expect((await open("/kk/proposals?code=%20oral-2026-001")).to).toBe("/kk/proposals/ORAL-2026-001");
  expect((await open("/kk/proposals/oral-2026-001")).to).toBe("/kk/proposals/ORAL-2026-001");
  expect((await open("/kk/proposals?code=x")).status).toBe(404);
  expect((await open("/kk/proposals/NOWHERE-2026-001")).status).toBe(404);
  expect((await open("/kk/councils/nowhere")).status).toBe(404);
});
