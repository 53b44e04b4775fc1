import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { system } from "@kz2050/core/kernel";
import { write } from "@kz2050/core/table";
import { world } from "@kz2050/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unitsAt } from "./growth.ts";
import { fillFile, type Row } from "./growth-file.ts";
import { type Grown, openGrown, VIEWS } from "./growth-house.ts";
import { rowsOf } from "./growth-rows.ts";

// Rows are laid into the embedded engine's own file.
describe.skipIf(process.env.DYNAMODB_ENDPOINT !== undefined)("as lists grow", () => {
  const all: Grown[] = [];
  beforeAll(async () => {
    for (const rows of [100, 1000]) all.push(await openGrown(rows));
  });
  afterAll(async () => {
    for (const grown of all) await grown.stop();
  });

  test.each(VIEWS.filter(({ grows }) => grows === undefined))(
    "$name costs the same, however many rows there are",
    async (view) => {
      const [few, many] = await unitsAt(view, all);
      expect(many).toBe(few);
      for (const grown of all) expect(await view.show(grown)).toBe(LINES[view.name] ?? 20);
    },
  );

  test("what a view costs by our own reckoning is what the engine counts", async () => {
    for (const view of VIEWS) {
      for (const grown of all) {
        const { ours, engines } = await grown.unitsOf(() => view.show(grown));
        expect([view.name, ours]).toEqual([view.name, engines]);
      }
    }
  });

  test("a row that is laid into the engine's file is the row that the engine writes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kz-growth-"));
    const [laid, written] = ["laid", "written"].map((name) => join(folder, name)) as [string, string];
    const rows = [...rowsOf(3)];
    await (await world({ file: laid })).stop();
    fillFile(laid, rows);
    const w = await world({ file: written });
    for (const [table, item] of rows) await w.as(system("test"), () => write(putOf([table, item])));
    await w.stop();
    const places = new Set(
      rows.flatMap(([{ name, indexes }]) => [name, ...Object.keys(indexes).map((index) => `${name}::gsi::${index}`)]),
    );
    for (const place of places) expect([place, contentsOf(laid, place)]).toEqual([place, contentsOf(written, place)]);
    rmSync(folder, { recursive: true });
  });

  test("what is laid is what the tables describe", () => {
    for (const [{ name, schemas }, item] of rowsOf(30)) {
      expect([name, schemas.some((schema) => schema.safeParse(item).success)]).toEqual([name, true]);
    }
  });
});

/** How many lines a view has, where they are not a page of twenty. */
const LINES: Readonly<Record<string, number>> = {
  "free times of a lecturer": 70,
  "free times of a lecturer, a month": 294,
  "the next application, from the middle of the queue": 1,
  "search by one whole name": 1,
};

const putOf = ([table, item]: Row) => {
  const { hash, range } = table.key;
  const key = range === undefined ? { [hash]: item[hash] } : { [hash]: item[hash], [range]: item[range] };
  return { op: "put", table, key, item } as const;
};

/** What a table or an index holds in an engine's file, but for the mark of the write and what only parallel scans need. */
function contentsOf(file: string, place: string): unknown[] {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare(`SELECT * FROM "${place}" ORDER BY 1, 2, 3, 4`).all();
  db.close();
  return rows.map(({ hash_prefix: _, item_json, ...row }) => {
    const { writeId: __, ...item } = JSON.parse(String(item_json)) as Record<string, unknown>;
    return { ...row, item };
  });
}
