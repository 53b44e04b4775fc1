import { Identity } from "@kz2050/core/identity";
import { MINUTE, system } from "@kz2050/core/kernel";
import type { LogLine } from "@kz2050/core/platform/log";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import type { WebDeps } from "@kz2050/http";
import { createOffice } from "@kz2050/office";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { atOnce, type World, world } from "../world.ts";
import { type Account, CLIENT_ID, CLIENT_SECRET, type Issuer, startIssuer } from "./issuer.ts";

const OFFICE = "https://office.example";
const backTo = (id: string) => `${OFFICE}/office/kk/sign-in/with/${id}/return`;
const COLLEAGUE: Account = { email: "Erlan.Synaqov@ministry.example", email_verified: true };
const FAILED = "/office/kk/sign-in?sso=failed";

let w: World;
let office: ReturnType<typeof createOffice>;
let ministry: Issuer;
let fund: Issuer;
const lines: LogLine[] = [];

beforeAll(async () => {
  // The issuers' tokens tell the true time.
  w = await world({ at: new Date().toISOString() });
  [ministry, fund] = [await startIssuer(backTo("ministry")), await startIssuer(backTo("fund"), { inToken: false })];
  await w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA.filter(({ kind }) => kind === "region")) await Reference.load(row);
    await Identity.appoint({
      ...{ email: COLLEAGUE.email, name: "Ерлан Сынақов", role: "coordinator", region: "71", language: "kk" },
    });
  });
  const organisation = (id: string, issuer: string, trustsSecondFactor: boolean) => ({
    ...{ id, issuer, trustsSecondFactor, name: `«${id}»`, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    domains: ["ministry.example"],
  });
  office = createOffice({
    ...w.deps,
    log: (line: LogLine) => void lines.push(line),
    originKeys: [],
    publicOrigin: "https://site.example",
    officeOrigin: OFFICE,
    partnerOrigins: [],
    formTargets: [],
    sso: [
      organisation("ministry", ministry.origin, true),
      organisation("fund", fund.origin, false),
      organisation("silent", "http://localhost:9", true),
    ],
    isDemonstration: false,
  } as Partial<WebDeps> as WebDeps);
});
afterAll(async () => {
  await Promise.all([ministry.close(), fund.close()]);
  await w.stop();
});
beforeEach(() => {
  ministry.account = COLLEAGUE;
  fund.account = COLLEAGUE;
});

let requests = 0;
/** Each request comes from an address of its own, so that none meets the limit of one. */
const ask = (url: string, { headers, ...init }: { headers?: Record<string, string> } & RequestInit = {}) =>
  office.request(url, { ...init, headers: { ...headers, "x-client-address": `198.51.100.${++requests}` } });

const cookiesOf = (answer: Response): string[] => answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");

/** Presses the organisation's button. */
async function press(id: string, { locale = "kk", query = "", host = "office.example" } = {}) {
  const page = await (await ask(`${OFFICE}/office/${locale}/sign-in${query}`)).text();
  const form = page.slice(page.indexOf(`/sign-in/with/${id}`));
  const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? "";
  const answer = await ask(`https://${host}/office/${locale}/sign-in/with/${id}${query}`, {
    method: "POST",
    body: new URLSearchParams({ formToken }),
    headers: { origin: OFFICE, host },
  });
  const to = answer.headers.get("refresh")?.replace(/^0;url=/, "") ?? "";
  return { answer, to, cookie: cookiesOf(answer).join("; ") };
}

/** Goes through the organisation's pages as a browser does, until they send back to the office. */
async function through(url: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = url;
  for (let steps = 0; steps < 10 && !next.startsWith(OFFICE); steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const one of cookiesOf(answer)) jar.set(one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1));
    next = new URL(answer.headers.get("location") ?? "about:blank", next).href;
  }
  return next;
}

async function comeBack(url: string, cookie: string) {
  const answer = await ask(url, { headers: { cookie } });
  const session = cookiesOf(answer).find((one) => one.startsWith("__Host-office=") && one !== "__Host-office=");
  return { status: answer.status, to: answer.headers.get("location"), session };
}

/** The whole way: the button, the organisation, and back. */
async function signIn(id: string, options: Parameters<typeof press>[1] = {}) {
  const { to, cookie } = await press(id, options);
  return comeBack(await through(to), cookie);
}
const page = (path: string, cookie = "") => ask(`${OFFICE}${path}`, { headers: { cookie } });

test("the sign-in page offers the stage's organisations, and its forms lead nowhere but here", async () => {
  const answer = await page("/office/ru/sign-in");
  expect(await answer.text()).toContain("Войти через «ministry»");
  expect(answer.headers.get("content-security-policy")).toContain("form-action 'self';");
});

test("the way out bears a state, a nonce, PKCE and the configured address, whichever host was asked", async () => {
  const { to, cookie, answer } = await press("ministry", { host: "evil.example" });
  const url = new URL(to);
  expect([answer.status, url.origin]).toEqual([200, ministry.origin]);
  // The same way for a browser that does not go on by itself.
  expect(await answer.text()).toContain(`href="${to.replaceAll("&", "&amp;")}"`);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{
      redirect_uri: backTo("ministry"),
      response_type: "code",
      scope: "openid email",
      code_challenge_method: "S256",
    },
    ...{ state: expect.stringMatching(/^.{22}$/), nonce: expect.stringMatching(/^.{22}$/), max_age: "600" },
  });
  expect(cookie).toMatch(/^__Host-sso=cer_/);
  expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
});

test("where our own second factor is asked for, the organisation's word opens the factor's page alone", async () => {
  const { to, session = "" } = await signIn("fund", { locale: "ru" });
  expect(to).toBe("/office/ru/factor");
  expect((await page("/office/ru/factor", session)).status).toBe(200);
  expect((await page("/office/ru/lectures", session)).headers.get("location")).toBe("/office/ru/factor");
});

test("a trusted organisation's second factor opens the office, once it says that one was shown", async () => {
  expect((await signIn("ministry")).to).toBe("/office/kk/factor");
  ministry.account = { ...COLLEAGUE, amr: ["pwd", "mfa"] };
  const { to, session = "" } = await signIn("ministry");
  expect(to).toBe("/office/kk");
  expect((await page("/office/kk/lectures", session)).status).toBe(200);
});

test("another organisation's second factor is not trusted, whatever it says", async () => {
  fund.account = { ...COLLEAGUE, amr: ["mfa"] };
  expect((await signIn("fund")).to).toBe("/office/kk/factor");
});

test.each<[string, Account]>([
  ["an unconfirmed mailbox", { ...COLLEAGUE, email_verified: false }],
  ["a mailbox of a domain that is not the organisation's", { email: "dana@movement.example", email_verified: true }],
  ["a domain that only ends alike", { email: "erlan@evilministry.example", email_verified: true }],
  ["somebody who holds no role", { email: "nobody@ministry.example", email_verified: true }],
  ["no mailbox at all", { email: "", email_verified: true }],
])("%s is answered as any failure is", async (_who, account) => {
  ministry.account = account;
  fund.account = account;
  for (const id of ["ministry", "fund"])
    expect(await signIn(id)).toEqual({ status: 303, to: FAILED, session: undefined });
  expect(await (await page(FAILED)).text()).toContain("Бұл тәсілмен кіру мүмкін болмады.");
});

test("whose role has ended comes in no more, from that minute", async () => {
  const ending = { email: "ketken@ministry.example", email_verified: true };
  const until = new Date(w.clock.now().getTime() + MINUTE).toISOString();
  await w.as(system("ops"), () =>
    Identity.appoint({ ...{ email: ending.email, name: "Кеткен", role: "central", language: "kk" }, until }),
  );
  ministry.account = ending;
  expect((await signIn("ministry")).session).toBeDefined();
  w.clock.advance(MINUTE);
  expect(await signIn("ministry")).toMatchObject({ to: FAILED, session: undefined });
  w.clock.advance(-MINUTE);
});

test("an answer under another state, or none, is refused", async () => {
  for (const state of ["forged", ""]) {
    const { to, cookie } = await press("ministry");
    const back = new URL(await through(to));
    back.searchParams.set("state", state);
    expect(await comeBack(back.href, cookie)).toMatchObject({ to: FAILED, session: undefined });
  }
});

test("a token made for another nonce is refused", async () => {
  const { to, cookie } = await press("ministry");
  const url = new URL(to);
  url.searchParams.set("nonce", "another");
  expect(await comeBack(await through(url.href), cookie)).toMatchObject({ to: FAILED, session: undefined });
});

test("an answer is good once, also when it comes ten times at once, and its code is good for no other trip", async () => {
  const { to, cookie } = await press("ministry");
  const back = await through(to);
  const { done } = await atOnce(10, () => comeBack(back, cookie));
  expect(done.filter(({ session }) => session !== undefined)).toHaveLength(1);
  expect(await comeBack(back, cookie)).toMatchObject({ to: FAILED, session: undefined });
  const second = await press("ministry");
  const replayed = new URL(back);
  replayed.searchParams.set("state", new URL(second.to).searchParams.get("state") ?? "");
  expect(await comeBack(replayed.href, second.cookie)).toMatchObject({ to: FAILED, session: undefined });
});

test("an answer opens nothing in a browser that did not ask, for another organisation, or after ten minutes", async () => {
  const { to, cookie } = await press("ministry");
  const back = await through(to);
  expect(await comeBack(back, "")).toMatchObject({ to: FAILED, session: undefined });
  expect(await comeBack(back, "__Host-sso=cer_00000000000000000000000000.x")).toMatchObject({ to: FAILED });
  expect(await comeBack(back.replace("/ministry/", "/fund/"), cookie)).toMatchObject({ to: FAILED });
  w.clock.advance(10 * MINUTE);
  expect(await comeBack(back, cookie)).toMatchObject({ to: FAILED, session: undefined });
  w.clock.advance(-10 * MINUTE);
});

test("an attacker's own answer, brought to another browser's trip, signs nobody in", async () => {
  const attacker = await press("ministry");
  const theirs = await through(attacker.to);
  const victim = await press("ministry");
  expect(await comeBack(theirs, victim.cookie)).toMatchObject({ to: FAILED, session: undefined });
});

test("the session of before is over once somebody came in anew", async () => {
  ministry.account = { ...COLLEAGUE, amr: ["mfa"] };
  const { session = "" } = await signIn("ministry");
  const { to, cookie } = await press("ministry");
  await comeBack(await through(to), `${cookie}; ${session}`);
  expect((await page("/office/kk/lectures", session)).status).toBe(303);
});

test("nothing that the address says leads out of the office", async () => {
  const elsewhere = "?next=https://evil.example&return_to=//evil.example";
  expect((await signIn("fund", { query: elsewhere })).to).toBe("/office/kk/factor");
  const { to, cookie } = await press("fund");
  const back = `${await through(to)}&next=https://evil.example`;
  expect((await comeBack(back, cookie)).to).toBe("/office/kk/factor");
});

test("a refusal by the organisation, and one that does not answer, are failures like any other", async () => {
  const { cookie } = await press("ministry");
  expect(await comeBack(`${backTo("ministry")}?error=access_denied`, cookie)).toMatchObject({ to: FAILED });
  expect((await press("silent")).answer.headers.get("location")).toBe(FAILED);
});

test("no other site begins a trip, no link does, and an organisation that is none is not found", async () => {
  const begin = (headers: Record<string, string>, fields = {}) =>
    ask(`${OFFICE}/office/kk/sign-in/with/ministry`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
    });
  expect((await begin({ origin: "https://evil.example" })).status).toBe(403);
  expect((await begin({ origin: OFFICE })).status).toBe(422);
  expect((await page("/office/kk/sign-in/with/ministry")).headers.get("location")).toBe("/office/kk/sign-in");
  expect((await page("/office/kk/sign-in/with/nobody/return")).status).toBe(404);
});

test("the log tells ops what failed, by code, and nothing of anybody", () => {
  const told = lines.filter(({ event }) => event === "sso");
  expect(told.map(({ code }) => code)).toEqual(expect.arrayContaining(["email_unverified", "email_foreign"]));
  expect(JSON.stringify(lines)).not.toMatch(/@|synaqov|cer_|code=/i);
});
