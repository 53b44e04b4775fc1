import { system } from "@kz2050/core/kernel";
import { Statistic } from "@kz2050/core/statistic";
import { type Change, Stream } from "@kz2050/core/stream";
import { type Colleague, type OfficePages, officePages } from "@kz2050/testing/office-pages";
import { afterAll, beforeAll, expect, test } from "vitest";

let pages: OfficePages;
let astana: Colleague;
let central: Colleague;
let sequence = 0;

beforeAll(async () => {
  pages = await officePages();
  astana = await pages.atWork({ role: "coordinator", region: "71" });
  central = await pages.atWork({ role: "central" });
});
afterAll(() => pages.w.stop());

const get: OfficePages["get"] = (path, by) => pages.get(path, by);
const pageOf: OfficePages["pageOf"] = (path, by) => pages.pageOf(path, by);
const happened = (over: Partial<Statistic.Happening>): Promise<void> => {
  sequence += 1;
  const after = { happeningId: `h${sequence}`, figure: "gifts", region: "71", date: "2026-10-14", ...over };
  const change: Change = { eventId: `e${sequence}`, sequence: String(sequence), kind: "insert", keys: {}, after };
  return pages.w.as(system("test"), () => Stream.count("Happenings", "s", [change], Statistic.movesOf));
};

test("before anything happened the page says so, and shows no nought", async () => {
  const html = await pageOf("/office/en/figures", central);
  expect(html).toContain("Nothing has been counted yet");
  expect(html).toContain("no data");
  expect(html).not.toMatch(/kz-chart__value">0</);
});

test("the country's figures stand as charts with tables and on the map, in three languages", async () => {
  await happened({ tiyn: 12_345_600 });
  await happened({ date: "2026-09-01", region: "75", tiyn: 50_000_000 });
  const english = await pageOf("/office/en/figures?map=tiyn", central);
  expect(english).toContain("₸623,456");
  expect(english).toContain("October 2026 (so far)");
  expect(english).toMatch(/role="img" aria-label="Gifts received: November 2025 – October 2026 \(so far\), 2 in all/);
  expect(english).toMatch(
    /Astana city<\/span><span class="kz-visually-hidden">: <\/span><span class="kz-map__value">123</,
  );
  expect(english).toContain("Counting began on 1 September 2026");
  expect(english).toContain('href="/office/en/figures/how#gifts"');
  expect(await pageOf("/office/kk/figures", central)).toContain("2026 ж. қазан (бүгінге дейін)");
  expect(await pageOf("/office/ru/figures?span=days", central)).toContain("Последние 30 дней");
});

test("each figure has its definition on the page that says how they are computed", async () => {
  for (const locale of ["kk", "ru", "en"]) {
    const html = await pageOf(`/office/${locale}/figures/how`, astana);
    for (const measure of Statistic.MEASURES) expect(html).toContain(`id="${measure}"`);
  }
});

test("a coordinator opens the country's page and their own region's, and is led to no other", async () => {
  const html = await pageOf("/office/en/figures", astana);
  expect(html).toContain('href="/office/en/figures/71?span=months"');
  expect(html).not.toContain('href="/office/en/figures/75');
  expect(await pageOf("/office/en/figures/71?span=days", astana)).toContain("14 October 2026 (so far)");
  expect((await get("/office/en/figures/75", astana)).status).toBe(403);
  expect((await get("/office/en/figures/99", central)).status).toBe(404);
  expect((await get("/office/en/figures")).status).toBe(303);
});
