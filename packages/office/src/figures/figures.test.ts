import { Identity } from "@kz2050/core/identity";
import { type Role, system } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import { Statistic } from "@kz2050/core/statistic";
import { type Change, Stream } from "@kz2050/core/stream";
import type { WebDeps } from "@kz2050/http";
import { type World, world } from "@kz2050/testing";
import { htmlFaults } from "@kz2050/testing/html";
import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOffice } from "../app.tsx";
import type { Office } from "../page.tsx";

const OFFICE = "https://office.example";
let w: World;
let office: Hono<Office>;
let astana: string;
let central: string;
let sequence = 0;

beforeAll(async () => {
  w = await world();
  await w.as(system("test"), async () => {
    for (const row of REFERENCE_DATA) await Reference.load(row);
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
  central = await cookieOf("central");
});
afterAll(() => w.stop());

const cookieOf = (role: Role, region?: string): Promise<string> =>
  w.as(system("test"), async () => {
    const email = `${role}${region ?? ""}@movement.example`;
    const { personId } = await Identity.appoint({ email, name: "Дана Үлгіқызы", role, language: "kk", region });
    const provedAt = w.clock.now().toISOString();
    const { token } = await Identity.openSession({ personId, door: "staff", device: "Firefox", provedAt });
    return `__Host-office=${token}`;
  });

const happened = (over: Partial<Statistic.Happening>): Promise<void> => {
  sequence += 1;
  const after = { happeningId: `h${sequence}`, figure: "gifts", region: "71", date: "2026-10-14", ...over };
  const change: Change = { eventId: `e${sequence}`, sequence: String(sequence), kind: "insert", keys: {}, after };
  return w.as(system("test"), () => Stream.count("Happenings", "s", [change], Statistic.movesOf));
};

const get = (path: string, cookie: string) => office.request(`${OFFICE}${path}`, { headers: { cookie } });
const pageOf = async (path: string, cookie: string) => {
  const answer = await get(path, cookie);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(await htmlFaults(html)).toEqual([]);
  return html;
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
  expect((await get("/office/en/figures", "")).status).toBe(303);
});
