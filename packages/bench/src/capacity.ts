import type { Description, Item, Op, Query } from "@kz2050/core/table";

/**
 * What DynamoDB bills, from the sizes of items alone: its developer guide, "DynamoDB item sizes and formats" and "capacity
 * unit consumption". It knows nothing of an engine, and a test holds it equal to what the engine counts.
 */

const WRITTEN = 1024;
const READ = 4096;

/** Bytes of an item: names and values, of every attribute that is there. */
export const sizeOf = (item: Item): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) => sum + (value === undefined ? 0 : utf8(name) + valueSize(value)),
    0,
  );

const utf8 = (text: string): number => Buffer.byteLength(text);

function valueSize(value: unknown): number {
  if (typeof value === "string") return utf8(value);
  if (typeof value === "number") return numberSize(value);
  if (value === null || typeof value === "boolean") return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  // A list or a map has three bytes of its own, and each of its elements one.
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + 1 + valueSize(inner), 3);
  const entries = Object.entries(value as object).filter(([, inner]) => inner !== undefined);
  return entries.reduce((sum, [name, inner]) => sum + 1 + utf8(name) + valueSize(inner), 3);
}

/** A byte, one for each pair of digits either side of the point without the nought pairs at the ends, one for a minus. */
function numberSize(value: number): number {
  const [, sign = "", whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  if (whole === undefined) throw new Error(`No table of ours holds such a number: ${value}`);
  const isOdd = (digits: string): boolean => digits.length % 2 === 1;
  const digits = (isOdd(whole) ? `0${whole}` : whole) + (isOdd(fraction) ? `${fraction}0` : fraction);
  const pairs = digits.replace(/^(?:00)+/, "").replace(/^((?:\d\d)*?)(?:00)+$/, "$1").length / 2;
  return 1 + pairs + sign.length;
}

const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITTEN));
const readUnits = (bytes: number, eventual: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ)) / (eventual ? 2 : 1);

/** An operation, the item that stood there and the one that stands there after it. */
export interface Written {
  readonly op: Pick<Op, "op" | "table">;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Units of one write: the table's arm, doubled in a transaction, and an arm for each index that it moves. */
export interface WriteUnits {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

export function unitsOfWrite({ op, before, after }: Written, isTransaction: boolean): WriteUnits {
  const larger = Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0);
  const table = writeUnits(larger) * (isTransaction ? 2 : 1);
  if (op.op === "check") return { table, indexes: {} };
  const arms = Object.keys(op.table.indexes).map(
    (name) => [name, unitsOfIndex(op.table, name, before, after)] as const,
  );
  return { table, indexes: Object.fromEntries(arms.filter(([, units]) => units > 0)) };
}

/** What is refused is billed too, by the item that stood in its way. */
export const unitsOfRefusal = (written: Written, isTransaction: boolean): WriteUnits => ({
  table: unitsOfWrite({ ...written, after: written.before }, isTransaction).table,
  indexes: {},
});

function unitsOfIndex(table: Description, index: string, before: Item | undefined, after: Item | undefined): number {
  const [was, is] = [before && entryOf(table, index, before), after && entryOf(table, index, after)];
  const units = (entry: Item | undefined) => (entry ? writeUnits(sizeOf(entry)) : 0);
  if (!was || !is) return units(was) + units(is);
  const { hash, range } = table.indexes[index] ?? table.key;
  const stays = was[hash] === is[hash] && (range === undefined || was[range] === is[range]);
  if (!stays) return units(was) + units(is);
  return JSON.stringify(was) === JSON.stringify(is) ? 0 : Math.max(units(was), units(is));
}

/** The item as an index holds it, where it does: sparse indexes leave out what lacks one of their keys. */
export function entryOf(table: Description, index: string, item: Item): Item | undefined {
  const { hash, range, project } = table.indexes[index] ?? { ...table.key, project: [] };
  if (item[hash] === undefined || (range !== undefined && item[range] === undefined)) return undefined;
  const keys = [table.key.hash, table.key.range, hash, range].filter((name) => name !== undefined);
  const names = [...new Set([...keys, ...project])].filter((name) => item[name] !== undefined);
  return Object.fromEntries(names.toSorted().map((name) => [name, item[name]]));
}

/** Reading one item, or finding that it is not there. */
export const unitsOfGet = (item: Item | undefined, eventual: boolean): number =>
  readUnits(item ? sizeOf(item) : 0, eventual);

/** A query reads its items as one: what they weigh together. An index is read a moment late, whatever is asked. */
export const unitsOfQuery = (items: readonly Item[], { index, eventual = false }: Pick<Query, "index" | "eventual">) =>
  readUnits(
    items.reduce((sum, item) => sum + sizeOf(item), 0),
    eventual || index !== undefined,
  );
