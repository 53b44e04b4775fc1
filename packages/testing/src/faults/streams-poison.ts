import type { Change, Moves } from "@kz2050/core/stream";
import { type StreamWorker, streamWorker } from "@kz2050/workers";
import type { Chance } from "./chance.ts";

interface Stumble {
  /** Over what follows from a record, or over what it counts. */
  readonly over: "copy" | "moves";
  /** The state in which it stumbles first, where the stream tells of it. */
  readonly status?: string;
  /** How the keys of such records begin. */
  readonly prefix?: string;
}
/** Tables whose worker stumbles over one record each. */
const STUMBLES: Readonly<Record<string, Stumble>> = {
  Memberships: { over: "copy", prefix: "mem_" },
  Gifts: { over: "copy", status: "settled" },
  Proposals: { over: "copy", status: "published" },
  Bookings: { over: "copy", status: "requested" },
  Postings: { over: "moves" },
  Supports: { over: "moves" },
};
/** The record is one of the first so many that may be it. */
const AMONG = 2;

/** Records that a worker cannot take, however often they are brought, until it is mended. */
export interface Poison {
  workers(workers: readonly StreamWorker[]): readonly StreamWorker[];
  isPoison(table: string, keys: Change["keys"]): boolean;
  /** What the poisoned records should have counted. */
  missed(): ReadonlyMap<string, number>;
}

const nameOf = (keys: Change["keys"]): string => Object.values(keys).toSorted().join(" ");

export function poison(chance: Chance): Poison {
  const seen = new Map<string, string[]>();
  const chosen = new Map(Object.keys(STUMBLES).map((table) => [table, Math.floor(chance.draw("poison") * AMONG)]));
  const missed = new Map<string, Moves>();

  const isPoison = (table: string, keys: Change["keys"]): boolean =>
    seen.get(table)?.[chosen.get(table) ?? -1] === nameOf(keys);
  function stumbles(table: string, { keys, after }: Change): boolean {
    const names = seen.get(table) ?? [];
    const { status, prefix = "" } = STUMBLES[table] ?? {};
    const isSuch = nameOf(keys).startsWith(prefix) && (status === undefined || after?.status === status);
    if (isSuch && !names.includes(nameOf(keys))) seen.set(table, [...names, nameOf(keys)]);
    return isPoison(table, keys);
  }

  function stumbling(worker: StreamWorker): StreamWorker {
    const { table, copy, moves } = worker;
    const over = STUMBLES[table]?.over;
    if (over === "copy")
      return streamWorker({
        ...worker,
        async copy(keys, change, deps) {
          if (stumbles(table, change)) throw new TypeError("no such property");
          await copy?.(keys, change, deps);
        },
      });
    if (over === "moves" && moves)
      return streamWorker({
        ...worker,
        moves(change) {
          if (!stumbles(table, change)) return moves(change);
          missed.set(`${table} ${change.eventId}`, moves(change));
          throw new TypeError("no such property");
        },
      });
    return worker;
  }

  return {
    isPoison,
    missed() {
      const sums = new Map<string, number>();
      for (const moves of missed.values())
        for (const [name, by] of Object.entries(moves)) sums.set(name, (sums.get(name) ?? 0) + by);
      return new Map([...sums].filter(([, by]) => by !== 0));
    },
    workers: (workers) => workers.map(stumbling),
  };
}
