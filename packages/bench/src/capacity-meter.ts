import { AsyncLocalStorage } from "node:async_hooks";
import type { Description, Engine, Item, Op } from "@kz2050/core/table";
import { type Call, type ConsumedCapacity, createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import type { World } from "@kz2050/testing";
import { entryOf, unitsOfGet, unitsOfQuery, unitsOfRefusal, unitsOfWrite, type WriteUnits } from "./capacity.ts";

/** Units by table (`Days`) and by index (`Bookings.byQueue`). */
export type Units = Readonly<Record<string, number>>;

/** One request to the database: what it did, what the engine counted and what our own function says. */
export interface Deed {
  readonly kind: "read" | "write";
  /** As the driver made them: several where a page of keys or a refusal wanted more. */
  readonly calls: readonly Call[];
  readonly ours: Units;
  readonly engines: Units;
  /** Nothing was written: the engine does not say what that costs, and our figure stands alone. */
  readonly isRefused: boolean;
  /** Keys that were written, by table or index and hash key: `Days lec_…`. */
  readonly keys: readonly string[];
}

export interface Meter {
  readonly engine: Engine;
  /** What was done since it was last asked. */
  taken(): Deed[];
  putBack(deeds: readonly Deed[]): void;
  /** Every operation the driver ever made. */
  readonly operations: ReadonlySet<Call["operation"]>;
}

/**
 * An engine of this world that notes what each request costs, by the engine's word and by ours; `keysAlone` only which keys
 * it falls on, which needs less looking.
 */
export function meterOf(w: Pick<World, "endpoint" | "tableName">, { keysAlone = false } = {}): Meter {
  const { tableName, endpoint } = w;
  const carry = signed({ endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  const running = new AsyncLocalStorage<{ calls: Call[]; engines: Record<string, number> }>();
  const onCapacity = (_call: Call, consumed: readonly ConsumedCapacity[]) => {
    for (const told of consumed) addTold(running.getStore()?.engines ?? {}, told, tableName);
  };
  const real = createEngine({
    tableName,
    carry,
    onCapacity,
    wire: (call, send) => {
      operations.add(call.operation);
      running.getStore()?.calls.push(call);
      return send();
    },
  });
  /** Sees items before and after, and is not counted. */
  const aside = createEngine({ tableName, carry });
  let deeds: Deed[] = [];
  const operations = new Set<Call["operation"]>();

  type Ours = Pick<Deed, "ours"> & Partial<Pick<Deed, "isRefused" | "keys">>;
  async function note<T>(
    kind: Deed["kind"],
    work: () => Promise<T>,
    reckon: (answer: T, calls: readonly Call[]) => Ours | Promise<Ours>,
  ): Promise<T> {
    const store = { calls: [] as Call[], engines: {} as Record<string, number> };
    const answer = await running.run(store, work);
    deeds.push({ kind, ...store, isRefused: false, keys: [], ...(await reckon(answer, store.calls)) });
    return answer;
  }
  const isSeen = (table: Description): boolean => !keysAlone || Object.keys(table.indexes).length > 0;
  const itemsOf = (ops: readonly Op[]) =>
    Promise.all(ops.map(({ table, key }) => (isSeen(table) ? aside.get(table, key, false) : undefined)));

  const engine: Engine = {
    get: (table, key, eventual) =>
      note(
        "read",
        () => real.get(table, key, eventual),
        (item) => ({ ours: { [table.name]: unitsOfGet(item, eventual) } }),
      ),
    batchGet: (table, keys, eventual = false) =>
      note(
        "read",
        () => real.batchGet(table, keys, eventual),
        (items) => {
          const absent = (keys.length - items.length) * unitsOfGet(undefined, eventual);
          const units = items.reduce((sum, item) => sum + unitsOfGet(item, eventual), absent);
          return { ours: keys.length === 0 ? {} : { [table.name]: units } };
        },
      ),
    query: (table, query) =>
      note(
        "read",
        () => real.query(table, query),
        ({ items }) => ({ ours: { [placeOf(table, query.index)]: unitsOfQuery(items, query) } }),
      ),
    scan: (table, start) =>
      note(
        "read",
        () => real.scan(table, start),
        ({ items }) => ({ ours: { [table.name]: unitsOfQuery(items, {}) } }),
      ),
    async attempt(ops, writeId) {
      const before = await itemsOf(ops);
      return note(
        "write",
        () => real.attempt(ops, writeId),
        async (refusals, calls) => {
          const after = refusals.length > 0 ? before : await itemsOf(ops);
          const isRefused = refusals.length > 0;
          const written = ops.map((op, index) => ({ op, before: before[index], after: after[index] }));
          const isTransaction = calls.some(({ operation }) => operation === "TransactWriteItems");
          const units = written.map((one) => (isRefused ? unitsOfRefusal : unitsOfWrite)(one, isTransaction));
          return { ours: sumOf(ops, units), isRefused, keys: isRefused ? [] : written.flatMap(keysOf) };
        },
      );
    },
  };
  return {
    engine,
    operations,
    taken() {
      const taken = deeds;
      deeds = [];
      return taken;
    },
    putBack(earlier) {
      deeds = [...earlier, ...deeds];
    },
  };
}

const placeOf = (table: Description, index: string | undefined): string =>
  index === undefined ? table.name : `${table.name}.${index}`;

const add = (units: Record<string, number>, place: string, more: number): void => {
  if (more > 0) units[place] = (units[place] ?? 0) + more;
};

/** What the engine told of a table and its indexes. */
function addTold(units: Record<string, number>, told: ConsumedCapacity, tableName: (name: string) => string): void {
  type Arms = {
    Table?: { CapacityUnits?: number };
    GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>;
  };
  const { Table, GlobalSecondaryIndexes = {} } = told as Arms;
  const name = (told.TableName ?? "").slice(tableName("").length);
  add(units, name, Table?.CapacityUnits ?? 0);
  for (const [index, arm] of Object.entries(GlobalSecondaryIndexes))
    add(units, `${name}.${index}`, arm.CapacityUnits ?? 0);
}

function sumOf(ops: readonly Op[], all: readonly WriteUnits[]): Units {
  const units: Record<string, number> = {};
  for (const [nth, { table, indexes }] of all.entries()) {
    const name = ops[nth]?.table.name ?? "";
    add(units, name, table);
    for (const [index, arm] of Object.entries(indexes)) add(units, `${name}.${index}`, arm);
  }
  return units;
}

/** The hash keys that a write falls on, of its table and of each index that it moves. */
function keysOf({ op, before, after }: { op: Op; before: Item | undefined; after: Item | undefined }): string[] {
  if (op.op === "check") return [];
  const { table } = op;
  const moved = Object.keys(unitsOfWrite({ op, before, after }, false).indexes).flatMap((index) => {
    const entries = [before, after].map(
      (item) => item && entryOf(table, index, item)?.[table.indexes[index]?.hash ?? ""],
    );
    return [...new Set(entries)].filter((hash) => hash !== undefined).map((hash) => `${table.name}.${index} ${hash}`);
  });
  return [`${table.name} ${op.key[table.key.hash]}`, ...moved];
}
