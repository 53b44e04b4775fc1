import { DatabaseSync } from "node:sqlite";
import type { Description, Item } from "@kz2050/core/table";
import { toAttributes } from "@kz2050/core/table/attribute";
import { entryOf, sizeOf } from "./capacity.ts";

/** An item and the table that it goes into. */
export type Row = readonly [table: Description, item: Item];

/**
 * Lays items into the file of an embedded engine that has made its tables and stands still: as the engine's own rows, only
 * without its streams' records, and at many times its pace. A test holds each row equal to the engine's.
 */
export function fillFile(file: string, rows: Iterable<Row>): number {
  const db = new DatabaseSync(file);
  // Nobody else has the file, and a fill that fails is thrown away.
  db.exec("PRAGMA journal_mode = DELETE");
  db.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN");
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const insert = (place: string, columns: string, ...values: (string | number)[]) => {
    let statement = statements.get(place);
    if (!statement) {
      statement = db.prepare(`INSERT INTO "${place}" (${columns}) VALUES (${values.map(() => "?").join()})`);
      statements.set(place, statement);
    }
    statement.run(...values);
  };
  let laid = 0;
  for (const [table, item] of rows) {
    const own = [keyText(item, table.key.hash), keyText(item, table.key.range)] as const;
    insert(table.name, "pk, sk, item_json, item_size", ...own, asJson(item), sizeOf(item));
    for (const [name, { hash, range }] of Object.entries(table.indexes)) {
      const entry = entryOf(table, name, item);
      if (!entry) continue;
      const key = [keyText(item, hash), keyText(item, range)] as const;
      insert(
        `${table.name}::gsi::${name}`,
        "gsi_pk, gsi_sk, table_pk, table_sk, item_json",
        ...key,
        ...own,
        asJson(entry),
      );
    }
    laid += 1;
  }
  db.exec("COMMIT; PRAGMA journal_mode = WAL");
  db.close();
  return laid;
}

const asJson = (item: Item): string => JSON.stringify(toAttributes(item));

/** A key as the engine keeps it; every key of ours is text. */
const keyText = (item: Item, name: string | undefined): string => (name === undefined ? "" : `S:${item[name]}`);
