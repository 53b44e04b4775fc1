import { Export } from "@kz2050/core/export";
import { MINUTE, system } from "@kz2050/core/kernel";
import { htmlFaults } from "@kz2050/testing/html";
import { type Colleague, type OfficePages, officePages } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let astana: Colleague;
let central: Colleague;
let finance: Colleague;

beforeAll(async () => {
  pages = await officePages();
  astana = await pages.atWork({ role: "coordinator", region: "71" });
  central = await pages.atWork({ role: "central" });
  finance = await pages.atWork({ role: "finance" });
});
afterAll(() => pages.w.stop());

const get: OfficePages["get"] = (path, by) => pages.get(path, by);
const pageOf: OfficePages["pageOf"] = (path, by, status) => pages.pageOf(path, by, status);
const ask = (by: Colleague, form: string, fields: Record<string, string>, locale = "kk") =>
  pages.fill(form, `/office/${locale}/exports`, by, fields);
const made = (exportId: string, until: (row: Export.ExportState) => boolean = () => false) =>
  pages.w.as(system("stream:Exports"), async () => {
    const maker: Export.Maker = {
      sheet: async (_row, columns) => ({ heads: columns.map(({ field }) => field), cells: () => [] }),
      workbook: async () => Buffer.from("PK"),
    };
    for (let n = 0; n < 6 && !until("running"); n += 1) await Export.step(exportId, maker);
  });

test("each chooses among what their role may take out, of the places it reaches", async () => {
  const coordinator = await pageOf("/office/kk/exports/new", astana);
  expect(coordinator).toContain('value="applications"');
  expect(coordinator).not.toContain('value="audit"');
  expect([...coordinator.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value)).toEqual(["71"]);
  const money = await pageOf("/office/ru/exports/new", finance);
  expect([...money.matchAll(/name="kind" type="radio" value="([^"]*)"/g)].map(([, value]) => value)).toEqual(["gifts"]);
  expect(await pageOf("/office/en/exports/new", central)).toContain('<option value="country" selected="">');
});

test("the form shows the columns that the file will have, and none that the role may not see", async () => {
  const coordinator = await pageOf("/office/en/exports/new?kind=applications&place=71", astana);
  expect(coordinator).toContain("Date of birth; Age; Phone");
  const whole = await pageOf("/office/en/exports/new?kind=applications&place=country", central);
  expect(whole).toContain("Patronymic; Age; E-mail");
  expect(whole).not.toContain("Phone");
});

test("a place that a role does not reach is refused on the form, and on the way past it", async () => {
  for (const place of ["75", "country", ""]) {
    const html = await pageOf(`/office/en/exports/new?kind=applications&place=${place}`, astana, 422);
    expect(html).toContain('href="#place"');
  }
  const form = "/office/kk/exports/new?kind=applications&place=71";
  expect((await ask(astana, form, { kind: "applications", region: "75", format: "csv" })).status).toBe(403);
  expect((await ask(astana, form, { kind: "applications", format: "csv" })).status).toBe(403);
  expect((await ask(astana, form, { kind: "everything", region: "71", format: "csv" })).status).toBe(422);
});

test("what was typed wrongly is said beside its field and kept", async () => {
  const form = "/office/en/exports/new?kind=gifts&place=country";
  const dates = {
    "from-day": "3",
    "from-month": "10",
    "from-year": "2026",
    "to-day": "1",
    "to-month": "10",
    "to-year": "2026",
  };
  const answer = await ask(finance, form, { kind: "gifts", format: "csv", ...dates }, "en");
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(await htmlFaults(html)).toEqual([]);
  expect(html).toContain('href="#to"');
  expect(html).toContain('name="from-day" type="text" inputmode="numeric" value="3"');
  const wrong = await ask(
    finance,
    form,
    { kind: "gifts", format: "csv", "from-day": "x", "from-month": "1", "from-year": "2026" },
    "en",
  );
  expect(wrong.status).toBe(422);
});

test("a file is asked for, followed on a page that refreshes itself, and fetched, by its asker alone", async () => {
  pages.w.clock.advance(MINUTE);
  const form = "/office/kk/exports/new?kind=applications&place=71";
  const answer = await ask(astana, form, { kind: "applications", region: "71", format: "xlsx" });
  expect(answer.status).toBe(303);
  const there = answer.headers.get("location") ?? "";
  const exportId = there.split("/").at(-1) ?? "";
  const queued = await get(there, astana);
  expect(queued.headers.get("refresh")).toBe("5");
  expect(await pageOf(there, astana)).toContain("файл кезекте тұр");
  expect((await get(`${there}/1`, astana)).status).toBe(404);
  pages.w.clock.advance(16 * MINUTE);
  const stalled = await get(there, astana);
  expect([stalled.headers.get("refresh"), (await stalled.text()).includes("15 минуттан бері")]).toEqual([null, true]);
  await made(exportId);
  const done = await get(there, astana);
  expect(done.headers.get("refresh")).toBeNull();
  expect(await done.text()).toContain(`href="${there}/1"`);
  const file = await get(`${there}/1`, astana);
  expect(file.headers.get("content-type")).toContain("spreadsheetml");
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="applications-71-[\d-]+-1\.xlsx"$/);
  expect(file.headers.get("cache-control")).toContain("no-store");
  expect(await file.text()).toBe("PK");
  for (const path of [there, `${there}/1`]) {
    expect((await get(path, central)).status).toBe(404);
    expect((await get(path)).status).toBe(303);
  }
  expect(await pageOf("/office/ru/exports", astana)).toContain("Готов");
  expect(await pageOf("/office/ru/exports", central)).toContain("Запрошенных файлов нет");
});

test("a file withdrawn since says so and leads to another", async () => {
  astana = await pages.atWork({ role: "coordinator", region: "71" });
  const answer = await ask(astana, "/office/kk/exports/new?kind=members&place=71", {
    kind: "members",
    region: "71",
    format: "csv",
  });
  const there = answer.headers.get("location") ?? "";
  await made(there.split("/").at(-1) ?? "");
  await pages.w.as(system("stream:Erasures"), () => Export.withdrawPersonal());
  const html = await pageOf(there.replace("/kk/", "/en/"), astana);
  expect(html).toContain("personal data was erased");
  expect(html).toContain('href="/office/en/exports/new"');
  expect((await get(`${there}/1`, astana)).status).toBe(409);
});

test("after ten minutes the second factor is asked for before the file is", async () => {
  pages.w.clock.advance(11 * MINUTE);
  const answer = await ask(
    central,
    "/office/en/exports/new?kind=gifts&place=country",
    { kind: "gifts", format: "csv" },
    "en",
  );
  expect(answer.status).toBe(403);
  expect(answer.headers.get("location")).toBeNull();
});
