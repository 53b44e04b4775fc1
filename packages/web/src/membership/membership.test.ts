import { Identity } from "@kz2050/core/identity";
import { linkCode, linkToken, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { htmlFaults } from "@kz2050/testing/html";
import { SITE, webDeps } from "@kz2050/testing/web-deps";
import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMine } from "../mine.ts";
import type { Pages } from "../page.tsx";
import { createSite } from "../site.ts";

const APPLY = "/kk/my/membership/apply";

let w: World;
let mine: Hono<Pages>;
let site: Hono<Pages>;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind }) => kind === "region");
  const deps = webDeps(w);
  mine = createMine(deps);
  site = createSite(deps);
});
afterAll(() => w.stop());

const person = {
  surname: "Сынақбаева",
  givenName: "Айгүл",
  patronymic: "",
  "birthDate-day": "27",
  "birthDate-month": "3",
  "birthDate-year": "1990",
};
const place = (mailbox: string) => ({
  region: "71",
  city: "Астана",
  phone: "8 701 000 00 01",
  email: `${mailbox}@posta.example`,
  language: "kk",
});
const reason = { occupation: "Мұғалім", why: "Балаларға көмектескім келеді.", consents: "processing" };
const consentVersion = Identity.CONSENT_VERSION;

const get = async (path: string) => mine.request(SITE + path);
const post = async (path: string, fields: Record<string, string>) =>
  mine.request(SITE + path, { method: "POST", body: new URLSearchParams(fields), headers: { origin: SITE } });
const tokenIn = (html: string) => /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
const titleIn = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? "";
const keyIn = (answer: Response) => /mem_[0-9a-z]{26}/.exec(answer.headers.get("location") ?? "")?.[0] ?? "";

/** Fills the whole form as a person does, and answers the application's key. */
async function apply(mailbox: string, over: Record<string, string> = {}): Promise<string> {
  const formToken = tokenIn(await (await get(APPLY)).text());
  w.clock.advance(4000);
  return keyIn(
    await post(APPLY, { formToken, step: "2", consentVersion, ...person, ...place(mailbox), ...reason, ...over }),
  );
}
const linkOf = (key: string) => w.guest(async () => `/kk/my/membership/${key}/${linkToken(Membership.LINK, key)}`);
async function deed(key: string, name: string, fields: Record<string, string> = {}): Promise<Response> {
  const link = await linkOf(key);
  const html = await (await get(link)).text();
  return post(`${link}/${name}`, { formToken: tokenIn(html.slice(html.indexOf(`${link}/${name}"`))), ...fields });
}

test("the form asks in three steps, keeps what was typed, and names what to mend on its own step", async () => {
  const first = await (await get(APPLY)).text();
  expect(titleIn(first)).toContain("Өзіңіз туралы");
  const base = { formToken: tokenIn(first), step: "0", consentVersion };
  const wrong = await post(APPLY, { ...base, ...person, surname: "", "birthDate-day": "31", "birthDate-month": "2" });
  const shown = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(titleIn(shown)).toMatch(/^Қате:/);
  for (const part of ['href="#surname"', 'href="#birthDate"', 'value="Айгүл"', 'value="31"'])
    expect(shown).toContain(part);
  const second = await (await post(APPLY, { ...base, ...person })).text();
  expect(titleIn(second)).toContain("Тұратын жеріңіз");
  for (const part of [
    'type="hidden" name="surname" value="Сынақбаева"',
    'value="79"',
    'type="hidden" name="step" value="1"',
  ]) {
    expect(second).toContain(part);
  }
  const back = await (await post(APPLY, { ...base, step: "1", ...person, ...place("bir"), go: "back" })).text();
  expect(back).toContain('type="hidden" name="email" value="bir@posta.example"');
  const third = await (await post(APPLY, { ...base, step: "1", ...person, ...place("bir") })).text();
  expect(titleIn(third)).toContain("Қозғалысқа қосылу");
});

test("what an early step gets wrong is mended there, also when it comes with the last", async () => {
  const formToken = tokenIn(await (await get(APPLY)).text());
  const all = {
    formToken,
    step: "2",
    consentVersion,
    ...person,
    ...place("kesh"),
    ...reason,
    "birthDate-year": "2015",
  };
  const answer = await post(APPLY, all);
  const html = await answer.text();
  expect([answer.status, titleIn(html).includes("Өзіңіз туралы")]).toEqual([422, true]);
  expect(html).toContain("16 жастан");
});

test("a form sent too soon, forged or by a robot makes no application", async () => {
  const formToken = tokenIn(await (await get(APPLY)).text());
  const all = { step: "2", consentVersion, ...person, ...place("tez"), ...reason };
  expect((await post(APPLY, { ...all, formToken })).status).toBe(422);
  expect((await post(APPLY, { ...all, formToken: "a.b.c" })).status).toBe(422);
  w.clock.advance(4000);
  expect((await post(APPLY, { ...all, formToken, website: "spam.example" })).status).toBe(422);
  expect((await post(APPLY, { ...all, formToken })).status).toBe(303);
});

test("the same form sent twice leads to one page and makes one application", async () => {
  const formToken = tokenIn(await (await get(APPLY)).text());
  w.clock.advance(4000);
  const all = { formToken, step: "2", consentVersion, ...person, ...place("qos"), ...reason };
  const [first, second] = [await post(APPLY, all), await post(APPLY, all)];
  expect([second.status, keyIn(second)]).toEqual([303, keyIn(first)]);
});

test("the code from the letter confirms; a wrong one is said beside its field", async () => {
  const key = await apply("kod");
  const path = `/kk/my/membership/sent/${key}`;
  const formToken = tokenIn(await (await get(path)).text());
  const code = await w.guest(async () => linkCode(Membership.LINK, key));
  const wrong = await post(path, { formToken, code: code === "000000" ? "111111" : "000000" });
  expect([wrong.status, (await wrong.text()).includes('href="#code"')]).toEqual([409, true]);
  const right = await post(path, { formToken: tokenIn(await (await get(path)).text()), code });
  expect([right.status, right.headers.get("location")]).toEqual([303, `${await linkOf(key)}?done=confirmed`]);
});

test("opening the link confirms nothing; its button does, and the page is for nobody else", async () => {
  const key = await apply("silteme");
  const link = await linkOf(key);
  expect(titleIn(await (await get(link)).text())).toContain("Өтінішті растаңыз");
  expect(titleIn(await (await get(link)).text())).toContain("Өтінішті растаңыз");
  expect((await deed(key, "confirm")).status).toBe(303);
  const page = await get(link);
  expect(await page.text()).toContain("Үйлестіруші қарап жатыр");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("x-robots-tag")).toContain("noindex");
  expect((await get(`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`)).status).toBe(404);
});

test("an applicant answers a question, withdraws, and finds each step in the history", async () => {
  const key = await apply("suraq", { surname: "Сұрақова" });
  await deed(key, "confirm");
  const astana = staffActor("coordinator", { region: "71" });
  await w.as(astana, () => Membership.ask({ membershipKey: key, question: "Қай мектепте істейсіз?" }));
  const link = await linkOf(key);
  expect(await (await get(link)).text()).toContain("Қай мектепте істейсіз?");
  const empty = await deed(key, "answer", { answer: " " });
  expect([empty.status, (await empty.text()).includes('href="#answer"')]).toEqual([422, true]);
  expect((await deed(key, "answer", { answer: "12-мектепте" })).status).toBe(303);
  const formToken = tokenIn(await (await get(link)).text());
  const twice = [await post(`${link}/withdraw`, { formToken }), await post(`${link}/withdraw`, { formToken })];
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  const html = await (await get(link)).text();
  for (const step of ["Пошта расталды", "12-мектепте", "Өтініш қайтарып алынды"]) expect(html).toContain(step);
});

test("a member has a card with a QR code, and the page behind the code tells valid or not, the region and nothing more", async () => {
  const key = await apply("karta", { surname: "Картабаева" });
  await deed(key, "confirm");
  await w.as(staffActor("coordinator", { region: "71" }), () => Membership.approve({ membershipKey: key }));
  await w.as(system("stream"), () => Membership.copyCard(key));
  const html = await (await get(await linkOf(key))).text();
  expect(html).toContain("<svg");
  const verify = /\/kk\/membership\/verify\/crd_[0-9a-z]{26}/.exec(html)?.[0] ?? "";
  const valid = await site.request(SITE + verify);
  const shown = await valid.text();
  expect(shown).toContain("Карта жарамды");
  expect(shown).toContain("Астана қаласы");
  for (const secret of ["Картабаева", "Айгүл", "karta@", key]) expect(shown).not.toContain(secret);
  expect(valid.headers.get("cache-control")).toBe("no-store");
  expect((await deed(key, "leave")).status).toBe(303);
  await w.as(system("stream"), () => Membership.copyCard(key));
  expect(await (await site.request(SITE + verify)).text()).toContain("Карта жарамсыз");
  expect((await site.request(`${SITE}/kk/membership/verify/crd_00000000000000000000000000`)).status).toBe(404);
});

test.each(["kk", "ru", "en"])(
  "the start page in %s says who may join, what is asked and how long it takes",
  async (locale) => {
    const answer = await site.request(`${SITE}/${locale}/membership`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`href="/${locale}/my/membership/apply"`);
  },
);

test("every page of an application's life is valid HTML: the form's steps, the code, and each state", async () => {
  const faults: string[] = [];
  const look = async (answer: Response) => void faults.push(...(await htmlFaults(await answer.text())));
  const first = await get(APPLY);
  const formToken = tokenIn(await first.clone().text());
  await look(first);
  await look(await post(APPLY, { formToken, step: "0", consentVersion, ...person, surname: "" }));
  await look(await post(APPLY, { formToken, step: "0", consentVersion, ...person }));
  await look(await post(APPLY, { formToken, step: "1", consentVersion, ...person, ...place("html") }));
  await look(await post(APPLY, { formToken, step: "2", consentVersion, ...person, ...place("html") }));
  const key = await apply("html", { surname: "Беттерова" });
  const link = await linkOf(key);
  await look(await get(`/kk/my/membership/sent/${key}`));
  await look(await get(link));
  await deed(key, "confirm");
  await look(await get(`${link}?done=confirmed`));
  const astana = staffActor("coordinator", { region: "71" });
  await w.as(astana, () => Membership.ask({ membershipKey: key, question: "Қай мектепте?" }));
  await look(await get(link));
  await look(await deed(key, "answer", { answer: "" }));
  await w.as(astana, () => Membership.approve({ membershipKey: key }));
  await look(await get(link));
  await deed(key, "leave");
  await look(await get(link));
  expect(faults).toEqual([]);
});
