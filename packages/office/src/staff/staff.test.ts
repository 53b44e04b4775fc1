import { Campaign } from "@kz2050/core/campaign";
import { Identity } from "@kz2050/core/identity";
import { DAY, MINUTE, type Role, system } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import type { WebDeps } from "@kz2050/http";
import { staffActor, type World, world } from "@kz2050/testing";
import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOffice } from "../app.tsx";
import type { Office } from "../page.tsx";

const OFFICE = "https://office.example";

let w: World;
let office: Hono<Office>;
let central: string;
let people = 0;

beforeAll(async () => {
  w = await world();
  await w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA.filter(({ kind }) => kind === "region" || kind === "council"))
      await Reference.load(row);
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
  central = (await atWork({ role: "central" })).cookie;
});
afterAll(() => w.stop());

type Given = Partial<Parameters<typeof Identity.appoint>[0]> & { readonly role: Role };

/** Somebody with this role who has just signed in with a second factor. */
async function atWork(over: Given): Promise<{ cookie: string; personId: string; grant: string }> {
  people += 1;
  const email = `qyzmet${people}@movement.example`;
  const { personId } = await w.as(system("ops"), () =>
    Identity.appoint({ email, name: `Дана Үлгіқызы ${people}`, language: "kk", ...over }),
  );
  const provedAt = w.clock.now().toISOString();
  const { token } = await w.guest(() => Identity.openSession({ personId, door: "staff", device: "", provedAt }));
  const grant = `${over.role}#${over.council ?? over.region ?? over.campaign ?? "country"}`;
  return { cookie: `__Host-office=${token}`, personId, grant };
}

const get = (path: string, cookie: string) => office.request(`${OFFICE}/office/kk${path}`, { headers: { cookie } });
async function post(from: string, path: string, cookie: string, fields: Record<string, string>): Promise<Response> {
  const html = await (await get(from, cookie)).text();
  const formToken = /name="formToken" value="([^"]+)"/.exec(html.slice(html.indexOf("<main")))?.[1] ?? "";
  return office.request(`${OFFICE}/office/kk${path}`, {
    method: "POST",
    body: new URLSearchParams({ formToken, ...fields }),
    headers: { cookie, origin: OFFICE },
  });
}
const give = (fields: Record<string, string>) =>
  post("/staff/new", "/staff/new", central, {
    name: "Ерлан Сынақов",
    email: `zhana${++people}@movement.example`,
    ...fields,
  });
const date = (name: string, iso: string) => {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
const staff = () => w.as(staffActor("central"), () => Identity.listStaff({}));

test("central office gives a role at a place, from a day to a last day, and the list says so", async () => {
  const email = "askhat@movement.example";
  const given = await give({
    email,
    name: "Асхат Мысалов",
    role: "coordinator",
    "place-coordinator": "71",
    "place-moderator": "oral",
    ...date("from", "2026-11-01"),
    ...date("until", "2026-12-31"),
  });
  expect([given.status, given.headers.get("location")]).toEqual([303, "/office/kk/staff?done=given"]);
  const row = (await staff()).find(({ name }) => name === "Асхат Мысалов");
  // Midnights of the country's clock: UTC+5.
  expect(row).toMatchObject({ region: "71", from: "2026-10-31T19:00:00.000Z", until: "2026-12-31T19:00:00.000Z" });
  expect(row).not.toHaveProperty("council");
  const html = await (await get("/staff?done=given", central)).text();
  for (const part of ["Рөл берілді.", "Рөлі әлі басталмағандар", "Асхат Мысалов", "2026 ж. 31 желтоқсан"])
    expect(html).toContain(part);
});

test("a role without its place is refused beside the place's own field, and what was typed stays", async () => {
  const wrong = await give({ name: "Серік Болжам", role: "moderator" });
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(html).toContain('href="#place-moderator"');
  expect(html).toContain('value="Серік Болжам"');
  const none = await give({ role: "ruler" });
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('href="#role"')]);
});

test("today as the first day begins the role at once; a day that is none is named", async () => {
  const today = await give({ name: "Бүгін Басталар", role: "finance", ...date("from", "2026-10-14") });
  expect(today.status).toBe(303);
  const row = (await staff()).find(({ name }) => name === "Бүгін Басталар");
  expect(row).toMatchObject({ role: "finance", from: w.clock.now().toISOString() });
  const wrong = await give({ role: "finance", ...date("until", "2026-02-31") });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('href="#until"')]);
});

test("the list is filtered by role and by region, councils of the region with it, and folds what has ended away", async () => {
  const gone = await atWork({ role: "coordinator", region: "59", name: "Кеткен Қызметкер" });
  await atWork({ role: "coordinator", region: "59", name: "Қалған Қызметкер" });
  await atWork({ role: "member", council: "oral", name: "Оралдың Мүшесі" });
  await w.as(staffActor("central"), () => Identity.revoke(gone));
  w.clock.advance(MINUTE);
  const html = await (await get("/staff?region=59", central)).text();
  expect(html).toContain("Қалған Қызметкер");
  expect(html).not.toContain("Дана Үлгіқызы");
  expect(html.indexOf("Кеткен Қызметкер")).toBeGreaterThan(html.indexOf("<details"));
  const west = await (await get("/staff?region=27&role=member", central)).text();
  expect(west).toContain("Оралдың Мүшесі");
});

test("a role is made longer, and ended at this minute: the fired coordinator's next click leads to the door", async () => {
  const fired = await atWork({ role: "coordinator", region: "71" });
  const here = `/staff/${fired.personId}/${encodeURIComponent(fired.grant)}`;
  expect((await get("/membership/queue/71/submitted", fired.cookie)).status).toBe(200);
  const longer = await post(here, `${here}/extend`, central, date("until", "2027-01-15"));
  expect(longer.headers.get("location")).toBe("/office/kk/staff?done=extended");
  expect(await (await get(here, central)).text()).toContain("2027 ж. 15 қаңтар");
  const past = await post(here, `${here}/extend`, central, date("until", "2026-01-15"));
  expect([past.status, await past.text()]).toEqual([422, expect.stringContaining('href="#until"')]);
  const form = await (await get("/membership", fired.cookie)).text();
  const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? "";
  expect((await post(here, `${here}/end`, central, {})).headers.get("location")).toBe("/office/kk/staff?done=ended");
  for (const path of ["", "/membership/queue/71/submitted", "/lectures"]) {
    const click = await get(path, fired.cookie);
    expect([click.status, click.headers.get("location")], path).toEqual([303, "/office/kk/sign-in"]);
  }
  const press = await office.request(`${OFFICE}/office/kk/membership/mem_${"0".repeat(26)}/approve`, {
    method: "POST",
    body: new URLSearchParams({ formToken }),
    headers: { cookie: fired.cookie, origin: OFFICE },
  });
  expect([303, 403]).toContain(press.status);
  expect((await post("/staff/new", `${here}/extend`, central, date("until", "2027-01-15"))).status).toBe(409);
});

test("a role that was given until a minute opens the office until that minute", async () => {
  const until = new Date(w.clock.now().getTime() + 20 * MINUTE).toISOString();
  const { cookie } = await atWork({ role: "coordinator", region: "75", until });
  w.clock.advance(20 * MINUTE - 1);
  expect((await get("/lectures", cookie)).status).toBe(200);
  w.clock.advance(1);
  expect((await get("/lectures", cookie)).status).toBe(303);
});

test("a role that begins tomorrow opens the office tomorrow", async () => {
  const from = new Date(w.clock.now().getTime() + DAY).toISOString();
  const early = await atWork({ role: "coordinator", region: "75", from });
  expect((await get("", early.cookie)).status).toBe(303);
});

test("nobody but central office sees the staff, and it changes no role of its own", async () => {
  const coordinator = await atWork({ role: "coordinator", region: "71" });
  const me = await atWork({ role: "central" });
  const own = `/staff/${me.personId}/central%23country`;
  for (const path of ["/staff", own]) expect((await get(path, coordinator.cookie)).status, path).toBe(403);
  const html = await (await get(own, me.cookie)).text();
  expect(html).toContain("Өз рөліңізді өзіңіз өзгерте алмайсыз.");
  expect(html).not.toContain("/extend");
  expect((await get(`/staff/${me.personId}/nothing`, me.cookie)).status).toBe(404);
});

test("an organiser finds their campaign on the home page, works on it, and on no other", async () => {
  const words = "Ауыл кітапханасының қоры отыз жыл жаңармаған. Балалар кітабын сатып аламыз.";
  const draft = () =>
    w.as(staffActor("central"), () =>
      Campaign.draft({
        title: { original: "kk", kk: "Ауыл кітапханасына кітап" },
        story: { original: "kk", kk: words },
        beneficiary: "village",
        region: "71",
        target: 1_000_000,
        endsOn: "2026-12-01",
        overTarget: "continue",
      }),
    );
  const [{ campaignId }, other] = [await draft(), await draft()];
  const { cookie } = await atWork({ role: "organiser", campaign: campaignId });
  expect(await (await get("", cookie)).text()).toContain('href="/office/kk/campaigns/mine"');
  const mine = await (await get("/campaigns/mine", cookie)).text();
  expect([mine.includes(campaignId), mine.includes(other.campaignId)]).toEqual([true, false]);
  const record = await (await get(`/campaigns/${campaignId}`, cookie)).text();
  expect(record).toContain(`/campaigns/${campaignId}/edit`);
  expect((await get(`/campaigns/${campaignId}/edit`, cookie)).status).toBe(200);
  const sent = await post(`/campaigns/${campaignId}`, `/campaigns/${campaignId}/submit`, cookie, {});
  expect(sent.headers.get("location")).toContain("done=submit");
  for (const path of [`/campaigns/${other.campaignId}`, `/campaigns/${other.campaignId}/edit`, "/campaigns", "/staff"])
    expect((await get(path, cookie)).status, path).toBe(403);
});
