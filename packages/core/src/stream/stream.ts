import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, scope } from "../kernel/index.ts";
import { attempt, batchGet, get, queryAll, write } from "../table/index.ts";
import { byRow, inSheet, padded, prefixes } from "./rules.ts";
import type { Change, Moves, Parked } from "./schema.ts";
import { Counts, ParkedRecords } from "./table.ts";

export { inSheet, padded } from "./rules.ts";
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
    const adds = byRow(new Map([...moves].filter(([, by]) => by !== 0)));
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
      ...[...adds].map(([id, addPath]) => Counts.update({ counterId: id }, { upsert: true, addPath })),
    );
    at = sequence;
  }
}

/** The counter's value; nought where nothing was ever counted. */
export async function countOf(counterId: string): Promise<number> {
  const row = (await get(Counts, { counterId }, { eventual: true })) as { value?: number } | undefined;
  return row?.value ?? 0;
}

/** Several counters at once, in the order asked; `eventual` at half the price, for whoever only shows them. */
export async function countsOf(counterIds: readonly string[], options: { eventual?: boolean } = {}): Promise<number[]> {
  const keys = counterIds.map((counterId) => ({ counterId }));
  const rows = await batchGet(Counts, keys, options);
  const values = new Map(rows.map((row) => [row.counterId, "value" in row ? row.value : 0]));
  return counterIds.map((counterId) => values.get(counterId) ?? 0);
}

/** Whole sheets at once, by the fields they keep; an empty one where nothing was ever counted. A moment late. */
export async function sheetsOf(sheetIds: readonly string[]): Promise<Readonly<Record<string, number>>[]> {
  const keys = sheetIds.map((counterId) => ({ counterId }));
  const rows = await batchGet(Counts, keys, { eventual: true });
  const sheets = new Map(rows.map((row) => [row.counterId, numbersIn(row)]));
  return sheetIds.map((counterId) => sheets.get(counterId) ?? {});
}

const numbersIn = (row: object | undefined): Record<string, number> =>
  Object.fromEntries(
    Object.entries(row ?? {}).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
  );

/** Sets counters to what a recount found and answers by how much each had drifted. */
export async function repair(truth: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const drift = new Map<string, number>();
  for (const [counterId, fields] of byRow(truth)) {
    const seen = numbersIn(await get(Counts, { counterId }));
    const off = Object.entries(fields)
      .map(([field, value]) => [field, value - (seen[field] ?? 0)] as const)
      .filter(([, by]) => by !== 0);
    if (off.length === 0) continue;
    await write(Counts.update({ counterId }, { upsert: true, addPath: Object.fromEntries(off) }));
    for (const [field, by] of off) drift.set(field === "value" ? counterId : inSheet(counterId, field), by);
  }
  return drift;
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
