import { Campaign } from "@kz2050/core/campaign";
import { Identity } from "@kz2050/core/identity";
import { DAY, MINUTE } from "@kz2050/core/kernel";
import { staffActor } from "@kz2050/testing";
import { type Colleague, type OfficePages, officePages, tokenIn } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let central: Colleague;
let people = 0;

beforeAll(async () => {
  pages = await officePages();
  central = await pages.atWork({ role: "central" });
});
afterAll(() => pages.w.stop());

const atWork: OfficePages["atWork"] = (given) => pages.atWork(given);
const get: OfficePages["get"] = (path, by) => pages.get(path, by);
const post: OfficePages["fill"] = (page, path, by, fields) => pages.fill(page, path, by, fields);
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
const staff = () => pages.w.as(staffActor("central"), () => Identity.listStaff({}));

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
  expect(row).toMatchObject({ role: "finance", from: pages.w.clock.now().toISOString() });
  const wrong = await give({ role: "finance", ...date("until", "2026-02-31") });
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('href="#until"')]);
});

test("the list is filtered by role and by region, councils of the region with it, and folds what has ended away", async () => {
  const gone = await atWork({ role: "coordinator", region: "59", name: "Кеткен Қызметкер" });
  await atWork({ role: "coordinator", region: "59", name: "Қалған Қызметкер" });
  await atWork({ role: "member", council: "oral", name: "Оралдың Мүшесі" });
  await pages.w.as(staffActor("central"), () => Identity.revoke(gone));
  pages.w.clock.advance(MINUTE);
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
  expect((await get("/membership/queue/71/submitted", fired)).status).toBe(200);
  const longer = await post(here, `${here}/extend`, central, date("until", "2027-01-15"));
  expect(longer.headers.get("location")).toBe("/office/kk/staff?done=extended");
  expect(await (await get(here, central)).text()).toContain("2027 ж. 15 қаңтар");
  const past = await post(here, `${here}/extend`, central, date("until", "2026-01-15"));
  expect([past.status, await past.text()]).toEqual([422, expect.stringContaining('href="#until"')]);
  const formToken = tokenIn(await pages.htmlOf("/membership", fired));
  expect((await post(here, `${here}/end`, central, {})).headers.get("location")).toBe("/office/kk/staff?done=ended");
  for (const path of ["", "/membership/queue/71/submitted", "/lectures"]) {
    const click = await get(path, fired);
    expect([click.status, click.headers.get("location")], path).toEqual([303, "/office/kk/sign-in"]);
  }
  const body = new URLSearchParams({ formToken });
  const press = await pages.post(`/membership/mem_${"0".repeat(26)}/approve`, body, fired);
  expect([303, 403]).toContain(press.status);
  expect((await post("/staff/new", `${here}/extend`, central, date("until", "2027-01-15"))).status).toBe(409);
});

test("a role that was given until a minute opens the office until that minute", async () => {
  const until = new Date(pages.w.clock.now().getTime() + 20 * MINUTE).toISOString();
  const colleague = await atWork({ role: "coordinator", region: "75", until });
  pages.w.clock.advance(20 * MINUTE - 1);
  expect((await get("/lectures", colleague)).status).toBe(200);
  pages.w.clock.advance(1);
  expect((await get("/lectures", colleague)).status).toBe(303);
});

test("a role that begins tomorrow opens the office tomorrow", async () => {
  const from = new Date(pages.w.clock.now().getTime() + DAY).toISOString();
  const early = await atWork({ role: "coordinator", region: "75", from });
  expect((await get("", early)).status).toBe(303);
});

test("nobody but central office sees the staff, and it changes no role of its own", async () => {
  const coordinator = await atWork({ role: "coordinator", region: "71" });
  const me = await atWork({ role: "central" });
  const own = `/staff/${me.personId}/central%23country`;
  for (const path of ["/staff", own]) expect((await get(path, coordinator)).status, path).toBe(403);
  const html = await (await get(own, me)).text();
  expect(html).toContain("Өз рөліңізді өзіңіз өзгерте алмайсыз.");
  expect(html).not.toContain("/extend");
  expect((await get(`/staff/${me.personId}/nothing`, me)).status).toBe(404);
});

test("an organiser finds their campaign on the home page, works on it, and on no other", async () => {
  const words = "Ауыл кітапханасының қоры отыз жыл жаңармаған. Балалар кітабын сатып аламыз.";
  const draft = () =>
    pages.w.as(staffActor("central"), () =>
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
  const organiser = await atWork({ role: "organiser", campaign: campaignId });
  expect(await (await get("", organiser)).text()).toContain('href="/office/kk/campaigns/mine"');
  const mine = await (await get("/campaigns/mine", organiser)).text();
  expect([mine.includes(campaignId), mine.includes(other.campaignId)]).toEqual([true, false]);
  const record = await (await get(`/campaigns/${campaignId}`, organiser)).text();
  expect(record).toContain(`/campaigns/${campaignId}/edit`);
  expect((await get(`/campaigns/${campaignId}/edit`, organiser)).status).toBe(200);
  const sent = await post(`/campaigns/${campaignId}`, `/campaigns/${campaignId}/submit`, organiser, {});
  expect(sent.headers.get("location")).toContain("done=submit");
  for (const path of [`/campaigns/${other.campaignId}`, `/campaigns/${other.campaignId}/edit`, "/campaigns", "/staff"])
    expect((await get(path, organiser)).status, path).toBe(403);
});
