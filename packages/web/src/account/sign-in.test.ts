import { Identity } from "@kz2050/core/identity";
import { linkCode, linkToken } from "@kz2050/core/kernel";
import { ask, browser, idIn, MINUTE, OWN, ownPages, SITE, to, tokenIn } from "@kz2050/testing/own-pages";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let pages: Awaited<ReturnType<typeof ownPages>>;
beforeAll(async () => {
  pages = await ownPages();
});
afterAll(() => pages.w.stop());
beforeEach(() => pages.w.clock.advance(60 * MINUTE));

test("who is not signed in is led to sign in, from each own page, and back to it", async () => {
  for (const path of OWN) {
    const answer = await browser(pages.mine).get(`/ru/my${path}`);
    expect(answer.status).toBe(303);
    const wanted = path === "" ? "/ru/my/sign-in" : `/ru/my/sign-in?to=${encodeURIComponent(`/ru/my${path}`)}`;
    expect(to(answer)).toBe(wanted);
  }
  const me = browser(pages.mine);
  const page = await ask(me, "back@posta.example", { to: "/kk/my/data" });
  expect(to(await pages.enter(me, page))).toBe("/kk/my/data");
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
  const me = await pages.signedIn("lured@posta.example");
  for (const lure of lures) {
    const where = to(await me.get(`/kk/my/sign-in?to=${encodeURIComponent(lure)}`));
    expect(new URL(where, SITE).origin, lure).toBe(SITE);
    expect(where, lure).toMatch(/^\/(kk|ru|en)\/my([/?]|$)/);
    const page = await ask(browser(pages.mine), "lured@posta.example", { to: lure });
    expect(page, lure).toMatch(/^\/kk\/my\/sign-in\/chl_[0-9a-z]{26}(\?to=%2Fkk%2Fmy[%pages.w.-]*)?$/);
    pages.w.clock.advance(10 * MINUTE);
  }
});

test("a known mailbox and an unknown one get the same answers and the same letter", async () => {
  await pages.signedIn("known@posta.example");
  const seen: unknown[] = [];
  for (const email of ["known@posta.example", "unknown@posta.example"]) {
    const me = browser(pages.mine);
    const page = await ask(me, email);
    const id = idIn(page);
    const shown = (await me.html(page)).replaceAll(/chl_\w+|value="[^"]*"/g, "*");
    const notices = await pages.w.guest(() => Identity.noticesOf(id));
    seen.push({ shown, kinds: notices.map(({ kind }) => kind) });
  }
  expect(seen[0]).toEqual(seen[1]);
});

test("a session begins with its sign-in: a cookie set before is worth nothing, the one before is dead", async () => {
  const me = browser(pages.mine);
  me.setCookie(`__Host-session=${"x".repeat(44)}`);
  expect(to(await me.get("/kk/my"))).toBe("/kk/my/sign-in");
  await pages.enter(me, await ask(me, "fixed@posta.example"));
  const first = me.cookie();
  expect(first).toMatch(/^__Host-session=[\w-]{43,44}$/);
  expect((await me.get("/kk/my")).status).toBe(200);
  pages.w.clock.advance(11 * MINUTE);
  const page = to(await me.post("/kk/my/fresh", { to: "/kk/my/erase" }));
  expect(to(await pages.enter(me, page))).toBe("/kk/my/erase");
  expect(me.cookie()).not.toBe(first);
  const old = browser(pages.mine);
  old.setCookie(first);
  expect(to(await old.get("/kk/my"))).toBe("/kk/my/sign-in");
});

test("the letter's link shows a button, and only pressing it signs in; another's token is no page", async () => {
  const me = browser(pages.mine);
  const id = idIn(await ask(me, "link@posta.example"));
  const token = await pages.w.guest(async () => linkToken("sign-in", id));
  const path = `/kk/my/sign-in/${id}/${token}`;
  expect((await me.get(path)).status).toBe(200);
  expect(me.cookie()).toBe("");
  expect((await me.get(`/kk/my/sign-in/${id}/${"x".repeat(22)}`)).status).toBe(404);
  expect(to(await me.post(path))).toBe("/kk/my");
  expect(me.cookie()).not.toBe("");
  const again = await browser(pages.mine).post(path);
  expect(again.status).toBe(409);
});

test("a code or a link sent twice by one press signs in once, whichever answer the browser sees", async () => {
  const me = browser(pages.mine);
  const page = await ask(me, "eager@posta.example");
  const link = `${page}/${await pages.w.guest(async () => linkToken("sign-in", idIn(page)))}`;
  const again = await ask(me, "eager@posta.example");
  const code = await pages.w.guest(async () => linkCode("sign-in", idIn(again)));
  for (const [path, fields] of [
    [link, {}],
    [again, { code }],
  ] as const) {
    const form = { formToken: tokenIn(await me.html(path)), ...fields };
    const before = me.cookie();
    expect(to(await me.send(path, form))).toBe("/kk/my");
    const after = me.cookie();
    expect(after).not.toBe(before);
    me.setCookie(before);
    expect(to(await me.send(path, form))).toBe("/kk/my");
    expect(me.cookie()).toBe(after);
    me.setCookie("");
    expect((await me.send(path, { ...form, formToken: tokenIn(await me.html(path)) })).status).toBe(409);
    me.setCookie(after);
  }
  const personId = await pages.personOf("eager@posta.example");
  expect(await pages.w.guest(() => Identity.sessionsOf(personId))).toHaveLength(1);
});

test("a wrong code is told beside its field, and the letter may be asked for again", async () => {
  const me = browser(pages.mine);
  const page = await ask(me, "wrong@posta.example");
  const wrong = await me.post(page, { code: "000000" });
  expect([wrong.status, (await wrong.text()).includes('href="#code"')]).toEqual([409, true]);
  const again = await me.post(`${page}/again`, {}, page);
  expect([again.status, to(again)]).toEqual([303, `${page}?sent=again`]);
  expect(to(await pages.enter(me, page))).toBe("/kk/my");
});

test("a form from another site changes nothing, and signing out ends the session", async () => {
  const me = await pages.signedIn("csrf@posta.example");
  const body = new URLSearchParams({ formToken: "x" });
  for (const path of ["/sign-out", "/settings/letters", "/settings/sessions/end-all", "/erase", "/data"]) {
    const headers = { cookie: me.cookie(), origin: "https://evil.example" };
    const answer = await pages.mine.request(`${SITE}/kk/my${path}`, { method: "POST", body, headers });
    expect(answer.status, path).toBe(403);
  }
  const was = me.cookie();
  expect(to(await me.post("/kk/my/sign-out", {}, "/kk/my"))).toBe("/kk");
  expect(me.cookie()).toBe("");
  me.setCookie(was);
  expect(to(await me.get("/kk/my"))).toBe("/kk/my/sign-in");
});
