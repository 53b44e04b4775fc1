import { MINUTE } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { staffActor } from "@kz2050/testing";
import { htmlFaults } from "@kz2050/testing/html";
import { type Colleague, formOf, type OfficePages, officePages } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let central: Colleague;

beforeAll(async () => {
  pages = await officePages();
  central = await pages.atWork({ role: "central", name: "Дана Ережеші" });
});
afterAll(() => pages.w.stop());

const RULES = "/membership/rules";
/** What the form says as it stands, with these boxes filled in otherwise. */
const FORM = {
  ...{ "rules.0.isOn": "yes", "rules.0.from.days": "0", "rules.0.from.event": "since" },
  ...{ "rules.0.until.days": "90", "rules.0.until.event": "since" },
  ...{ "rules.1.isOn": "yes", "rules.1.from.days": "90", "rules.1.from.event": "since" },
  ...{ "rules.1.until.days": "", "rules.1.until.event": "since" },
  ...{ "rules.2.from.days": "365", "rules.2.from.event": "renewed" },
  ...{ "rules.2.until.days": "425", "rules.2.until.event": "renewed" },
  ...{ "rules.3.from.days": "425", "rules.3.from.event": "renewed" },
  ...{ "rules.3.until.days": "", "rules.3.until.event": "renewed" },
};
const TERM = {
  ...{ "rules.1.until.days": "365", "rules.1.until.event": "renewed" },
  ...{ "rules.2.isOn": "yes", "rules.3.isOn": "yes" },
};
const send = (over: Record<string, string> = {}, by = central) => pages.send(RULES, RULES, by, { ...FORM, ...over });
const set = async (over: Record<string, string> = {}) => {
  const answer = await send(over);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `/office/kk${RULES}?done=set`]);
};

test("the page shows the rules in force and their form, and leads there from the applications", async () => {
  expect(await pages.htmlOf("/membership", central)).toContain('href="/office/kk/membership/rules"');
  const html = await pages.pageOf(RULES, central);
  for (const part of [
    "Бастапқы ережелер",
    "Жаңа мүше: мүше болған күннен бастап, мүше болғаннан кейінгі 90-күнге дейін",
  ])
    expect(html).toContain(part);
  expect(formOf(html, RULES).get("version")).toBe("1");
});

test("a change holds for the next record opened, and the page says who made it and when", async () => {
  const membershipKey = await pages.newcomer();
  await pages.w.as(staffActor("central"), () => Membership.approve({ membershipKey }));
  expect(await pages.htmlOf(`/membership/${membershipKey}`, central)).toContain("Жаңа мүше");
  await set({ "rules.0.isOn": "", "rules.1.from.days": "0" });
  const record = await pages.pageOf(`/membership/${membershipKey}`, central);
  for (const part of ["Мүшелік мәртебесі", "Қатардағы мүше", "Әлі растамаған"]) expect(record).toContain(part);
  const html = await pages.pageOf(`${RULES}?done=set`, central);
  for (const part of ["Ережелер сақталды", "Дана Ережеші", "2026 ж. 14 қазан"]) expect(html).toContain(part);
  await set(TERM);
  expect(await pages.pageOf(RULES, central)).toContain("Мерзімі өткен: соңғы растаудан кейінгі 425-күннен бастап");
});

test("rules with a gap are refused beside the box that leaves it, the days are named, and what was typed stays", async () => {
  const answer = await send({ ...TERM, "rules.2.from.days": "395" });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  for (const part of ['href="#rules.1.until.days"', "365–394-күндері", 'value="395"']) expect(html).toContain(part);
  expect(await htmlFaults(html)).toEqual([]);
  const twice = await (await send({ "rules.1.from.days": "80" })).text();
  expect(twice).toContain("«Жаңа мүше» және «Қатардағы мүше»");
  for (const days of ["", "көп", "-1", "9999"]) {
    const wrong = await send({ "rules.0.from.days": days });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('href="#rules.0.from.days"')]);
  }
});

test("whoever sends an older form is told so and shown the rules as they are now", async () => {
  const old = formOf(await pages.htmlOf(RULES, central), RULES);
  for (const [name, value] of Object.entries({ ...FORM, ...TERM })) old.set(name, value);
  await set();
  const late = await pages.post(RULES, old, central);
  const html = await late.text();
  expect(late.status).toBe(412);
  expect(html).toContain("басқа адам өзгертті");
  expect(html).toContain("Қатардағы мүше: мүше болғаннан кейінгі 90-күннен бастап</li>");
  expect(await htmlFaults(html)).toEqual([]);
});

test("a coordinator has no business with the rules, and central office shows a factor again before it sets them", async () => {
  const coordinator = await pages.atWork({ role: "coordinator", region: "71" });
  expect(await pages.htmlOf("/membership", coordinator)).not.toContain(RULES);
  await pages.pageOf(RULES, coordinator, 403);
  const forged = await pages.fill("/membership", RULES, coordinator, { version: "1", ...FORM });
  expect(forged.status).toBe(403);
  const before = await pages.htmlOf(RULES, central);
  pages.w.clock.advance(11 * MINUTE);
  const tired = await send(TERM);
  expect(await tired.text()).toContain("Бұл сіз екеніңізді қайта растаңыз");
  const log = (html: string) => html.slice(html.indexOf("<table"), html.indexOf("</table>"));
  expect(log(await pages.htmlOf(RULES, central))).toBe(log(before));
});
