import { Identity } from "@kz2050/core/identity";
import { linkToken, type Role, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import type { WebDeps } from "@kz2050/http";
import { officeToken, type World, world } from "@kz2050/testing";
import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOffice } from "../app.tsx";
import type { Office } from "../page.tsx";

const OFFICE = "https://office.example";

let w: World;
let office: Hono<Office>;
let astana: string;
let almaty: string;
let central: string;
let people = 0;

beforeAll(async () => {
  w = await world();
  await w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA.filter(({ kind }) => kind === "region")) await Reference.load(row);
  });
  office = createOffice({
    ...w.deps,
    log: () => undefined,
    originKeys: [],
    publicOrigin: "https://site.example",
    officeOrigin: OFFICE,
    partnerOrigins: [],
    formTargets: [],
    sso: [],
    isDemonstration: false,
  } as Partial<WebDeps> as WebDeps);
  astana = await cookieOf("coordinator", "71");
  almaty = await cookieOf("coordinator", "75");
  central = await cookieOf("central");
});
afterAll(() => w.stop());

async function cookieOf(role: Role, region?: string): Promise<string> {
  const email = `${role}${region ?? ""}@movement.example`;
  await w.as(system("test"), () => Identity.appoint({ email, name: "Дана Үлгіқызы", role, language: "kk", region }));
  return `__Host-office=${await w.guest(() => officeToken(email))}`;
}

async function newcomer(over: Partial<Membership.ApplicationForm> = {}): Promise<string> {
  people += 1;
  return w.guest(async () => {
    const { membershipKey } = await Membership.apply({
      surname: "Сынақбаева",
      givenName: "Айгүл",
      birthDate: `1990-01-${String(people).padStart(2, "0")}`,
      region: "71",
      city: "Астана",
      phone: `+7701000${1000 + people}`,
      email: `adam${people}@posta.example`,
      language: "kk",
      occupation: "Мұғалім",
      why: "Балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
      ...over,
    });
    await Membership.confirm({ membershipKey, token: linkToken(Membership.LINK, membershipKey) });
    return membershipKey;
  });
}

const get = (path: string, cookie: string) => office.request(`${OFFICE}/office/kk${path}`, { headers: { cookie } });
async function decide(
  key: string,
  verb: string,
  cookie: string,
  fields: Record<string, string> = {},
  from = key,
): Promise<Response> {
  const html = await (await get(`/membership/${from}`, cookie)).text();
  const formToken = /name="formToken" value="([^"]+)"/.exec(html.slice(html.indexOf("<main")))?.[1] ?? "";
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? "";
  return office.request(`${OFFICE}/office/kk/membership/${key}/${verb}`, {
    method: "POST",
    body: new URLSearchParams({ formToken, version, ...fields }),
    headers: { cookie, origin: OFFICE },
  });
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
  const { application } = await w.guest(async () => ({
    application: await Membership.read({ membershipKey: key, token: linkToken(Membership.LINK, key) }),
  }));
  const find = async (memberNumber: string) => {
    const html = await (await get("/membership", astana)).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(html.slice(html.indexOf("<main")))?.[1] ?? "";
    const body = new URLSearchParams({ formToken, memberNumber });
    return office.request(`${OFFICE}/office/kk/membership/find`, {
      method: "POST",
      body,
      headers: { cookie: astana, origin: OFFICE },
    });
  };
  expect((await find(application.memberNumber ?? "")).headers.get("location")).toBe(`/office/kk/membership/${key}`);
  expect((await find("123456789")).status).toBe(422);
});
