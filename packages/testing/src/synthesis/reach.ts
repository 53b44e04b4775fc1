import { type Actor, scope } from "@kz2050/core/kernel";
import type { Description, Engine } from "@kz2050/core/table";

/** What a function's role lets it do with tables, by their names. */
export interface Reach {
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly scans?: readonly string[];
}

/**
 * An engine that notes what AWS would refuse: each call an actor makes outside the reach of the function it runs in.
 * Calls go through all the same, so that one run finds every gap. `reachOf` answers undefined for who is not watched.
 */
export function watching(
  engine: Engine,
  reachOf: (actor: Actor) => readonly [name: string, reach: Reach] | undefined,
): { engine: Engine; refused: Set<string> } {
  const refused = new Set<string>();
  const note = (table: Description, what: "read" | "write" | "scan"): void => {
    const [name, { reads = [], writes = [], scans = [] }] = reachOf(scope().actor) ?? ["", {}];
    const allowed = { read: [...reads, ...writes], write: writes, scan: scans }[what];
    if (name !== "" && !allowed.includes(table.name)) refused.add(`${name} may not ${what} ${table.name}`);
  };
  return {
    refused,
    engine: {
      get(table, key, eventual) {
        note(table, "read");
        return engine.get(table, key, eventual);
      },
      batchGet(table, keys, eventual) {
        note(table, "read");
        return engine.batchGet(table, keys, eventual);
      },
      query(table, query) {
        note(table, "read");
        return engine.query(table, query);
      },
      scan(table, start) {
        note(table, "scan");
        return engine.scan(table, start);
      },
      attempt(ops, writeId) {
        for (const { table } of ops) note(table, "write");
        return engine.attempt(ops, writeId);
      },
    },
  };
}
