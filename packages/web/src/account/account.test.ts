import { Identity } from "@kz2050/core/identity";
import { htmlFaults } from "@kz2050/testing/html";
import { agreed, type Browser, browser, MINUTE, OWN, ownPages, SITE, to } from "@kz2050/testing/own-pages";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const MOST_BYTES = 50_000;

let pages: Awaited<ReturnType<typeof ownPages>>;
beforeAll(async () => {
  pages = await ownPages();
});
afterAll(() => pages.w.stop());
beforeEach(() => pages.w.clock.advance(60 * MINUTE));

test("one button gives a page to read and a file for programs, of oneself alone", async () => {
  await pages.signedIn("nobody.else@posta.example");
  const me = await pages.signedIn("archive@posta.example");
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
  const me = await pages.signedIn("erased@posta.example");
  pages.w.clock.advance(11 * MINUTE);
  expect(await me.html("/kk/my/erase")).not.toContain('name="understood"');
  const stale = await me.post("/kk/my/erase", { understood: "yes" });
  expect(stale.status).toBe(422);
  await pages.enter(me, to(await me.post("/kk/my/fresh", { to: "/kk/my/erase" }, "/kk/my/erase")));
  const unticked = await me.post("/kk/my/erase");
  expect([unticked.status, (await unticked.text()).includes('href="#understood"')]).toEqual([422, true]);
  const other = await pages.signedIn("erased@posta.example");
  const done = await me.post("/kk/my/erase", { understood: "yes" });
  expect(to(done)).toMatch(/^\/kk\/my\/erasure\/era_\w{26}\/[\w-]{22}$/);
  expect(me.cookie()).toBe("");
  expect(to(await other.get("/kk/my"))).toBe("/kk/my/sign-in");
  const receipt = await browser(pages.mine).html(to(done));
  expect(receipt).toContain("Деректеріңіз өшіріліп жатыр");
  expect(receipt).not.toContain("erased@posta.example");
  expect((await browser(pages.mine).get(to(done).replace(/[\w-]{22}$/, "x".repeat(22)))).status).toBe(404);
});

test("a session that grew old between the page and the press is asked for a code, and comes back", async () => {
  const me = await pages.signedIn("slow@posta.example");
  const formToken = /erase"[\s\S]*?name="formToken" value="([^"]+)"/.exec(await me.html("/kk/my/erase"))?.[1] ?? "";
  pages.w.clock.advance(11 * MINUTE);
  const body = new URLSearchParams({ formToken, understood: "yes" });
  const headers = { cookie: me.cookie(), origin: SITE };
  const answer = await pages.mine.request(`${SITE}/kk/my/erase`, { method: "POST", body, headers });
  expect(to(answer)).toBe("/kk/my/fresh?to=%2Fkk%2Fmy%2Ferase");
});

test("every own page is valid, light, kept by nobody and without a script, in each language", async () => {
  const me = await pages.signedIn("pages@posta.example");
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
  pages.w.clock.advance(4000);
  const body = new URLSearchParams({
    ...{ formToken, step: "2", consentVersion: Identity.CONSENT_VERSION, surname: "Сынақбаева", givenName: "Айгүл" },
    ...{ "birthDate-day": "27", "birthDate-month": "3", "birthDate-year": "1990", region: "71", city: "Астана" },
    ...{ phone: "8 701 000 00 31", email, language: "kk", occupation: "Мұғалім", why: "Көмектескім келеді." },
    consents: "processing",
  });
  return pages.mine.request(SITE + page, { method: "POST", body, headers: { cookie: me.cookie(), origin: SITE } });
}

test("who is signed in finds their mailbox in a form, and what is sent under it needs no letter", async () => {
  const me = await pages.signedIn("prefilled@posta.example");
  expect(await me.html("/kk/my/membership/apply")).toContain('name="email" value="prefilled@posta.example"');
  const answer = await apply(me, "Prefilled@posta.example");
  expect(to(answer)).toMatch(/^\/kk\/my\/membership\/mem_\w{26}\/[\w-]{22}\?done=confirmed$/);
  expect(await me.html(to(answer))).toContain("Үйлестіруші қарап жатыр");
  expect(await browser(pages.mine).html("/kk/my/membership/apply")).not.toContain("prefilled");
});

test("another's mailbox, or one written over, is confirmed by its own letter as ever", async () => {
  await pages.signedIn("victim@posta.example");
  const me = await pages.signedIn("writer@posta.example");
  for (const email of ["victim@posta.example", "never.seen@posta.example"]) {
    expect(to(await apply(me, email)), email).toMatch(/^\/kk\/my\/membership\/sent\/mem_\w{26}$/);
  }
});
