import { Identity } from "@kz2050/core/identity";
import { linkCode, linkToken, system } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import type { WebDeps } from "@kz2050/http";
import { type World, world } from "@kz2050/testing";
import { htmlFaults } from "@kz2050/testing/html";
import { strFromU8, unzipSync } from "fflate";
import type { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createMine } from "../mine.ts";
import type { Pages } from "../page.tsx";

const SITE = "https://site.example";
const MINUTE = 60_000;
const MOST_BYTES = 50_000;

let w: World;
let mine: Hono<Pages>;
let withoutSms: Hono<Pages>;
let messages: { to: string; text: string }[] = [];
let isOperatorDown = false;
beforeAll(async () => {
  w = await world();
  await w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA.filter(({ kind }) => kind === "region")) await Reference.load(row);
  });
  const deps = {
    ...w.deps,
    log: () => undefined,
    originKeys: [],
    publicOrigin: SITE,
    officeOrigin: "https://office.example",
    partnerOrigins: [],
    formTargets: [],
    isDemonstration: false,
  } as Partial<WebDeps> as WebDeps;
  withoutSms = createMine(deps);
  mine = createMine({
    ...deps,
    sms: {
      async send(message) {
        if (isOperatorDown) throw new Error(`no way to ${message.to}`);
        messages.push(message);
      },
    },
  });
});
afterAll(() => w.stop());
beforeEach(() => {
  messages = [];
  w.clock.advance(60 * MINUTE);
});

/** A browser: it keeps the one cookie there is. */
function browser(app = mine) {
  let cookie = "";
  const kept = (answer: Response): Response => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      if (pair.startsWith("__Host-session=")) cookie = /max-age=0/i.test(line) ? "" : pair;
    }
    return answer;
  };
  const self = {
    cookie: () => cookie,
    setCookie: (value: string) => {
      cookie = value;
    },
    get: async (path: string) => kept(await app.request(SITE + path, { headers: { cookie } })),
    html: async (path: string) => (await self.get(path)).text(),
    /** Posts what a page's form would: its token goes along. */
    post: async (path: string, fields: Record<string, string | string[]> = {}, page = path) => {
      const formToken = /name="formToken" value="([^"]+)"/.exec(await self.html(page))?.[1] ?? "";
      const body = new URLSearchParams({ formToken });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      const headers = { cookie, origin: SITE, "user-agent": "Mozilla/5.0 (Android) Firefox/150.0" };
      return kept(await app.request(SITE + path, { method: "POST", body, headers }));
    },
  };
  return self;
}
type Browser = ReturnType<typeof browser>;

const to = (answer: Response): string => answer.headers.get("location") ?? "";
const idIn = (path: string): string => /chl_[0-9a-z]{26}/.exec(path)?.[0] ?? "";
const codeOf = (purpose: string, id: string) => w.guest(async () => linkCode(purpose, id));

async function ask(me: Browser, email: string, more: Record<string, string> = {}): Promise<string> {
  return to(await me.post("/kk/my/sign-in", { email, ...more }));
}
async function enter(me: Browser, page: string): Promise<Response> {
  return me.post(page, { code: await codeOf("sign-in", idIn(page)) });
}
async function signedIn(email: string, app = mine): Promise<Browser> {
  const me = browser(app);
  expect(to(await enter(me, await ask(me, email)))).toBe("/kk/my");
  return me;
}
const personOf = async (email: string) => (await w.guest(() => Identity.personBehind(email))).personId;
const agreed = (me: Browser) => me.post("/kk/my/consent", { version: Identity.CONSENT_VERSION });

const OWN = ["", "/settings", "/settings/mailbox", "/settings/phone", "/consent", "/data", "/erase", "/fresh"];

test("who is not signed in is led to sign in, from each own page, and back to it", async () => {
  for (const path of OWN) {
    const answer = await browser().get(`/ru/my${path}`);
    expect(answer.status).toBe(303);
    const wanted = path === "" ? "/ru/my/sign-in" : `/ru/my/sign-in?to=${encodeURIComponent(`/ru/my${path}`)}`;
    expect(to(answer)).toBe(wanted);
  }
  const me = browser();
  const page = await ask(me, "back@posta.example", { to: "/kk/my/data" });
  expect(to(await enter(me, page))).toBe("/kk/my/data");
  expect(to(await me.get("/kk/my/sign-in?to=/kk/my/settings"))).toBe("/kk/my/settings");
});

test("signing in leads nowhere off this site", async () => {
  const lures = [
    "https://evil.example/kk/my",
    "//evil.example/kk/my",
    "/\\evil.example/kk/my",
    "/kk/my/../../../evil",
    "/kk/my/..//evil.example",
    "javascript:alert(1)",
    "/kk/my@evil.example",
    "/kk/my\r\nset-cookie: a=b",
    "/office/kk",
  ];
  const me = await signedIn("lured@posta.example");
  for (const lure of lures) {
    const where = to(await me.get(`/kk/my/sign-in?to=${encodeURIComponent(lure)}`));
    expect(new URL(where, SITE).origin, lure).toBe(SITE);
    expect(where, lure).toMatch(/^\/(kk|ru|en)\/my([/?]|$)/);
    const page = await ask(browser(), "lured@posta.example", { to: lure });
    expect(page, lure).toMatch(/^\/kk\/my\/sign-in\/chl_[0-9a-z]{26}(\?to=%2Fkk%2Fmy[%\w.-]*)?$/);
    w.clock.advance(10 * MINUTE);
  }
});

test("a known mailbox and an unknown one get the same answers and the same letter", async () => {
  await signedIn("known@posta.example");
  const seen: unknown[] = [];
  for (const email of ["known@posta.example", "unknown@posta.example"]) {
    const me = browser();
    const page = await ask(me, email);
    const id = idIn(page);
    const shown = (await me.html(page)).replaceAll(/chl_\w+|value="[^"]*"/g, "*");
    const notices = await w.guest(() => Identity.noticesOf(id));
    seen.push({ shown, kinds: notices.map(({ kind }) => kind) });
  }
  expect(seen[0]).toEqual(seen[1]);
});

test("a session begins with its sign-in: a cookie set before is worth nothing, the one before is dead", async () => {
  const me = browser();
  me.setCookie(`__Host-session=${"x".repeat(44)}`);
  expect(to(await me.get("/kk/my"))).toBe("/kk/my/sign-in");
  await enter(me, await ask(me, "fixed@posta.example"));
  const first = me.cookie();
  expect(first).toMatch(/^__Host-session=[\w-]{44}$/);
  expect((await me.get("/kk/my")).status).toBe(200);
  w.clock.advance(11 * MINUTE);
  const page = to(await me.post("/kk/my/fresh", { to: "/kk/my/erase" }));
  expect(to(await enter(me, page))).toBe("/kk/my/erase");
  expect(me.cookie()).not.toBe(first);
  const old = browser();
  old.setCookie(first);
  expect(to(await old.get("/kk/my"))).toBe("/kk/my/sign-in");
});

test("the letter's link shows a button, and only pressing it signs in; another's token is no page", async () => {
  const me = browser();
  const id = idIn(await ask(me, "link@posta.example"));
  const token = await w.guest(async () => linkToken("sign-in", id));
  const path = `/kk/my/sign-in/${id}/${token}`;
  expect((await me.get(path)).status).toBe(200);
  expect(me.cookie()).toBe("");
  expect((await me.get(`/kk/my/sign-in/${id}/${"x".repeat(22)}`)).status).toBe(404);
  expect(to(await me.post(path))).toBe("/kk/my");
  expect(me.cookie()).not.toBe("");
  const again = await browser().post(path);
  expect(again.status).toBe(409);
});

test("a wrong code is told beside its field, and the letter may be asked for again", async () => {
  const me = browser();
  const page = await ask(me, "wrong@posta.example");
  const wrong = await me.post(page, { code: "000000" });
  expect([wrong.status, (await wrong.text()).includes('href="#code"')]).toEqual([409, true]);
  const again = await me.post(`${page}/again`, {}, page);
  expect([again.status, to(again)]).toEqual([303, `${page}?sent=again`]);
  expect(to(await enter(me, page))).toBe("/kk/my");
});

test("a form from another site changes nothing, and signing out ends the session", async () => {
  const me = await signedIn("csrf@posta.example");
  const body = new URLSearchParams({ formToken: "x" });
  for (const path of ["/sign-out", "/settings/letters", "/settings/sessions/end-all", "/erase", "/data"]) {
    const headers = { cookie: me.cookie(), origin: "https://evil.example" };
    const answer = await mine.request(`${SITE}/kk/my${path}`, { method: "POST", body, headers });
    expect(answer.status, path).toBe(403);
  }
  const was = me.cookie();
  expect(to(await me.post("/kk/my/sign-out", {}, "/kk/my"))).toBe("/kk");
  expect(me.cookie()).toBe("");
  me.setCookie(was);
  expect(to(await me.get("/kk/my"))).toBe("/kk/my/sign-in");
});

test("letters come in the language and on the topics one chose", async () => {
  const me = await signedIn("letters@posta.example");
  const answer = await me.post(
    "/kk/my/settings/letters",
    { language: "en", topics: ["lecture", "council"] },
    "/kk/my/settings",
  );
  expect(to(answer)).toBe("/kk/my/settings?done=letters");
  const personId = await personOf("letters@posta.example");
  expect(await w.guest(() => Identity.profileOf(personId))).toMatchObject({
    letters: "en",
    stopped: ["membership", "campaign", "news"],
  });
  const shown = await me.html("/kk/my/settings");
  expect(shown).toMatch(/value="lecture"[^>]*checked/);
  expect(shown).not.toMatch(/value="membership"[^>]*checked/);
  const foolish = await me.post("/kk/my/settings/letters", { language: "xx" }, "/kk/my/settings");
  expect(foolish.status).toBe(422);
});

test("one sees where one is signed in, and signs out of one place or of all others", async () => {
  const [here, there] = [await signedIn("places@posta.example"), await signedIn("places@posta.example")];
  const third = await signedIn("places@posta.example");
  const shown = await here.html("/kk/my/settings");
  expect(shown.match(/Firefox, Android/g)?.length).toBeGreaterThanOrEqual(3);
  const ends = [...shown.matchAll(/sessions\/([0-9a-f]{16})\/end/g)].map(([, id]) => id);
  expect(ends).toHaveLength(3);
  const personId = await personOf("places@posta.example");
  const there1 = await w.guest(() => Identity.personOfSession(there.cookie().split("=")[1] ?? ""));
  await here.post(`/kk/my/settings/sessions/${there1?.sessionId}/end`, {}, "/kk/my/settings");
  expect(to(await there.get("/kk/my"))).toBe("/kk/my/sign-in");
  expect((await third.get("/kk/my")).status).toBe(200);
  await here.post("/kk/my/settings/sessions/end-others", {}, "/kk/my/settings");
  expect(to(await third.get("/kk/my"))).toBe("/kk/my/sign-in");
  expect((await w.guest(() => Identity.sessionsOf(personId))).length).toBe(1);
  const stranger = await signedIn("elsewhere@posta.example");
  const mineId = (await w.guest(() => Identity.personOfSession(here.cookie().split("=")[1] ?? "")))?.sessionId;
  expect((await stranger.post(`/kk/my/settings/sessions/${mineId}/end`, {}, "/kk/my/settings")).status).toBe(404);
  expect(to(await here.post("/kk/my/settings/sessions/end-all", {}, "/kk/my/settings"))).toBe("/kk");
  expect(to(await here.get("/kk/my"))).toBe("/kk/my/sign-in");
});

test("a further mailbox is added by its own code, in a session that has just proved itself", async () => {
  const me = await signedIn("one@posta.example");
  expect(to(await me.get("/kk/my/settings/mailbox"))).toBe("/kk/my/consent?to=%2Fkk%2Fmy%2Fsettings%2Fmailbox");
  await agreed(me);
  w.clock.advance(11 * MINUTE);
  const fresh = to(await me.get("/kk/my/settings/mailbox"));
  expect(fresh).toBe("/kk/my/fresh?to=%2Fkk%2Fmy%2Fsettings%2Fmailbox");
  const late = await me.post("/kk/my/settings/mailbox", { email: "two@posta.example" }, "/kk/my/settings");
  expect(late.status).toBe(422);
  await enter(me, to(await me.post("/kk/my/fresh", { to: "/kk/my/settings/mailbox" })));
  const before = me.cookie();
  const page = to(await me.post("/kk/my/settings/mailbox", { email: "two@posta.example" }));
  expect((await me.post(page, { code: "000000" })).status).toBe(422);
  const added = await me.post(page, { code: await codeOf("mailbox", idIn(page)) });
  expect(to(added)).toBe("/kk/my/settings?done=mailbox");
  expect(me.cookie()).not.toBe(before);
  const shown = await me.html("/kk/my/settings");
  expect(shown).toContain("two@posta.example");
  const [, addressKey = ""] = /mailbox\/choose[\s\S]*?name="addressKey" value="(adr_\w+)"/.exec(shown) ?? [];
  await me.post("/kk/my/settings/mailbox/choose", { addressKey }, "/kk/my/settings");
  expect(await w.guest(async () => Identity.mailboxOf(await personOf("one@posta.example")))).toBe("two@posta.example");
});

test("a phone is confirmed by the code sent to it; a silent operator is told; a stage without one has no such page", async () => {
  const me = await signedIn("phone@posta.example");
  await agreed(me);
  isOperatorDown = true;
  const silent = await me.post("/kk/my/settings/phone", { phone: "8 701 000 00 21" });
  expect([silent.status, (await silent.text()).includes("SMS жіберілмеді")]).toEqual([503, true]);
  isOperatorDown = false;
  expect((await me.post("/kk/my/settings/phone", { phone: "12" })).status).toBe(422);
  const page = to(await me.post("/kk/my/settings/phone", { phone: "8 701 000 00 21" }));
  const [message] = messages;
  expect(message?.to).toBe("+77010000021");
  expect((await me.post(page, { code: "000000" })).status).toBe(422);
  const done = await me.post(page, { code: /\d{6}/.exec(message?.text ?? "")?.[0] ?? "" });
  expect(to(done)).toBe("/kk/my/settings?done=phone");
  expect(await me.html("/kk/my/settings")).toContain("+7 701 000 00 21");
  await me.post("/kk/my/settings/phone/drop", {}, "/kk/my/settings");
  expect(await me.html("/kk/my/settings")).not.toContain("+7 701 000 00 21");

  const other = await signedIn("phone@posta.example", withoutSms);
  expect((await other.get("/kk/my/settings/phone")).status).toBe(404);
  expect(await other.html("/kk/my/settings")).not.toContain("/settings/phone");
});

test("consent is asked before the next action, and never before looking, taking along, erasing or leaving", async () => {
  const me = await signedIn("consent@posta.example");
  const further = "/kk/my/settings/mailbox";
  const asked = `/kk/my/consent?to=${encodeURIComponent(further)}`;
  expect(to(await me.get(further))).toBe(asked);
  expect((await me.post("/kk/my/consent", { version: "1999-01" })).status).toBe(422);
  expect(to(await me.post("/kk/my/consent", { version: Identity.CONSENT_VERSION, to: "/kk/my/settings" }))).toBe(
    "/kk/my/settings",
  );
  expect((await me.get(further)).status).toBe(200);
  const form = "/kk/my/membership/apply?region=71";
  expect((await me.get(form)).status).toBe(200);

  await me.post("/kk/my/settings/consents/processing/withdraw", {}, "/kk/my/settings");
  expect(to(await me.get(form))).toBe(`/kk/my/consent?to=${encodeURIComponent(form)}`);
  expect(to(await me.get(further))).toBe(asked);
  for (const path of ["", "/settings", "/data", "/erase"]) expect((await me.get(`/kk/my${path}`)).status).toBe(200);
  expect((await me.post("/kk/my/data")).status).toBe(200);
  const back = await me.post(
    "/kk/my/settings/consents/news/agree",
    { version: Identity.CONSENT_VERSION },
    "/kk/my/settings",
  );
  expect(to(back)).toBe("/kk/my/settings?done=consent");
  expect(to(await me.post("/kk/my/sign-out", {}, "/kk/my"))).toBe("/kk");
});

test("one button gives a page to read and a file for programs, of oneself alone", async () => {
  await signedIn("nobody.else@posta.example");
  const me = await signedIn("archive@posta.example");
  const answer = await me.post("/en/my/data");
  expect(answer.headers.get("content-type")).toBe("application/zip");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="my-data.zip"');
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toEqual(["my-data.html", "my-data.json"]);
  const json = JSON.parse(strFromU8(files["my-data.json"] ?? new Uint8Array()));
  expect(json.person.mailboxes[0].email).toBe("archive@posta.example");
  const html = strFromU8(files["my-data.html"] ?? new Uint8Array());
  expect(html).toMatch(/^<!DOCTYPE html><html lang="en">/);
  expect(html).toContain("archive@posta.example");
  expect(html).not.toMatch(/<script|<link|src=|undefined|\[object/);
  expect(html + JSON.stringify(json)).not.toContain("nobody.else");
});

test("erasing asks for a fresh code and a tick, ends every session, and leaves a receipt for who holds its link", async () => {
  const me = await signedIn("erased@posta.example");
  w.clock.advance(11 * MINUTE);
  expect(await me.html("/kk/my/erase")).not.toContain('name="understood"');
  const stale = await me.post("/kk/my/erase", { understood: "yes" });
  expect(stale.status).toBe(422);
  await enter(me, to(await me.post("/kk/my/fresh", { to: "/kk/my/erase" }, "/kk/my/erase")));
  const unticked = await me.post("/kk/my/erase");
  expect([unticked.status, (await unticked.text()).includes('href="#understood"')]).toEqual([422, true]);
  const other = await signedIn("erased@posta.example");
  const done = await me.post("/kk/my/erase", { understood: "yes" });
  expect(to(done)).toMatch(/^\/kk\/my\/erasure\/era_\w{26}\/[\w-]{22}$/);
  expect(me.cookie()).toBe("");
  expect(to(await other.get("/kk/my"))).toBe("/kk/my/sign-in");
  const receipt = await browser().html(to(done));
  expect(receipt).toContain("Деректеріңіз өшіріліп жатыр");
  expect(receipt).not.toContain("erased@posta.example");
  expect((await browser().get(to(done).replace(/[\w-]{22}$/, "x".repeat(22)))).status).toBe(404);
});

test("a session that grew old between the page and the press is asked for a code, and comes back", async () => {
  const me = await signedIn("slow@posta.example");
  const formToken = /erase"[\s\S]*?name="formToken" value="([^"]+)"/.exec(await me.html("/kk/my/erase"))?.[1] ?? "";
  w.clock.advance(11 * MINUTE);
  const body = new URLSearchParams({ formToken, understood: "yes" });
  const headers = { cookie: me.cookie(), origin: SITE };
  const answer = await mine.request(`${SITE}/kk/my/erase`, { method: "POST", body, headers });
  expect(to(answer)).toBe("/kk/my/fresh?to=%2Fkk%2Fmy%2Ferase");
});

test("one press stops a topic's letters, by whoever delivers them: no cookie, no origin, no page before", async () => {
  const me = await signedIn("stop@posta.example");
  const personId = await personOf("stop@posta.example");
  const path = await w.guest(async () => `/kk${Identity.stopPath(personId, "council")}`);
  expect((await browser().get(path)).status).toBe(200);
  expect(await w.guest(() => Identity.wants(personId, "council.sent"))).toBe(true);
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  for (let n = 0; n < 2; n += 1) {
    const answer = await mine.request(SITE + path, { method: "POST", body });
    expect(answer.status).toBe(200);
  }
  expect(await w.guest(() => Identity.wants(personId, "council.sent"))).toBe(false);
  expect(await w.guest(() => Identity.wants(personId, "council.decided"))).toBe(true);
  expect(await me.html("/kk/my/settings")).not.toMatch(/value="council"[^>]*checked/);
  for (const forged of [path.replace("council", "news"), path.replace("council", "codes"), `${path.slice(0, -2)}xx`]) {
    expect((await mine.request(SITE + forged, { method: "POST", body })).status).toBe(404);
  }
});

test("every own page is valid, light, kept by nobody and without a script, in each language", async () => {
  const me = await signedIn("pages@posta.example");
  await agreed(me);
  for (const locale of ["kk", "ru", "en"]) {
    for (const path of OWN) {
      const answer = await me.get(`/${locale}/my${path}`);
      const html = await answer.text();
      expect([answer.status, await htmlFaults(html)], `${locale} ${path}`).toEqual([200, []]);
      expect(html.length, path).toBeLessThan(MOST_BYTES);
      expect(html, path).toContain(`<html lang="${locale}"`);
      expect(html, path).not.toMatch(/<script|undefined|\[object/);
      expect(answer.headers.get("cache-control"), path).toBe("no-store");
      expect(answer.headers.get("x-robots-tag"), path).toContain("noindex");
    }
  }
});

/** Fills in an application as this browser shows it, under this mailbox. */
async function apply(me: Browser, email: string): Promise<Response> {
  const page = "/kk/my/membership/apply";
  const formToken = /membership\/apply"[\s\S]*?name="formToken" value="([^"]+)"/.exec(await me.html(page))?.[1] ?? "";
  w.clock.advance(4000);
  const body = new URLSearchParams({
    ...{ formToken, step: "2", consentVersion: Identity.CONSENT_VERSION, surname: "Сынақбаева", givenName: "Айгүл" },
    ...{ "birthDate-day": "27", "birthDate-month": "3", "birthDate-year": "1990", region: "71", city: "Астана" },
    ...{ phone: "8 701 000 00 31", email, language: "kk", occupation: "Мұғалім", why: "Көмектескім келеді." },
    consents: "processing",
  });
  return mine.request(SITE + page, { method: "POST", body, headers: { cookie: me.cookie(), origin: SITE } });
}

test("who is signed in finds their mailbox in a form, and what is sent under it needs no letter", async () => {
  const me = await signedIn("prefilled@posta.example");
  expect(await me.html("/kk/my/membership/apply")).toContain('name="email" value="prefilled@posta.example"');
  const answer = await apply(me, "Prefilled@posta.example");
  expect(to(answer)).toMatch(/^\/kk\/my\/membership\/mem_\w{26}\/[\w-]{22}\?done=confirmed$/);
  expect(await me.html(to(answer))).toContain("Үйлестіруші қарап жатыр");
  expect(await browser().html("/kk/my/membership/apply")).not.toContain("prefilled");
});

test("another's mailbox, or one written over, is confirmed by its own letter as ever", async () => {
  await signedIn("victim@posta.example");
  const me = await signedIn("writer@posta.example");
  for (const email of ["victim@posta.example", "never.seen@posta.example"]) {
    expect(to(await apply(me, email)), email).toMatch(/^\/kk\/my\/membership\/sent\/mem_\w{26}$/);
  }
});
