import type { Description, Engine, Item, Query } from "@kz2050/core/table";

type Index = Description["indexes"][string];

/** An engine whose indexes know nothing of the writes since they were last settled, as DynamoDB's may. */
export function lagging(real: Engine): { engine: Engine; settle(): void } {
  const before = new Map<string, Map<string, { key: Item; old: Item | undefined }>>();
  const engine: Engine = {
    ...real,
    async attempt(ops, writeId) {
      const olds = await Promise.all(ops.map((op) => real.get(op.table, op.key, false)));
      const refusals = await real.attempt(ops, writeId);
      if (refusals.length === 0) {
        ops.forEach((op, index) => {
          const seen = before.get(op.table.name) ?? new Map();
          before.set(op.table.name, seen);
          const name = JSON.stringify(op.key);
          if (!seen.has(name)) seen.set(name, { key: op.key, old: olds[index] });
        });
      }
      return refusals;
    },
    async query(table, query) {
      const unseen = before.get(table.name);
      const index = query.index === undefined ? undefined : table.indexes[query.index];
      if (!unseen || !index) return real.query(table, query);
      const keyOf = (item: Item) =>
        JSON.stringify(
          Object.fromEntries(
            [table.key.hash, table.key.range].filter((name) => name !== undefined).map((name) => [name, item[name]]),
          ),
        );
      const rows = await real.query(table, query);
      const kept = rows.items.filter((item) => !unseen.has(keyOf(item)));
      const stale = [...unseen.values()].flatMap(({ old }) =>
        old && matches(old, index, query) ? [projected(old, table, index)] : [],
      );
      const all = [...kept, ...stale];
      const { range } = index;
      if (range) all.sort((a, b) => (String(a[range]) < String(b[range]) ? -1 : 1) * (query.backward ? -1 : 1));
      return { items: query.limit === undefined ? all : all.slice(0, query.limit), last: rows.last };
    },
  };
  return { engine, settle: () => before.clear() };
}

/** What the index carries of an item. */
function projected(item: Item, table: Description, index: Index): Item {
  const carried = [table.key.hash, table.key.range, index.hash, index.range, ...index.project];
  return Object.fromEntries(Object.entries(item).filter(([name]) => carried.includes(name)));
}

function matches(item: Item, index: { hash: string; range?: string }, { hash, range }: Query): boolean {
  if (item[index.hash] !== hash || (index.range && item[index.range] === undefined)) return false;
  if (!range || !index.range) return true;
  const value = String(item[index.range]);
  if ("eq" in range) return value === range.eq;
  if ("beginsWith" in range) return value.startsWith(range.beginsWith);
  if ("between" in range) return value >= range.between[0] && value <= range.between[1];
  return "gte" in range ? value >= range.gte : value < range.lt;
}
