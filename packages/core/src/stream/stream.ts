import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, scope } from "../kernel/index.ts";
import { attempt, batchGet, get, queryAll, write } from "../table/index.ts";
import { padded, prefixes } from "./rules.ts";
import type { Change, Moves, Parked } from "./schema.ts";
import { Counts, ParkedRecords } from "./table.ts";

export { padded } from "./rules.ts";
export type { Change, Moves, Parked } from "./schema.ts";

/**
 * Counts a batch of one shard: each prefix is one transaction that adds to the counters and moves the watermark from
 * the sequence it read. Records at or below the watermark are skipped, so a repeated or bisected batch changes nothing.
 * @throws ConflictError watermark_moved when another worker counted meanwhile; the batch is then delivered again.
 */
export async function count(
  streamName: string,
  shard: string,
  changes: readonly Change[],
  movesOf: (change: Change) => Moves,
): Promise<void> {
  const counterId = `watermark#${streamName}#${shard}`;
  const mark = (await get(Counts, { counterId })) as { sequence?: string } | undefined;
  let at = mark?.sequence;
  const fresh = changes.filter((change) => at === undefined || padded(change.sequence) > at);
  for (const { moves, sequence } of prefixes(fresh, movesOf)) {
    // Moves that cancel out are counted too: a batch that begins between them must find the mark behind the first.
    if (moves.size === 0) continue;
    const adds = [...moves].filter(([, by]) => by !== 0);
    await write(
      Counts.update(
        { counterId },
        {
          upsert: true,
          set: { sequence },
          when: at === undefined ? { sequence: { exists: false } } : { sequence: at },
          otherwise: new ConflictError("watermark_moved"),
        },
      ),
      ...adds.map(([id, by]) => Counts.update({ counterId: id }, { upsert: true, add: { value: by } })),
    );
    at = sequence;
  }
}

/** The counter's value; nought where nothing was ever counted. */
export async function countOf(counterId: string): Promise<number> {
  const row = (await get(Counts, { counterId }, { eventual: true })) as { value?: number } | undefined;
  return row?.value ?? 0;
}

/** Several counters at once, in the order asked. */
export async function countsOf(counterIds: readonly string[]): Promise<number[]> {
  const rows = await batchGet(
    Counts,
    counterIds.map((counterId) => ({ counterId })),
  );
  const values = new Map(rows.map((row) => [row.counterId, "value" in row ? row.value : 0]));
  return counterIds.map((counterId) => values.get(counterId) ?? 0);
}

/** Sets counters to what a recount found and answers by how much each had drifted. */
export async function repair(truth: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const drift = new Map<string, number>();
  for (const [counterId, value] of truth) {
    const seen = await countOfNow(counterId);
    if (seen === value) continue;
    await write(Counts.update({ counterId }, { upsert: true, add: { value: value - seen } }));
    drift.set(counterId, value - seen);
  }
  return drift;
}

async function countOfNow(counterId: string): Promise<number> {
  const row = (await get(Counts, { counterId })) as { value?: number } | undefined;
  return row?.value ?? 0;
}

/** Sets a record aside after its third failure, so that the rest of the shard goes on. */
export async function park(streamName: string, change: Change, code: string): Promise<void> {
  const row: Parked = {
    streamName,
    eventId: change.eventId,
    list: "parked",
    keys: { ...change.keys },
    code,
    parkedAt: scope().now().toISOString(),
  };
  await attempt(ParkedRecords.put(row, { unless: "exists" }));
}

/** The newest parked records, for central office. */
export const listParked = action({
  name: "stream.list-parked",
  access: may("stream.list-parked"),
  input: z.object({}),
  async run(_input, { within }): Promise<readonly Parked[]> {
    within({});
    return queryAll(ParkedRecords, { index: "all", hash: "parked", backward: true, limit: 100 });
  },
});

/** Asks that a parked record be processed again; the worker of this table's own stream does it. */
export const askReplay = action({
  name: "stream.ask-replay",
  access: may("stream.ask-replay"),
  input: z.object({ streamName: z.string(), eventId: z.string() }),
  async run({ streamName, eventId }, { now, within, audit }) {
    within({});
    audit({ recordId: `${streamName}/${eventId}`, before: "parked", after: "replay_asked" });
    const set = { replayAskedAt: now.toISOString() };
    await write(ParkedRecords.update({ streamName, eventId }, { set, when: { replayedAt: { exists: false } } }));
  },
  again: async () => undefined,
});

/** One parked record, to replay. */
export const getParked = (streamName: string, eventId: string): Promise<Parked | undefined> =>
  get(ParkedRecords, { streamName, eventId });

/** Marks a parked record as replayed. */
export async function markReplayed(streamName: string, eventId: string): Promise<void> {
  await write(ParkedRecords.update({ streamName, eventId }, { set: { replayedAt: scope().now().toISOString() } }));
}
