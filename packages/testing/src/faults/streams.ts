import type { Engine } from "@kz2050/core/table";
import { createPump, type Pump } from "@kz2050/local/pump";
import type { ShardEvent, StreamWorker, WorkerDeps } from "@kz2050/workers";
import type { Chance } from "./chance.ts";
import type { PumpOptions } from "./ground.ts";

type Records = ShardEvent["Records"];

/** A part of a table's stream that is brought in its own order, whatever the others do. */
interface Shard {
  readonly id: string;
  readonly worker: StreamWorker;
  readonly records: Records;
  /** The next one to bring; what lies before it was taken. */
  at: number;
  /** How many are brought at once after a batch that did not go through: half of it. */
  half: number | undefined;
}

export const MISHAPS = ["batches", "begun earlier again", "cut in half", "given back", "workers killed"] as const;
export type Mishaps = Record<(typeof MISHAPS)[number], number>;

const SHARDS = 3;
const LARGEST = 10;
const AGAIN = 0.35;
const KILLED = 0.35;
/** Calls after which a worker is killed at the latest: into its first records, and into its count as well. */
const CALLS = 20;

/** Nobody hears of it any more, and nothing of it goes on. */
const never = (): Promise<never> => new Promise(() => undefined);
class Killed extends Error {}

/**
 * Brings streams as Lambda may: each table's in several shards by their records' keys, the shards in any order, each in
 * its own; batches of any size, some begun again from before, some cut in half, and workers killed between two of their calls.
 */
export function roughPump(options: PumpOptions, chance: Chance, mishaps: Mishaps): Pump {
  const shards = new Map<string, Shard>();
  const below = (limit: number) => Math.floor(chance.draw("stream") * limit);

  function keep(worker: StreamWorker, records: Records): void {
    for (const record of records) {
      // Records of one hash key stay in order: DynamoDB puts them in one shard.
      const [key] = Object.values(record.dynamodb?.Keys ?? {});
      const id = `${worker.table}-${[...(key?.S ?? "")].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % SHARDS}`;
      const shard = shards.get(id) ?? { id, worker, records: [], at: 0, half: undefined };
      shard.records.push(record);
      shards.set(id, shard);
    }
  }
  const source = createPump({
    ...options,
    workers: options.workers.map((worker) => ({
      ...worker,
      handle: async ({ Records }) => {
        keep(worker, Records);
        return { batchItemFailures: [], state: {} };
      },
    })),
  });

  async function bring(shard: Shard): Promise<void> {
    const from = chance.draw("again") < AGAIN ? Math.max(0, shard.at - 1 - below(LARGEST)) : shard.at;
    if (from < shard.at) mishaps["begun earlier again"] += 1;
    const most = shard.half ?? 1 + below(LARGEST);
    const batch = shard.records.slice(from, Math.max(shard.at, from) + most);
    mishaps.batches += 1;
    const failed = await handed(shard, batch);
    const taken = failed === undefined ? batch.length : failed;
    shard.at = Math.max(shard.at, from + taken);
    shard.half = failed === undefined ? undefined : Math.ceil(most / 2);
    if (failed !== undefined && most > 1) mishaps["cut in half"] += 1;
  }

  /** How many of the batch went through where not all did. */
  async function handed({ id, worker }: Shard, batch: Records): Promise<number | undefined> {
    const calls = chance.draw("killed") < KILLED ? below(CALLS) : Number.POSITIVE_INFINITY;
    const { deps, end } = mortal(options.deps, calls, chance.draw("after") < 0.5);
    try {
      const event = { Records: batch, shardId: id } as ShardEvent;
      const { batchItemFailures } = await Promise.race([worker.handle(event, deps), end]);
      const again = batchItemFailures[0]?.itemIdentifier;
      if (again === undefined) return undefined;
      mishaps["given back"] += 1;
      return batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === again);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      mishaps["workers killed"] += 1;
      return 0;
    }
  }

  return {
    async once() {
      const read = await source.once();
      for (;;) {
        const open = [...shards.values()].filter(({ at, records }) => at < records.length);
        const shard = open[below(open.length)];
        if (!shard) return read;
        await bring(shard);
      }
    },
  };
}

/** A worker that is killed after so many calls, before the last of them is carried or after. */
function mortal(deps: WorkerDeps, calls: number, isCarried: boolean) {
  const { promise: end, reject } = Promise.withResolvers<never>();
  end.catch(() => undefined);
  let left = calls;
  const called = async <T>(call: () => Promise<T>): Promise<T> => {
    if (left < 0) return never();
    left -= 1;
    if (left >= 0) return call();
    if (isCarried) await call().catch(() => undefined);
    reject(new Killed());
    return never();
  };
  const { get, batchGet, query, scan, attempt } = deps.engine as Engine;
  const engine: Engine = {
    get: (...asked) => called(() => get(...asked)),
    batchGet: (...asked) => called(() => batchGet(...asked)),
    query: (...asked) => called(() => query(...asked)),
    scan: (...asked) => called(() => scan(...asked)),
    attempt: (...asked) => called(() => attempt(...asked)),
  };
  const enqueue: WorkerDeps["enqueue"] = (notices) => called(() => deps.enqueue(notices));
  return { deps: { ...deps, engine, enqueue }, end };
}
