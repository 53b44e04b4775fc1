import { Identity } from "@kz2050/core/identity";
import { linkCode, MINUTE, type Role, system } from "@kz2050/core/kernel";
import { appCode, stepAt } from "@kz2050/local/authenticator";
import { atOnce, makePasskey } from "@kz2050/testing";
import { OFFICE, type OfficePages, officePages, tokenIn } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { localPath } from "./step-up.tsx";

let pages: OfficePages;
beforeAll(async () => {
  pages = await officePages();
});
afterAll(() => pages.w.stop());
beforeEach(() => pages.w.clock.advance(60 * MINUTE));

let people = 0;
async function appointed(role: Role = "central"): Promise<{ email: string; personId: string }> {
  people += 1;
  const email = `factor${people}@movement.example`;
  return {
    email,
    ...(await pages.w.as(system("ops"), () =>
      Identity.appoint({ email, name: "Дана Үлгіқызы", role, language: "kk" }),
    )),
  };
}

/** A browser: keeps its cookie, sends each form with the token its page showed. */
function browser(address = "203.0.113.7") {
  let cookie = "";
  const headers = () => ({ cookie, "x-client-address": address });
  const take = (answer: Response): Response => {
    const [set = ""] = (answer.headers.getSetCookie().at(-1) ?? "").split(";");
    if (set) cookie = set;
    return answer;
  };
  const get = async (path: string) =>
    take(await pages.office.request(`${OFFICE}/office/kk${path}`, { headers: headers() }));
  const post = async (path: string, fields: Record<string, string>, extra: Record<string, string> = {}) =>
    take(
      await pages.office.request(`${OFFICE}/office/kk${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { ...headers(), origin: OFFICE, ...extra },
      }),
    );
  const hidden = (html: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html.slice(html.indexOf("<main")))?.[1] ?? "";
  /** Opens a page and posts its form to `path`. */
  const fill = async (page: string, path: string, fields: Record<string, string>) => {
    const html = await (await get(page)).text();
    return post(path, { formToken: hidden(html, "formToken"), draft: hidden(html, "draft"), ...fields });
  };
  return {
    get,
    post,
    fill,
    hidden,
    cookie: () => cookie,
    setCookie: (text: string) => {
      cookie = text;
    },
    async enter(email: string) {
      const asked = await fill("/sign-in", "/sign-in", { email });
      const path = (asked.headers.get("location") ?? "").replace("/office/kk", "");
      const challengeId = path.split("/").at(-1) ?? "";
      const code = await pages.w.guest(async () => linkCode("office", challengeId));
      return fill(path, path, { code });
    },
    async addApp(): Promise<string> {
      const html = await (await get("/factor/app")).text();
      const secret = /<code>([A-Z2-7 ]{39})<\/code>/.exec(html)?.[1] ?? "";
      const code = appCode(secret, stepAt(pages.w.clock.now()));
      const added = await post("/factor/app", {
        formToken: hidden(html, "formToken"),
        draft: hidden(html, "draft"),
        code,
      });
      expect(added.status).toBe(200);
      pages.w.clock.advance(MINUTE);
      return secret;
    },
  };
}
const codeOf = (secret: string) => appCode(secret, stepAt(pages.w.clock.now()));
const where = (answer: Response) => [answer.status, answer.headers.get("location")];

async function atWork(role: Role = "central") {
  const who = await appointed(role);
  const me = browser();
  await me.enter(who.email);
  return { ...who, me, secret: await me.addApp() };
}

test("after the mailed code every page leads to the factors, and a form is refused", async () => {
  const { email } = await appointed();
  const me = browser();
  expect(where(await me.enter(email))).toEqual([303, "/office/kk/factor"]);
  for (const path of ["", "/staff", "/account", "/search", "/trail"])
    expect(where(await me.get(path)), path).toEqual([303, "/office/kk/factor"]);
  expect((await me.fill("/factor", "/account/codes", {})).status).toBe(403);
  expect(await (await me.get("/factor")).text()).toContain("/office/kk/factor/passkey");
  await me.addApp();
  expect((await me.get("")).status).toBe(200);
  expect(where(await me.get("/factor"))).toEqual([303, "/office/kk"]);
});

test("nobody without a session sees a factor's page", async () => {
  const stranger = browser();
  for (const path of ["", "/factor", "/factor/app", "/factor/passkey", "/account"])
    expect(where(await stranger.get(path)), path).toEqual([303, "/office/kk/sign-in"]);
  const { email } = await atWork();
  const reader = browser();
  await reader.enter(email);
  for (const path of ["/factor/app", "/factor/passkey"])
    expect(where(await reader.get(path)), path).toEqual([303, "/office/kk/factor"]);
});

test("signing in ends the session the browser had, and every change of what it may do renews the cookie", async () => {
  const { email, me, secret } = await atWork();
  const first = me.cookie();
  await me.enter(email);
  const waiting = me.cookie();
  expect(waiting).not.toBe(first);
  const old = browser();
  old.setCookie(first);
  expect(where(await old.get(""))).toEqual([303, "/office/kk/sign-in"]);
  await me.fill("/factor", "/factor", { factorCode: codeOf(secret) });
  expect(me.cookie()).not.toBe(waiting);
  expect((await me.get("")).status).toBe(200);
  old.setCookie(waiting);
  expect(where(await old.get(""))).toEqual([303, "/office/kk/sign-in"]);
});

test("a role is given after a factor shown in the same form: once, with all that was typed", async () => {
  const { me, secret } = await atWork();
  const fresh = await me.get("/account");
  const formToken = me.hidden(await fresh.text(), "formToken");
  const role = {
    formToken,
    name: "Ерлан Сынақов",
    email: "erlan@movement.example",
    role: "coordinator",
    "place-coordinator": "71",
  };
  pages.w.clock.advance(10 * MINUTE);
  const held = await me.post("/staff/new", role);
  const page = await held.text();
  expect(held.status).toBe(403);
  for (const [name, value] of Object.entries(role)) expect(me.hidden(page, name)).toBe(value);
  const before = me.cookie();
  const wrong = await me.post("/staff/new", { ...role, factorCode: "000000" });
  expect(wrong.status).toBe(422);
  expect(me.hidden(await wrong.text(), "email")).toBe(role.email);
  const blank = await me.post("/staff/new", { ...role, factorCode: "" });
  expect(blank.status).toBe(422);
  const given = await me.post("/staff/new", { ...role, factorCode: codeOf(secret) });
  expect(given.status).toBe(303);
  expect(me.cookie()).not.toBe(before);
  // The same form again, by its key, is the same request: nothing more is given.
  expect((await me.post("/staff/new", role)).status).toBe(303);
  const staff = await pages.w.guest(() => Identity.meet({ email: role.email, language: "kk" }));
  expect(await pages.w.guest(() => Identity.grantsOf(staff.personId))).toHaveLength(1);
});

test("a factor sent twice by one press opens the office once, whichever answer the browser sees", async () => {
  const { email, me, secret } = await atWork();
  const other = browser();
  await other.enter(email);
  const page = await (await other.get("/factor")).text();
  const waiting = other.cookie();
  const shown = { formToken: other.hidden(page, "formToken"), factorCode: codeOf(secret) };
  for (let press = 0; press < 3; press += 1) {
    other.setCookie(waiting);
    expect(where(await other.post("/factor", shown))).toEqual([303, "/office/kk"]);
    expect((await other.get("")).status).toBe(200);
  }
  const at = other.cookie();
  other.setCookie(waiting);
  expect((await other.post("/factor", { ...shown, factorCode: "000000" })).status).toBe(303);
  expect(where(await other.get(""))).toEqual([303, "/office/kk/sign-in"]);
  expect(at).not.toBe(waiting);
  expect((await me.get("")).status).toBe(200);
});

test("what a factor was asked for is done once when its button is pressed twice", async () => {
  const { me, secret } = await atWork();
  pages.w.clock.advance(10 * MINUTE);
  const before = me.cookie();
  const html = await (await me.get("/account")).text();
  const role = {
    ...{ formToken: me.hidden(html, "formToken"), name: "Айжан Үлгіқызы", email: "aizhan@movement.example" },
    ...{ role: "coordinator", "place-coordinator": "71", factorCode: codeOf(secret) },
  };
  const { done } = await atOnce(3, () => me.post("/staff/new", role));
  expect(done.map(({ status }) => status)).toContain(303);
  for (let press = 0; press < 2; press += 1) {
    me.setCookie(before);
    expect((await me.post("/staff/new", role)).status).toBe(303);
    expect((await me.get("")).status).toBe(200);
  }
  const { personId } = await pages.w.guest(() => Identity.meet({ email: role.email, language: "kk" }));
  expect(await pages.w.guest(() => Identity.grantsOf(personId))).toHaveLength(1);
});

test("a way to sign in is taken away once, after a factor in the same form, when its button is pressed twice", async () => {
  const { me, secret, personId } = await atWork();
  const asked = await me.fill("/factor/passkey", "/factor/passkey/ask", {});
  const { ceremonyId, publicKey } = (await asked.json()) as { ceremonyId: string; publicKey: object };
  const { created } = makePasskey(publicKey, { origin: OFFICE });
  await me.fill("/factor/passkey", "/factor/passkey", {
    factorCeremony: ceremonyId,
    factorCredential: created,
    name: "Телефон",
  });
  const factors = () => pages.w.guest(() => Identity.factorsOf(personId));
  const [passkey] = (await factors()).passkeys;
  pages.w.clock.advance(10 * MINUTE);
  const before = me.cookie();
  const formToken = me.hidden(await (await me.get("/account")).text(), "formToken");
  const form = { formToken, item: passkey?.item ?? "", factorCode: codeOf(secret) };
  for (let press = 0; press < 2; press += 1) {
    me.setCookie(before);
    expect(where(await me.post("/account/remove", form))).toEqual([303, "/office/kk/account?done=removed"]);
    expect((await me.get("")).status).toBe(200);
  }
  expect(await factors()).toMatchObject({ passkeys: [], recovery: { factors: 1 } });
});

test("a page that asks for a fresh factor opens after it, and leads nowhere else", async () => {
  const { me, secret } = await atWork();
  pages.w.clock.advance(10 * MINUTE);
  const held = await me.get("/factor/passkey");
  const page = await held.text();
  expect(held.status).toBe(403);
  expect(me.hidden(page, "next")).toBe("/office/kk/factor/passkey");
  const fields = { formToken: me.hidden(page, "formToken"), next: me.hidden(page, "next") };
  expect(where(await me.post("/factor/again", { ...fields, factorCode: codeOf(secret) }))).toEqual([
    303,
    "/office/kk/factor/passkey",
  ]);
  expect((await me.get("/factor/passkey")).status).toBe(200);
  const evil = ["https://evil.example", "//evil.example", "/office/kk//evil.example", "/\\evil.example", "/kk", ""];
  for (const next of evil) expect(localPath(next, "kk"), next).toBe("/office/kk");
});

test("five wrong factors end the session, and the page begins anew", async () => {
  const { email } = await atWork();
  const me = browser();
  await me.enter(email);
  for (let n = 0; n < 4; n += 1)
    expect((await me.fill("/factor", "/factor", { factorCode: "000000" })).status).toBe(422);
  const over = await me.fill("/factor", "/factor", { factorCode: "000000" });
  expect(over.status).toBe(409);
  expect(await over.text()).toContain('name="email"');
  expect(where(await me.get("/factor"))).toEqual([303, "/office/kk/sign-in"]);
});

test("a stranger who asks for somebody's codes keeps them out neither of their mailbox nor of their passkey", async () => {
  const { email } = await appointed();
  const me = browser();
  await me.enter(email);
  const asked = await me.fill("/factor/passkey", "/factor/passkey/ask", {});
  const { ceremonyId, publicKey } = (await asked.json()) as { ceremonyId: string; publicKey: object };
  const passkey = makePasskey(publicKey, { origin: OFFICE });
  const made = { factorCeremony: ceremonyId, factorCredential: passkey.created, name: "Телефон" };
  expect((await me.fill("/factor/passkey", "/factor/passkey", made)).status).toBe(200);

  const stranger = browser("198.51.100.1");
  const statuses: number[] = [];
  for (let n = 0; n < 8; n += 1) statuses.push((await stranger.fill("/sign-in", "/sign-in", { email })).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  expect((await browser().fill("/sign-in", "/sign-in", { email })).status).toBe(303);

  const again = browser("198.51.100.1");
  const question = (await (await again.fill("/sign-in", "/sign-in/passkey/ask", {})).json()) as typeof made & {
    ceremonyId: string;
    publicKey: object;
  };
  const entered = await again.fill("/sign-in", "/sign-in/passkey", {
    factorCeremony: question.ceremonyId,
    factorCredential: passkey.sign(question.publicKey),
  });
  expect(where(entered)).toEqual([303, "/office/kk"]);
  expect((await again.get("")).status).toBe(200);
});

test("a passkey is asked for the configured office, whatever host was called", async () => {
  const shown = await pages.office.request("https://evil.example/office/kk/sign-in", {
    headers: { host: "evil.example" },
  });
  const formToken = tokenIn(await shown.text());
  const asked = await pages.office.request("https://evil.example/office/kk/sign-in/passkey/ask", {
    method: "POST",
    body: new URLSearchParams({ formToken }),
    headers: { host: "evil.example", origin: OFFICE },
  });
  expect(await asked.json()).toMatchObject({ publicKey: { rpId: "office.example" } });
});

test("one's sessions are listed and ended, one's own last way to sign in stays", async () => {
  const { email, me, secret } = await atWork();
  const other = browser();
  await other.enter(email);
  await other.fill("/factor", "/factor", { factorCode: codeOf(secret) });
  const html = await (await me.get("/account")).text();
  const sessionId = me.hidden(html, "sessionId");
  expect(where(await me.fill("/account", "/account/sessions/end", { sessionId }))).toEqual([
    303,
    "/office/kk/account?done=ended",
  ]);
  expect(where(await other.get(""))).toEqual([303, "/office/kk/sign-in"]);
  expect((await me.fill("/account", "/account/sessions/end", { sessionId: "somebody-else" })).status).toBe(404);
  expect((await me.fill("/account", "/account/remove", { item: "totp" })).status).toBe(409);
  expect((await me.fill("/account", "/account/remove", { item: "profile" })).status).toBe(422);
});

test("central office resets a colleague's factors from their page, and nobody else sees it", async () => {
  const { me } = await atWork();
  const colleague = await atWork("finance");
  const path = `/staff/${colleague.personId}/factors`;
  expect((await colleague.me.get(path)).status).toBe(403);
  expect(await (await me.get(path)).text()).toContain("Дана Үлгіқызы");
  expect(where(await me.fill(path, path, {}))).toEqual([303, `/office/kk${path}?done=reset`]);
  expect(where(await colleague.me.get(""))).toEqual([303, "/office/kk/sign-in"]);
  expect(where(await colleague.me.enter(colleague.email))).toEqual([303, "/office/kk/factor"]);
  expect(await (await colleague.me.get("/factor")).text()).toContain("/office/kk/factor/app");
  expect(await (await me.get(path)).text()).not.toContain(`action="/office/kk${path}"`);
});

test("the script of passkeys is a file of the office, let in by the page's nonce alone", async () => {
  const page = await pages.office.request(`${OFFICE}/office/kk/sign-in`);
  const html = await page.text();
  const [, path = "", nonce = ""] = /<script type="module" src="([^"]+)" nonce="([^"]+)"/.exec(html) ?? [];
  expect(page.headers.get("content-security-policy")).toContain(`script-src 'nonce-${nonce}'`);
  const script = await pages.office.request(OFFICE + path);
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(html).not.toMatch(/<script(?! type="module" src=)/);
});
