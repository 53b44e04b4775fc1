import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GUEST, type Staff, system } from "../kernel/index.ts";
import { type Change, type Moves, Stream } from "../stream/index.ts";
import { scanAll } from "../table/index.ts";
import { Statistic } from "./index.ts";
import { comparedWith, periodsOf } from "./rules.ts";
import { Happenings } from "./table.ts";

const worker = system("stream:test");
const central = staffActor("central");
const astana = staffActor("coordinator", { region: "71" });
let w: World;

const fresh = async (at?: string): Promise<World> => {
  const made = await world({ ...(at !== undefined && { at }) });
  await loadReference(made, ({ kind }) => kind === "region");
  return made;
};
beforeAll(async () => {
  w = await fresh();
});
afterAll(() => w.stop());

const fact = (recordId: string, over: Partial<Statistic.Fact> = {}): Statistic.Fact => ({
  figure: "applications",
  recordId,
  region: "71",
  at: "2026-10-14T06:00:00.000Z",
  ...over,
});

let sequence = 0;
/** A happening's row as its stream tells of it. */
const told = (over: Partial<Statistic.Happening> = {}, kind: Change["kind"] = "insert"): Change => {
  sequence += 1;
  const row = { happeningId: `h${sequence}`, figure: "applications", region: "71", date: "2026-10-14", ...over };
  return {
    eventId: `e${sequence}`,
    sequence: String(sequence),
    kind,
    keys: { happeningId: row.happeningId },
    ...(kind === "remove" ? { before: row } : { after: row }),
  };
};
const count = (house: World, changes: readonly Change[], shard = "s") =>
  house.as(worker, () => Stream.count("Happenings", shard, changes, Statistic.movesOf));
const read = (house: World, over: Partial<Parameters<typeof Statistic.read>[0]> = {}, actor: Staff = central) =>
  house.as(actor, () => Statistic.read({ span: "months", ...over }));

test("a happening is noted once, however often and at once it is told, and takes nobody's name or number with it", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const recordId = `mem_secret${round}`;
    const { refused } = await atOnce(8, () => w.as(worker, () => Statistic.happened(fact(recordId))));
    expect(refused).toEqual([]);
  }
  const told = async function* () {
    yield fact("mem_secret0");
    yield fact("mem_other", { at: "2026-10-13T20:30:00.000Z" });
  };
  expect(await w.as(worker, () => Statistic.fill(told()))).toBe(1);
  expect(await w.as(worker, () => Statistic.fill(told()))).toBe(0);
  const rows: Statistic.Happening[] = [];
  await w.as(worker, async () => {
    for await (const row of scanAll(Happenings)) rows.push(row);
  });
  expect(rows).toHaveLength(RACE_ROUNDS + 1);
  expect(JSON.stringify(rows)).not.toMatch(/mem_/);
  // Half past one in the morning of the fourteenth, in the country.
  expect(rows.map(({ date }) => date)).toEqual(rows.map(() => "2026-10-14"));
});

test("what is taken back is no happening, and told again it is one again", async () => {
  await w.as(worker, async () => {
    const approval = fact("mem_undone", { figure: "approvals" });
    await Statistic.unhappened(approval);
    await Statistic.happened(approval);
    await Statistic.unhappened(approval);
    await Statistic.unhappened(approval);
    await Statistic.happened(approval);
  });
  const house = await fresh();
  await count(house, [told(), told({}, "remove"), told(), told({ figure: "approvals" })]);
  const { series } = await read(house);
  expect([series.applications.total, series.approvals.total]).toEqual([1, 1]);
  await house.stop();
});

test("a batch of happenings repeated, cut and begun anew counts each once, by day, month, region and country", async () => {
  const house = await fresh();
  const batch = [
    told(),
    told({ figure: "gifts", tiyn: 500_000 }),
    told({ figure: "gifts", tiyn: 250_000, region: "75" }),
    told({ date: "2026-09-30" }),
    told({ date: "2025-11-01", region: "75" }),
  ];
  await count(house, batch);
  await count(house, batch);
  await count(house, batch.slice(0, 2));
  await count(house, [...batch.slice(3), told()]);
  const country = await read(house);
  expect(country.series.applications).toMatchObject({ total: 4, ever: 4 });
  expect(country.series.gifts).toMatchObject({ total: 2 });
  expect(country.series.tiyn).toMatchObject({ total: 750_000, ever: 750_000 });
  expect(country.series.applications.points.at(-1)).toEqual({ period: "2026-10", value: 2 });
  expect(country.series.applications.points[0]).toEqual({ period: "2025-11", value: 1 });
  expect(country.regions["71"]).toMatchObject({ applications: 3, gifts: 1, tiyn: 500_000 });
  expect(country.regions["75"]).toMatchObject({ applications: 1, gifts: 1, tiyn: 250_000 });
  const days = await read(house, { span: "days", region: "71" });
  expect(days.series.applications.total).toBe(3);
  expect(days.series.applications.points.at(-1)).toEqual({ period: "2026-10-14", value: 2 });
  expect(days.series.applications.points.find(({ period }) => period === "2026-09-30")?.value).toBe(1);
  expect(days.regions).toEqual({});
  await house.stop();
});

test("several workers on one batch of happenings count it once", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const house = await fresh();
    const batch = Array.from({ length: 40 }, (_, n) => told({ region: n % 2 ? "71" : "75" }));
    const { done } = await atOnce(6, () => count(house, batch));
    expect(done.length).toBeGreaterThan(0);
    expect((await read(house)).series.applications.total).toBe(40);
    await house.stop();
  }
});

test("whatever the order of shards and cuts, the sums are those of what happened", async () => {
  const house = await fresh();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("71", "75", "10"), { minLength: 1, maxLength: 25 }),
      fc.nat(24),
      async (regions, cut) => {
        const shard = `p${sequence}`;
        const before = await read(house);
        const batch = regions.map((region) => told({ region }));
        await count(house, batch.slice(0, cut), shard);
        await count(house, batch, shard);
        const after = await read(house);
        for (const region of ["71", "75", "10"]) {
          const grown = (after.regions[region]?.applications ?? 0) - (before.regions[region]?.applications ?? 0);
          expect(grown).toBe(regions.filter((one) => one === region).length);
        }
        expect((after.series.applications.total ?? 0) - (before.series.applications.total ?? 0)).toBe(regions.length);
      },
    ),
    { seed: 2050, numRuns: 12 },
  );
  await house.stop();
});

test("before anything was counted there is nothing to show, and what was not counted is not nought", async () => {
  const house = await fresh();
  const empty = await read(house);
  expect(empty.since).toBeUndefined();
  expect(empty.series.gifts.points.every(({ value }) => value === undefined)).toBe(true);
  expect(empty.series.gifts.total).toBeUndefined();
  await count(house, [told({ date: "2026-10-05" })]);
  const days = await read(house, { span: "days" });
  expect(days.since).toBe("2026-10-05");
  expect(days.series.proposals.points.map(({ value }) => value)).toEqual([
    ...Array.from({ length: 20 }, () => undefined),
    ...Array.from({ length: 10 }, () => 0),
  ]);
  expect(days.series.applications).toMatchObject({ total: 1, before: undefined });
  const months = await read(house);
  expect(months.series.applications.points.slice(-2).map(({ value }) => value)).toEqual([undefined, 1]);
  await house.stop();
});

test("a year is compared with the year before up to the same day, and only where that was counted from its beginning", async () => {
  const house = await fresh();
  await count(house, [
    told({ date: "2024-11-01" }),
    told({ date: "2025-10-14" }),
    told({ date: "2025-10-15" }),
    told({ date: "2026-01-01" }),
    told({ date: "2026-10-14" }),
  ]);
  expect((await read(house)).series.applications).toMatchObject({ total: 2, before: 2 });
  await count(house, [told({ date: "2026-09-15" }), told({ date: "2026-09-14" })]);
  expect((await read(house, { span: "days" })).series.applications).toMatchObject({ total: 2, before: 1 });
  await house.stop();
  const late = await fresh();
  await count(late, [told({ date: "2024-11-02" }), told({ date: "2026-10-14" })]);
  expect((await read(late)).series.applications).toMatchObject({ total: 1, before: undefined });
  await late.stop();
});

test("a span ends today and leaves no day or month out, over the end of a year and a leap day too", () => {
  expect(periodsOf("months", "2026-01-31")).toEqual([
    ...["2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11"],
    ...["2025-12", "2026-01"],
  ]);
  const days = periodsOf("days", "2028-03-01");
  expect([days.length, days[0], days.at(-2), days.at(-1)]).toEqual([30, "2028-02-01", "2028-02-29", "2028-03-01"]);
  expect(comparedWith("days", "2028-03-01").at(-1)).toBe("2028-01-31");
  expect(comparedWith("months", "2026-01-02").slice(-2)).toEqual(["2025-01-01", "2025-01-02"]);
  expect(comparedWith("months", "2026-01-02")).toHaveLength(13);
});

test("a recount mends what drifted in a sheet, also what nothing ever made, and leaves the rest alone", async () => {
  const house = await fresh();
  await house.as(worker, async () => {
    await Statistic.happened(fact("a"));
    await Statistic.happened(fact("b", { figure: "gifts", tiyn: 700_000, region: "75" }));
  });
  // Nothing was counted: the whole truth is drift. What is there by mistake is drift as well.
  await house.as(worker, () => Stream.repair(new Map([[Stream.inSheet("figures#71#2026-10", "proposals-09"), 4]])));
  const drift = await house.as(worker, () => Statistic.recount());
  expect(drift.get("figures#71#2026-10|proposals-09")).toBe(-4);
  expect(drift.get("figures#75#2026|tiyn-10")).toBe(700_000);
  expect(await house.as(worker, () => Statistic.recount())).toEqual(new Map());
  const { series } = await read(house);
  expect([series.applications.total, series.tiyn.total, series.proposals.total]).toEqual([1, 700_000, 0]);
  await house.stop();
});

test("a coordinator sees their region's figures and the country's sums, and no page of another region", async () => {
  await expect(read(w, { region: "71" }, astana)).resolves.toMatchObject({ span: "months" });
  await expect(read(w, {}, astana)).resolves.toMatchObject({ span: "months" });
  await expect(read(w, { region: "75" }, astana)).rejects.toMatchObject({ status: 403 });
  await expect(read(w, { region: "99" })).rejects.toMatchObject({ status: 404 });
  await expect(w.as(GUEST, () => Statistic.read({ span: "days" }))).rejects.toMatchObject({ status: 401 });
  const moderator = staffActor("moderator", { council: "astana" });
  await expect(read(w, {}, moderator)).rejects.toMatchObject({ status: 403 });
  expect(await w.as(astana, () => Statistic.regionsOf(astana, w.deps.now()))).toEqual(["71"]);
});

test("the country's page costs at most 50 units with every sheet full, by month and by day", async () => {
  const house = await fresh("2026-03-01T07:00:00.000Z");
  const regions = REFERENCE_DATA.filter(({ kind }) => kind === "region").map(({ code }) => code);
  const full = (sheet: string, parts: readonly (number | string)[]): Moves =>
    Object.fromEntries(
      Statistic.MEASURES.flatMap((measure) =>
        parts.map((part) => [Stream.inSheet(sheet, `${measure}-${String(part).padStart(2, "0")}`), 9_000_000_000]),
      ),
    );
  const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
  const sheets = ["country", ...regions].flatMap((place) => [
    full(`figures#${place}`, [2024, 2025, 2026]),
    ...["2024", "2025", "2026"].map((year) => full(`figures#${place}#${year}`, upTo(12))),
    ...["2024-01", "2025-03", "2026-01", "2026-02", "2026-03"].map((month) =>
      full(`figures#${place}#${month}`, upTo(31)),
    ),
  ]);
  const changes = sheets.map((_, n) => ({ eventId: `${n}`, sequence: `${n + 1}`, kind: "insert" as const, keys: {} }));
  await house.as(worker, () =>
    Stream.count("full", "s", changes, ({ sequence }) => sheets[Number(sequence) - 1] ?? {}),
  );
  const months = await house.capacity(() => read(house));
  const days = await house.capacity(() => read(house, { span: "days" }));
  const region = await house.capacity(() => read(house, { span: "days", region: "71" }));
  console.log(`figures: ${months.total} months, ${days.total} days, ${region.total} region`);
  expect(months.total).toBeLessThanOrEqual(50);
  expect(days.total).toBeLessThanOrEqual(50);
  expect(region.total).toBeLessThanOrEqual(10);
  await house.stop();
});
