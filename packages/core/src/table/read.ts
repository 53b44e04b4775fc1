import { openCursor, PAGE_SIZE, type Page, scope, signCursor } from "../kernel/index.ts";
import type { Engine, Query, Rows } from "./engine.ts";
import { isAnswerable, isKey } from "./key.ts";
import type { Description, Item, Table } from "./table.ts";

const engine = (): Engine => scope().engine as Engine;

/** What answers to the question: nothing, where nothing can. */
const ask = async (table: Description, query: Query): Promise<Rows> =>
  isAnswerable(query) ? engine().query(table, query) : { items: [] };

/** One item, as it is now (or, `eventual`, as it was a moment ago at half the price). */
export async function get<I extends object, K extends string>(
  table: Table<I, K>,
  key: Readonly<Record<K, string>>,
  options: { eventual?: boolean } = {},
): Promise<I | undefined> {
  const own = keyOf(table, key);
  return isKey(own) ? ((await engine().get(table, own, options.eventual ?? false)) as I | undefined) : undefined;
}

/** Items in the order of the keys; those that are not there are left out. */
export async function batchGet<I extends object, K extends string>(
  table: Table<I, K>,
  keys: readonly Readonly<Record<K, string>>[],
  options: { eventual?: boolean } = {},
): Promise<I[]> {
  const name = (item: Item) => JSON.stringify(keyOf(table, item));
  const unique = [...new Map(keys.map((key) => [name(key), keyOf(table, key)])).values()].filter(isKey);
  const found = new Map(
    (await engine().batchGet(table, unique, options.eventual)).map((item) => [name(item), item as I]),
  );
  return keys.flatMap((key) => found.get(name(key)) ?? []);
}

/** All items of one hash key (or of an index's), in range order: for lists read whole. */
export async function queryAll<I extends object>(table: Table<I, string>, query: Omit<Query, "start">): Promise<I[]> {
  const items: I[] = [];
  let start: Item | undefined;
  do {
    const rows = await ask(table, { ...query, start });
    items.push(...(rows.items as I[]));
    start = rows.last;
  } while (start !== undefined && (query.limit === undefined || items.length < query.limit));
  return query.limit === undefined ? items : items.slice(0, query.limit);
}

/** One page of a list. The cursor is signed over index, key and the reader, so it opens nothing else. */
export async function queryPage<I extends object>(
  table: Table<I, string>,
  query: Omit<Query, "start"> & { readonly cursor?: string | undefined; readonly reader?: string | undefined },
): Promise<Page<I>> {
  const { cursor, reader = "public", ...rest } = query;
  const context = JSON.stringify([table.name, query.index, query.hash, query.range, reader]);
  const start = cursor === undefined ? undefined : openCursor(context, cursor);
  const rows = await ask(table, { ...rest, limit: query.limit ?? PAGE_SIZE, start });
  return { items: rows.items as I[], cursor: rows.last && signCursor(context, rows.last) };
}

/** Rows from wherever the caller left off: for a list made of several, whose own cursor says where each of them stands. */
export async function queryFrom<I extends object>(
  table: Table<I, string>,
  query: Query,
): Promise<{ items: I[]; last?: Item | undefined }> {
  return (await ask(table, query)) as { items: I[]; last?: Item };
}

/** One page of a whole table, from where an earlier page ended: for the platform's jobs alone. */
export async function scanFrom<I extends object>(
  table: Table<I, string>,
  start: Item | undefined,
): Promise<{ items: I[]; last?: Item | undefined }> {
  if (scope().actor.kind !== "system") throw new Error("A scan is for the platform's jobs alone");
  return (await engine().scan(table, start)) as { items: I[]; last?: Item };
}

/** Every item of a table, page by page: for scheduled jobs alone. */
export async function* scanAll<I extends object>(table: Table<I, string>): AsyncGenerator<I> {
  let start: Item | undefined;
  do {
    const rows: { items: I[]; last?: Item | undefined } = await scanFrom(table, start);
    yield* rows.items;
    start = rows.last;
  } while (start !== undefined);
}

function keyOf(table: Description, item: Item): Item {
  const { hash, range } = table.key;
  return range === undefined ? { [hash]: item[hash] } : { [hash]: item[hash], [range]: item[range] };
}
