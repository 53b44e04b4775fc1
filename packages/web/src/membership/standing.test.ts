import { applied, form } from "@kz2050/core/fixture/membership";
import { DAY, linkToken, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { htmlFaults } from "@kz2050/testing/html";
import { SITE, webDeps } from "@kz2050/testing/web-deps";
import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMine } from "../mine.ts";
import type { Pages } from "../page.tsx";
import { createSite } from "../site.ts";

let w: World;
let mine: Hono<Pages>;
let site: Hono<Pages>;
beforeAll(async () => {
  w = await world();
  await loadReference(w);
  [mine, site] = [createMine(webDeps(w)), createSite(webDeps(w))];
});
afterAll(() => w.stop());

let people = 0;
async function member() {
  people += 1;
  const { membershipKey } = await w.guest(() => applied(form({ email: `karta${people}@posta.example` })));
  await w.as(staffActor("central"), () => Membership.approve({ membershipKey }));
  const link = await w.guest(
    async () => `/kk/my/membership/${membershipKey}/${linkToken(Membership.LINK, membershipKey)}`,
  );
  const own = async (query = "") => (await mine.request(SITE + link + query)).text();
  const [, verify = ""] = /https:\/\/site\.example(\/kk\/membership\/verify\/crd_[0-9a-z]{26})/.exec(await own()) ?? [];
  return {
    link,
    own,
    verified: async () => {
      await w.as(system("stream"), () => Membership.copyCard(membershipKey));
      return (await site.request(SITE + verify)).text();
    },
    async renew() {
      const html = await own();
      const at = html.indexOf(`action="${link}/renew"`);
      const [, formToken = ""] = /name="formToken" value="([^"]+)"/.exec(html.slice(at)) ?? [];
      const body = new URLSearchParams({ formToken });
      return mine.request(`${SITE}${link}/renew`, { method: "POST", body, headers: { origin: SITE } });
    },
  };
}
/** A year's term, and 60 days to make good. */
async function setTerm(): Promise<void> {
  const rules = Reference.FIRST_STANDING_RULES.rules.map((rule) =>
    rule.code === "current" ? { ...rule, until: { event: "renewed" as const, days: 365 } } : { ...rule, isOn: true },
  );
  const by = { ...staffActor("central"), provedAt: w.clock.now().toISOString() };
  await w.as(by, async () => {
    const { now } = await Membership.standingRules({});
    await Membership.setRules({ version: now.version, rules });
  });
}

test("a card and the page behind its code say what standing the member has", async () => {
  const { own, verified } = await member();
  const card = await own();
  for (const part of ["Мүшелік мәртебесі", "Жаңа мүше", "2027 ж. 12 қаңтар"]) expect(card).toContain(part);
  expect(await htmlFaults(card)).toEqual([]);
  const page = await verified();
  for (const part of ["Карта жарамды", "Жаңа мүше"]) expect(page).toContain(part);
  expect(await htmlFaults(page)).toEqual([]);
});

test("a lapsed card is not valid until its member confirms that they take part, once a day", async () => {
  const { own, verified, renew, link } = await member();
  await setTerm();
  w.clock.advance(370 * DAY);
  expect(await own()).toContain("жарамды болып қала беруі үшін");
  expect(await verified()).toContain("Карта жарамды");
  w.clock.advance(60 * DAY);
  const [card, page] = [await own(), await verified()];
  expect(card).toContain("Қатысуыңызды растау мерзімі өтіп кетті");
  for (const part of ["Карта жарамсыз", "Мерзімі өткен", "растамаған"]) expect(page).toContain(part);
  expect(page).not.toContain("тоқтатылған");
  expect([...(await htmlFaults(card)), ...(await htmlFaults(page))]).toEqual([]);
  const renewed = await renew();
  expect([renewed.status, renewed.headers.get("location")]).toEqual([303, `${link}?done=renewed`]);
  const after = await own("?done=renewed");
  for (const part of ["Рақмет!", "Қатардағы мүше", "Сіз бүгін растадыңыз"]) expect(after).toContain(part);
  expect(after).not.toContain(`action="${link}/renew"`);
  expect(await verified()).toContain("Карта жарамды");
});
