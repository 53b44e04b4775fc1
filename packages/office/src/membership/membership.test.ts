import { linkToken } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { type Colleague, type OfficePages, officePages, tokenIn } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let astana: Colleague;
let almaty: Colleague;
let central: Colleague;

beforeAll(async () => {
  pages = await officePages();
  astana = await pages.atWork({ role: "coordinator", region: "71" });
  almaty = await pages.atWork({ role: "coordinator", region: "75" });
  central = await pages.atWork({ role: "central" });
});
afterAll(() => pages.w.stop());

const newcomer: OfficePages["newcomer"] = (form) => pages.newcomer(form);
const get = (path: string, by: Colleague) => pages.get(path, by);
async function decide(
  key: string,
  verb: string,
  by: Colleague,
  fields: Record<string, string> = {},
  from = key,
): Promise<Response> {
  const html = await pages.htmlOf(`/membership/${from}`, by);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? "";
  const body = new URLSearchParams({ formToken: tokenIn(html), version, ...fields });
  return pages.post(`/membership/${key}/${verb}`, body, by);
}

test("a coordinator sees what waits in their region, without names, and nothing of another", async () => {
  const key = await newcomer();
  const home = await (await get("", astana)).text();
  expect(home).toContain("Мүше болу өтініштері");
  expect(await (await get("", almaty)).text()).not.toContain('href="/office/kk/membership"');
  const queue = await (await get("/membership/queue/71/submitted", astana)).text();
  expect(queue).toContain(key);
  expect(queue).not.toContain("Сынақбаева");
  expect((await get("/membership/queue/71/submitted", almaty)).status).toBe(403);
  expect((await get(`/membership/${key}`, almaty)).status).toBe(403);
  expect((await get("/membership/queue/75/submitted", central)).status).toBe(200);
});

test("a record shows who applied and what is alike, and the look stands in its trail", async () => {
  const first = await newcomer({ phone: "+77010005555" });
  const second = await newcomer({ phone: "+77010005555" });
  const html = await (await get(`/membership/${first}`, astana)).text();
  for (const part of ["Сынақбаева Айгүл", "+7 701 000 55 55", second, "телефон нөмірі", "membership.view"])
    expect(html).toContain(part);
});

test("central office reads a word where the phone and the day of birth would stand", async () => {
  const key = await newcomer({ phone: "+77010006666", birthDate: "1995-03-27" });
  const html = await (await get(`/membership/${key}`, central)).text();
  expect(html).toContain("<em>жасырылған</em> (31 жаста)");
  expect(html).not.toMatch(/701 000 66 66|tel:|1995/);
});

test("approval answers with a page that says so; approved again it is refused", async () => {
  const key = await newcomer();
  const done = await decide(key, "approve", astana);
  expect(done.status).toBe(303);
  const html = await (await get(`/membership/${key}?done=approve`, astana)).text();
  expect(html).toContain("Өтініш берушіні мүшелікке қабылдадыңыз.");
  expect((await decide(key, "approve", astana, {}, await newcomer())).status).toBe(409);
  expect(html).not.toContain(`${key}/end`);
  expect(await (await get(`/membership/${key}`, central)).text()).toContain(`${key}/end`);
});

test("a rejection without a reason is refused beside its own field, and what was typed stays", async () => {
  const key = await newcomer();
  const wrong = await decide(key, "reject", astana, { note: "Жазылған түсініктеме" });
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  for (const part of ['href="#reject-reason"', 'id="reject-reason"', "Жазылған түсініктеме"])
    expect(html).toContain(part);
  expect((await decide(key, "reject", astana, { reason: "no_answer" })).status).toBe(303);
});

test("who decides on what they no longer see is told so", async () => {
  const key = await newcomer();
  const other = await newcomer();
  await decide(key, "ask", astana, { question: "Қай мектепте?" });
  // The form of a record that stood at an earlier version.
  const late = await decide(key, "approve", central, { version: "2" }, other);
  expect([late.status, (await late.text()).includes("басқа адам өзгертті")]).toEqual([412, true]);
});

test("handed over, an application leaves the region's queue; its coordinator goes on reading it and decides nothing", async () => {
  const key = await newcomer();
  const done = await decide(key, "transfer", astana, { region: "75", reason: "lives_elsewhere" });
  expect(done.status).toBe(303);
  const html = await (await get(`/membership/${key}`, astana)).text();
  expect(html).toContain("Бұл өтінішті басқа өңір қарайды.");
  for (const part of [`${key}/approve`, `${key}/note`, "+7 701", "/people/"]) expect(html).not.toContain(part);
  expect((await decide(key, "approve", astana, {}, await newcomer())).status).toBe(403);
  expect(await (await get("/membership/queue/75/submitted", almaty)).text()).toContain(key);
});

test("a membership is found by its number, and a mistyped number is said so", async () => {
  const key = await newcomer();
  await decide(key, "approve", astana);
  const { application } = await pages.w.guest(async () => ({
    application: await Membership.read({ membershipKey: key, token: linkToken(Membership.LINK, key) }),
  }));
  const find = (memberNumber: string) => pages.fill("/membership", "/membership/find", astana, { memberNumber });
  expect((await find(application.memberNumber ?? "")).headers.get("location")).toBe(`/office/kk/membership/${key}`);
  expect((await find("123456789")).status).toBe(422);
});
