import { Identity } from "@kz2050/core/identity";
import { agreed, browser, idIn, MINUTE, ownPages, SITE, to, tokenIn } from "@kz2050/testing/own-pages";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let pages: Awaited<ReturnType<typeof ownPages>>;
beforeAll(async () => {
  pages = await ownPages();
});
afterAll(() => pages.w.stop());
beforeEach(() => pages.w.clock.advance(60 * MINUTE));

test("letters come in the language and on the topics one chose", async () => {
  const me = await pages.signedIn("letters@posta.example");
  const answer = await me.post(
    "/kk/my/settings/letters",
    { language: "en", topics: ["lecture", "council"] },
    "/kk/my/settings",
  );
  expect(to(answer)).toBe("/kk/my/settings?done=letters");
  const personId = await pages.personOf("letters@posta.example");
  expect(await pages.w.guest(() => Identity.profileOf(personId))).toMatchObject({
    letters: "en",
    stopped: ["membership", "campaign", "volunteering", "news"],
  });
  const shown = await me.html("/kk/my/settings");
  expect(shown).toMatch(/value="lecture"[^>]*checked/);
  expect(shown).not.toMatch(/value="membership"[^>]*checked/);
  const foolish = await me.post("/kk/my/settings/letters", { language: "xx" }, "/kk/my/settings");
  expect(foolish.status).toBe(422);
});

test("one sees where one is signed in, and signs out of one place or of all others", async () => {
  const [here, there] = [await pages.signedIn("places@posta.example"), await pages.signedIn("places@posta.example")];
  const third = await pages.signedIn("places@posta.example");
  const shown = await here.html("/kk/my/settings");
  expect(shown.match(/Firefox, Android/g)?.length).toBeGreaterThanOrEqual(3);
  const ends = [...shown.matchAll(/sessions\/([0-9a-f]{16})\/end/g)].map(([, id]) => id);
  expect(ends).toHaveLength(3);
  const personId = await pages.personOf("places@posta.example");
  const there1 = await pages.w.guest(() => Identity.personOfSession(there.cookie().split("=")[1] ?? ""));
  await here.post(`/kk/my/settings/sessions/${there1?.sessionId}/end`, {}, "/kk/my/settings");
  expect(to(await there.get("/kk/my"))).toBe("/kk/my/sign-in");
  expect((await third.get("/kk/my")).status).toBe(200);
  await here.post("/kk/my/settings/sessions/end-others", {}, "/kk/my/settings");
  expect(to(await third.get("/kk/my"))).toBe("/kk/my/sign-in");
  expect((await pages.w.guest(() => Identity.sessionsOf(personId))).length).toBe(1);
  const stranger = await pages.signedIn("elsewhere@posta.example");
  const mineId = (await pages.w.guest(() => Identity.personOfSession(here.cookie().split("=")[1] ?? "")))?.sessionId;
  expect((await stranger.post(`/kk/my/settings/sessions/${mineId}/end`, {}, "/kk/my/settings")).status).toBe(404);
  expect(to(await here.post("/kk/my/settings/sessions/end-all", {}, "/kk/my/settings"))).toBe("/kk");
  expect(to(await here.get("/kk/my"))).toBe("/kk/my/sign-in");
});

test("a further mailbox is added by its own code, in a session that has just proved itself", async () => {
  const me = await pages.signedIn("one@posta.example");
  expect(to(await me.get("/kk/my/settings/mailbox"))).toBe("/kk/my/consent?to=%2Fkk%2Fmy%2Fsettings%2Fmailbox");
  await agreed(me);
  pages.w.clock.advance(11 * MINUTE);
  const fresh = to(await me.get("/kk/my/settings/mailbox"));
  expect(fresh).toBe("/kk/my/fresh?to=%2Fkk%2Fmy%2Fsettings%2Fmailbox");
  const late = await me.post("/kk/my/settings/mailbox", { email: "two@posta.example" }, "/kk/my/settings");
  expect(late.status).toBe(422);
  await pages.enter(me, to(await me.post("/kk/my/fresh", { to: "/kk/my/settings/mailbox" })));
  const before = me.cookie();
  const page = to(await me.post("/kk/my/settings/mailbox", { email: "two@posta.example" }));
  expect((await me.post(page, { code: "000000" })).status).toBe(422);
  const added = await me.post(page, { code: await pages.codeOf("mailbox", idIn(page)) });
  expect(to(added)).toBe("/kk/my/settings?done=mailbox");
  expect(me.cookie()).not.toBe(before);
  const shown = await me.html("/kk/my/settings");
  expect(shown).toContain("two@posta.example");
  const [, addressKey = ""] = /mailbox\/choose[\s\S]*?name="addressKey" value="(adr_\w+)"/.exec(shown) ?? [];
  await me.post("/kk/my/settings/mailbox/choose", { addressKey }, "/kk/my/settings");
  expect(await pages.w.guest(async () => Identity.mailboxOf(await pages.personOf("one@posta.example")))).toBe(
    "two@posta.example",
  );
});

test("a mailbox typed too late is kept: its code is taken once the session has proved itself again", async () => {
  const me = await pages.signedIn("early@posta.example");
  await agreed(me);
  const form = await me.html("/kk/my/settings/mailbox");
  pages.w.clock.advance(11 * MINUTE);
  const asked = to(
    await me.send("/kk/my/settings/mailbox", { formToken: tokenIn(form), email: "typed@posta.example" }),
  );
  expect(asked).toMatch(/^\/kk\/my\/settings\/mailbox\/chl_/);
  const code = await pages.codeOf("mailbox", idIn(asked));
  const fresh = `/kk/my/fresh?to=${encodeURIComponent(asked)}`;
  expect(to(await me.get(asked))).toBe(fresh);
  await pages.enter(me, to(await me.post("/kk/my/fresh", { to: asked }, fresh)));
  expect(to(await me.post(asked, { code }))).toBe("/kk/my/settings?done=mailbox");
  expect(await me.html("/kk/my/settings")).toContain("typed@posta.example");
});

test("a button pressed twice leaves the browser signed in, whichever answer it sees", async () => {
  const me = await pages.signedIn("twice@posta.example");
  await agreed(me);
  const asked = to(await me.post("/kk/my/settings/mailbox", { email: "further@posta.example" }));
  const deeds: (readonly [path: string, page: string, fields: () => Promise<Record<string, string>>])[] = [
    [asked, asked, async () => ({ code: await pages.codeOf("mailbox", idIn(asked)) })],
    ...["choose", "choose", "drop"].map((deed) => {
      const path = `/kk/my/settings/mailbox/${deed}`;
      const key = new RegExp(`mailbox/${deed}"[\\s\\S]*?name="addressKey" value="(adr_\\w+)"`);
      const shown = async () => key.exec(await me.html("/kk/my/settings"))?.[1] ?? "";
      return [path, "/kk/my/settings", async () => ({ addressKey: await shown() })] as const;
    }),
  ];
  for (const [path, page, fields] of deeds) {
    const form = { formToken: tokenIn(await me.html(page)), ...(await fields()) };
    const before = me.cookie();
    const first = await me.send(path, form);
    const after = me.cookie();
    expect([first.status, after === before], path).toEqual([303, false]);
    for (let press = 0; press < 2; press += 1) {
      me.setCookie(before);
      expect(to(await me.send(path, form)), path).toBe(to(first));
      expect(me.cookie()).toBe(after);
    }
    // Other words, another form, and the same a minute later are no second press: the old cookie is dead.
    for (const other of [
      { ...form, more: "x" },
      { ...form, formToken: tokenIn(await me.html("/kk/my/settings")) },
    ]) {
      me.setCookie(before);
      expect(to(await me.send(path, other)), path).toMatch(/^\/kk\/my\/sign-in/);
      expect(me.cookie()).toBe(before);
      me.setCookie(after);
    }
    me.setCookie(before);
    pages.w.clock.advance(MINUTE);
    expect(to(await me.send(path, form)), path).toMatch(/^\/kk\/my\/sign-in/);
    me.setCookie(after);
  }
  const personId = await pages.personOf("twice@posta.example");
  expect(await pages.w.guest(() => Identity.sessionsOf(personId))).toHaveLength(1);
});

test("a session renewed lives no longer for it", async () => {
  const me = await pages.signedIn("lasting@posta.example");
  await agreed(me);
  const personId = await pages.personOf("lasting@posta.example");
  const sessions = () => pages.w.guest(() => Identity.sessionsOf(personId));
  const [before] = await sessions();
  pages.w.clock.advance(5 * MINUTE);
  const asked = to(await me.post("/kk/my/settings/mailbox", { email: "longer@posta.example" }));
  await me.post(asked, { code: await pages.codeOf("mailbox", idIn(asked)) });
  const [after] = await sessions();
  expect(after?.sessionHash).not.toBe(before?.sessionHash);
  expect(after).toMatchObject({ createdAt: before?.createdAt, expiresAt: before?.expiresAt });
});

test("a phone is confirmed by the code sent to it; a silent operator is told; a stage without one has no such page", async () => {
  const me = await pages.signedIn("phone@posta.example");
  await agreed(me);
  pages.operator.isDown = true;
  const silent = await me.post("/kk/my/settings/phone", { phone: "8 701 000 00 21" });
  expect([silent.status, (await silent.text()).includes("SMS жіберілмеді")]).toEqual([503, true]);
  pages.operator.isDown = false;
  expect((await me.post("/kk/my/settings/phone", { phone: "12" })).status).toBe(422);
  const page = to(await me.post("/kk/my/settings/phone", { phone: "8 701 000 00 21" }));
  const [message] = pages.operator.messages;
  expect(message?.to).toBe("+77010000021");
  expect((await me.post(page, { code: "000000" })).status).toBe(422);
  const done = await me.post(page, { code: /\d{6}/.exec(message?.text ?? "")?.[0] ?? "" });
  expect(to(done)).toBe("/kk/my/settings?done=phone");
  expect(await me.html("/kk/my/settings")).toContain("+7 701 000 00 21");
  await me.post("/kk/my/settings/phone/drop", {}, "/kk/my/settings");
  expect(await me.html("/kk/my/settings")).not.toContain("+7 701 000 00 21");

  const other = await pages.signedIn("phone@posta.example", pages.withoutSms);
  expect((await other.get("/kk/my/settings/phone")).status).toBe(404);
  expect(await other.html("/kk/my/settings")).not.toContain("/settings/phone");
});

test("consent is asked before the next action, and never before looking, taking along, erasing or leaving", async () => {
  const me = await pages.signedIn("consent@posta.example");
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

test("one press stops a topic's letters, by whoever delivers them: no cookie, no origin, no page before", async () => {
  const me = await pages.signedIn("stop@posta.example");
  const personId = await pages.personOf("stop@posta.example");
  const path = await pages.w.guest(async () => `/kk${Identity.stopPath(personId, "council")}`);
  expect((await browser(pages.mine).get(path)).status).toBe(200);
  expect(await pages.w.guest(() => Identity.wants(personId, "council.sent"))).toBe(true);
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  for (let n = 0; n < 2; n += 1) {
    const answer = await pages.mine.request(SITE + path, { method: "POST", body });
    expect(answer.status).toBe(200);
  }
  expect(await pages.w.guest(() => Identity.wants(personId, "council.sent"))).toBe(false);
  expect(await pages.w.guest(() => Identity.wants(personId, "council.decided"))).toBe(true);
  expect(await me.html("/kk/my/settings")).not.toMatch(/value="council"[^>]*checked/);
  for (const forged of [path.replace("council", "news"), path.replace("council", "codes"), `${path.slice(0, -2)}xx`]) {
    expect((await pages.mine.request(SITE + forged, { method: "POST", body })).status).toBe(404);
  }
});
