import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { type Staff, system } from "../kernel/index.ts";
import type { Membership } from "../membership/index.ts";
import { Memberships } from "../membership/table.ts";
import { get, queryAll, type Table, write } from "../table/index.ts";
import { Export } from "./index.ts";
import { BOUNDS, type Bounds } from "./rules.ts";
import { ExportPieces, Exports } from "./table.ts";

let w: World;
let central: Staff;
const worker = system("stream:Exports");
/** Milliseconds: a busy machine is slow to write 60,000 rows. */
const LONG = process.env.KZ_LONG ? 1_800_000 : 60_000;
/** How many rows the largest export has: 60,000 in the long run. */
const MANY = process.env.KZ_LONG ? 60_000 : 400;
/** How the rows are written: so many in a transaction, so many transactions at once. */
const [AT_ONCE, LANES] = [25, 8];
const WORKBOOK = process.env.KZ_LONG ? 50_000 : 250;
const small: Bounds = { ...BOUNDS, sheetRows: 1_000_000, pages: process.env.KZ_LONG ? 2 : 1, workbookRows: WORKBOOK };

const application = (n: number): Membership.Application => ({
  membershipKey: `mem_${String(n).padStart(26, "0")}`,
  kind: "application",
  status: "submitted",
  version: 1,
  surname: "Сынақбаева",
  givenName: n % 7 === 0 ? "=HYPERLINK(1)" : `Үлгі ${n}`,
  birthDate: "1995-03-27",
  region: n % 3 === 0 ? "75" : "71",
  city: "Астана",
  phone: "+77010000001",
  email: `ulgi${n}@posta.example`,
  occupation: "Мұғалім",
  why: "Ауылымдағы балаларға көмектескім келеді. ".repeat(process.env.KZ_LONG ? 1 : 40),
  language: "kk",
  consents: [],
  createdAt: "2026-10-10T07:00:00.000Z",
  confirmBy: "2026-10-12T07:00:00.000Z",
  submittedAt: n % 5 === 0 ? "2026-09-30T07:00:00.000Z" : "2026-10-10T07:00:00.000Z",
  tries: 0,
  history: [],
});

beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind }) => kind === "region");
  await w.as(system("test"), async () => {
    const made = await Identity.appoint({ email: "c@movement.example", name: "Дана", role: "central", language: "kk" });
    central = { ...staffActor("central"), personId: made.personId };
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      for (let from = lane * AT_ONCE; from < MANY; from += LANES * AT_ONCE)
        await write(...Array.from({ length: AT_ONCE }, (_, n) => Memberships.put(application(from + n))));
    });
    await Promise.all(lanes);
  });
}, LONG);
afterAll(() => w.stop());

/** Cells as they are, heads by name, and a workbook that can be read again. */
const maker: Export.Maker = {
  sheet: async (_row, columns) => ({
    heads: columns.map(({ field }) => field),
    cells: (values) => columns.map(({ field }) => (values[field] ?? null) as Export.Cell),
  }),
  workbook: async (heads, rows) => Buffer.from(JSON.stringify([heads, ...rows])),
};
const asked = async (over: Partial<Parameters<typeof Export.ask>[0]> = {}): Promise<string> => {
  w.clock.advance(10 * 60_000);
  const { exportId } = await w.as(central, () =>
    Export.ask({ kind: "applications", format: "csv", language: "kk", ...over }),
  );
  return exportId;
};
const rowOf = async (exportId: string) => {
  const row = await w.as(worker, () => get(Exports, { exportId }));
  if (!row) throw new Error("no such export");
  return row;
};
const step = (exportId: string, bounds: Bounds = small) => w.as(worker, () => Export.step(exportId, maker, bounds));
/** As the stream does it: a step for each time the row moved. */
async function run(exportId: string, bounds: Bounds = small): Promise<Export.Export> {
  for (let version = 0; ; ) {
    const row = await rowOf(exportId);
    if (row.version === version || !Export.UNFINISHED.has(row.state)) return row;
    version = row.version;
    await step(exportId, bounds);
  }
}
const fileOf = (exportId: string, file: number, actor: Staff = central) =>
  w.as(actor, async () => Buffer.from((await Export.fetchFile({ exportId, file })).bytes).toString());
const linesOf = (text: string) =>
  text
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .filter(Boolean);
const idsIn = (lines: readonly string[]) => lines.slice(1).map((line) => line.split(";")[0] ?? "");
const all = (filter: (n: number) => boolean = () => true) =>
  Array.from({ length: MANY }, (_, n) => n)
    .filter(filter)
    .map((n) => application(n).membershipKey);
/** The ids in all files of an export, whatever they are. */
async function idsOf(row: Export.Export, format?: Export.Format): Promise<string[]> {
  const texts = await Promise.all(row.files.map((_, index) => fileOf(row.exportId, index + 1)));
  return texts.flatMap((text, index) => {
    const made = row.files[index]?.format;
    if (format !== undefined && made !== format) return [];
    return made === "csv" ? idsIn(linesOf(text)) : (JSON.parse(text) as string[][]).slice(1).map(([id = ""]) => id);
  });
}
const pieces = (exportId: string) =>
  w.as(worker, () => queryAll(ExportPieces as Table<Export.ExportPiece, string>, { hash: exportId }));

test("every record is in the file once, in steps that each bring the next, under a head that Excel reads as UTF-8", async () => {
  const exportId = await asked();
  const row = await run(exportId);
  expect(row).toMatchObject({ state: "done", rows: MANY, isRead: true });
  expect(row.version).toBeGreaterThan(2);
  const text = await fileOf(exportId, 1);
  expect(text.startsWith("\uFEFFid;submittedAt;status;region;city;surname")).toBe(true);
  expect((await idsOf(row)).toSorted()).toEqual(all());
  expect(text).toContain(";'=HYPERLINK(1);");
  expect(text).not.toContain("+7701");
  for (const piece of await pieces(exportId)) expect(piece.bytes.length).toBeLessThanOrEqual(BOUNDS.pieceBytes);
  await step(exportId);
  expect((await rowOf(exportId)).version).toBe(row.version);
});

test("a place and days choose the rows, both days included", async () => {
  const exportId = await asked({ region: "75", from: "2026-10-10", to: "2026-10-10" });
  const wanted = all((n) => n % 3 === 0 && n % 5 !== 0);
  expect((await idsOf(await run(exportId))).toSorted()).toEqual(wanted);
});

test("a file that grows too large for one answer goes on in another, each with its head", async () => {
  const exportId = await asked();
  const most = process.env.KZ_LONG ? 1_000_000 : 50_000;
  const row = await run(exportId, { ...small, fileBytes: most, pieceBytes: 30_000 });
  expect(row.files.length).toBeGreaterThan(2);
  const files = await Promise.all(row.files.map((_, index) => fileOf(exportId, index + 1)));
  for (const [index, text] of files.entries()) {
    expect(text.startsWith("\uFEFFid;")).toBe(true);
    expect(Buffer.byteLength(text)).toBe(row.files[index]?.bytes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    expect(linesOf(text)).toHaveLength((row.files[index]?.rows ?? 0) + 1);
  }
  expect(files.flatMap((text) => idsIn(linesOf(text))).toSorted()).toEqual(all());
});

test("a workbook takes as many rows as it may, and the rest goes on as CSV", async () => {
  const exportId = await asked({ format: "xlsx" });
  const row = await run(exportId);
  const rowsIn = (wanted: Export.Format) =>
    row.files.reduce((sum, { format, rows }) => (format === wanted ? sum + rows : sum), 0);
  expect([rowsIn("xlsx"), rowsIn("csv")]).toEqual([WORKBOOK, MANY - WORKBOOK]);
  expect((await idsOf(row, "xlsx")).length).toBe(WORKBOOK);
  expect((await idsOf(row)).toSorted()).toEqual(all());
  expect((await pieces(exportId)).filter(({ piece }) => piece.startsWith("rows#"))).toEqual([]);
});

test("a workbook too large for one answer becomes several", async () => {
  const exportId = await asked({ format: "xlsx", region: "75" });
  const wanted = all((n) => n % 3 === 0);
  const most = process.env.KZ_LONG ? 2_000_000 : 60_000;
  const row = await run(exportId, { ...small, fileBytes: most });
  expect(row.files.length).toBeGreaterThan(1);
  const sheets = await Promise.all(row.files.map((_, index) => fileOf(exportId, index + 1)));
  for (const sheet of sheets) expect(Buffer.byteLength(sheet)).toBeLessThanOrEqual(most);
  expect(sheets.flatMap((text) => (JSON.parse(text) as string[][]).slice(1).map(([id = ""]) => id)).toSorted()).toEqual(
    wanted,
  );
});

test.each(["csv", "xlsx"] as const)("an export of nothing is a file of %s with its head", async (format) => {
  const exportId = await asked({ format, region: "10" });
  const row = await run(exportId);
  expect(row).toMatchObject({ state: "done", rows: 0, files: [{ format, rows: 0 }] });
  expect(await fileOf(exportId, 1)).toContain("submittedAt");
});

test("two workers at once on every step make one file, with every row once", async () => {
  for (const format of ["csv", "xlsx"] as const) {
    const exportId = await asked({ format });
    for (let version = 0; ; ) {
      const row = await rowOf(exportId);
      if (row.version === version || !Export.UNFINISHED.has(row.state)) break;
      version = row.version;
      const { refused } = await atOnce(3, () => step(exportId));
      expect(refused).toEqual([]);
    }
    const row = await rowOf(exportId);
    expect(row).toMatchObject({ state: "done", rows: MANY });
    expect((await idsOf(row)).toSorted()).toEqual(all());
  }
});

test("a step that dies before its write, or whose answer is lost, leaves a file with every row once", async () => {
  const exportId = await asked();
  await step(exportId);
  const dying: Export.Maker = {
    ...maker,
    sheet: async (row, columns) => {
      const sheet = await maker.sheet(row, columns);
      let left = 50;
      return { ...sheet, cells: (values) => (--left < 0 ? raise() : sheet.cells(values)) };
    },
  };
  const before = await rowOf(exportId);
  await expect(w.as(worker, () => Export.step(exportId, dying, small))).rejects.toThrow("out of memory");
  expect(await rowOf(exportId)).toEqual(before);
  w.loseAnswer(({ tables }) => tables.includes("ExportPieces"));
  expect((await idsOf(await run(exportId))).toSorted()).toEqual(all());
});
const raise = (): never => {
  throw new Error("out of memory");
};

test("whoever has lost the role meanwhile gets no file, and nothing is kept of it", async () => {
  const exportId = await asked();
  await step(exportId);
  expect((await pieces(exportId)).length).toBeGreaterThan(0);
  const grant = { personId: central.personId, grant: "central#country" };
  const other = staffActor("central", {}, "other");
  await w.as(other, () => Identity.revoke(grant));
  const row = await run(exportId);
  expect(row).toMatchObject({ state: "failed", code: "forbidden", files: [] });
  expect(await pieces(exportId)).toEqual([]);
});

test("an export that cannot be made is over, and says so", async () => {
  const made = await w.as(system("test"), () =>
    Identity.appoint({ email: "d@movement.example", name: "Дана", role: "central", language: "kk" }),
  );
  central = { ...central, personId: made.personId };
  const exportId = await asked();
  await step(exportId);
  await w.as(worker, () => Export.halt(exportId, "busy"));
  await w.as(worker, () => Export.halt(exportId, "other"));
  expect(await rowOf(exportId)).toMatchObject({ state: "failed", code: "busy" });
  expect(await pieces(exportId)).toEqual([]);
});

test("when somebody is erased, every file that tells of people goes, made or being made, and the rest stays", async () => {
  const done = await asked();
  await run(done);
  const running = await asked({ format: "xlsx" });
  await step(running);
  const trail = await asked({ kind: "audit" });
  await run(trail);
  const stale = await rowOf(running);
  await w.as(worker, () => Export.withdrawPersonal());
  await w.as(worker, () => Export.withdrawPersonal());
  for (const exportId of [done, running]) {
    expect(await rowOf(exportId)).toMatchObject({ state: "withdrawn", files: [] });
    expect(await pieces(exportId)).toEqual([]);
  }
  // A step that had read the row before writes nothing any more.
  await step(stale.exportId);
  expect(await pieces(running)).toEqual([]);
  await expect(fileOf(done, 1)).rejects.toMatchObject({ code: "export_withdrawn" });
  expect((await rowOf(trail)).state).toBe("done");
  expect(linesOf(await fileOf(trail, 1)).length).toBeGreaterThan(1);
});

test("a withdrawal in the middle of a step wins: what the step read is not written", async () => {
  const exportId = await asked();
  const slow: Export.Maker = {
    ...maker,
    sheet: async (row, columns) => {
      await Export.withdrawPersonal();
      return maker.sheet(row, columns);
    },
  };
  await w.as(worker, () => Export.step(exportId, slow, small));
  expect(await rowOf(exportId)).toMatchObject({ state: "withdrawn", files: [] });
  expect(await pieces(exportId)).toEqual([]);
});
