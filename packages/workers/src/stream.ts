import { setTimeout as sleep } from "node:timers/promises";
import { Identity } from "@kz2050/core/identity";
import { inScope, type Notice, system } from "@kz2050/core/kernel";
import { type Change, type Moves, Stream } from "@kz2050/core/stream";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { WorkerDeps } from "./deps.ts";

/** What one table's stream sets off. */
export interface StreamDefinition {
  readonly table: string;
  /** What a change moves in which counter. Needs both images, so never on a personal table. */
  readonly moves?: (change: Change) => Moves;
  /** The messages the record calls for, read as it is now. Repeated ones are sent once. */
  readonly notices?: (keys: Change["keys"], change: Change) => Promise<readonly Notice[]>;
  /** A copy kept elsewhere (the public card of a membership, say), made again from the record as it is now. */
  readonly copy?: (keys: Change["keys"], change: Change, deps: WorkerDeps) => Promise<void>;
}

/** The event with the shard's name, which the stream's tumbling window adds. */
export type ShardEvent = DynamoDBStreamEvent & { readonly shardId?: string };
/** A tumbling window takes an answer without `state` for a failure (AWS Lambda's guide, services-ddb-windows). */
export type ShardAnswer = DynamoDBBatchResponse & { readonly state: Readonly<Record<string, string>> };
export type StreamWorker = StreamDefinition & {
  handle(event: ShardEvent, deps: WorkerDeps): Promise<ShardAnswer>;
};

const TRIES = 3;
const PAUSE = 50;

/**
 * Counts the batch, then makes copies and queues messages record by record. A record that fails three times, or whose
 * moves cannot be told, is parked and the rest goes on; counting that fails gives the whole batch back, which is safe to
 * repeat.
 * @throws where a worker that counts is not told its shard: one watermark over several shards would skip records.
 */
export function streamWorker(definition: StreamDefinition): StreamWorker {
  return {
    ...definition,
    handle: (event, deps) =>
      inScope(
        { ...deps, actor: system(`stream:${definition.table}`), requestId: event.shardId ?? definition.table },
        async () => {
          // The window's last call brings no records.
          const changes = (event.Records ?? []).map(changeOf);
          const [first] = changes;
          if (first === undefined) return DONE;
          const tell = (what: string, code: string, requestId: string) =>
            deps.log?.({ level: "error", event: what, service: definition.table, code, requestId });
          const park = async (change: Change, error: unknown) => {
            await Stream.park(definition.table, change, codeOf(error));
            tell("stream.parked", codeOf(error), change.eventId);
          };
          if (definition.moves) {
            if (!event.shardId) throw new Error(`${definition.table}: the event does not name its shard`);
            const { movesOf, failed } = movesOfAll(changes, definition.moves);
            try {
              await Stream.count(definition.table, event.shardId, changes, movesOf);
            } catch (error) {
              tell("stream.count-failed", codeOf(error), first.eventId);
              return { ...DONE, batchItemFailures: [{ itemIdentifier: first.sequence }] };
            }
            for (const [change, error] of failed) await park(change, error);
          }
          for (const change of changes) {
            try {
              await effects(definition, change, deps);
            } catch (error) {
              await park(change, error);
            }
          }
          return DONE;
        },
      ),
  };
}

const DONE: ShardAnswer = { batchItemFailures: [], state: {} };

/** The moves of each change; one whose moves cannot be told moves nothing, and the recount mends what it should have. */
function movesOfAll(changes: readonly Change[], moves: (change: Change) => Moves) {
  const failed = new Map<Change, unknown>();
  const known = new Map(
    changes.map((change) => {
      try {
        return [change, moves(change)];
      } catch (error) {
        failed.set(change, error);
        return [change, {}];
      }
    }),
  );
  return { failed, movesOf: (change: Change): Moves => known.get(change) ?? {} };
}

/** A record's copies and messages, and the note that it names its person; tried three times. */
export async function effects(definition: StreamDefinition, change: Change, deps: WorkerDeps): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await definition.copy?.(change.keys, change, deps);
      const notices = (await definition.notices?.(change.keys, change)) ?? [];
      if (notices.length > 0) await deps.enqueue(notices);
      const named = change.kind === "insert" ? change.after?.personId : undefined;
      if (typeof named === "string") await Identity.named(named);
      return;
    } catch (error) {
      if (attempt === TRIES) throw error;
      await sleep(PAUSE * attempt);
    }
  }
}

/** A code for the log and the parked row: never the message, which may quote the record. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.name : "unknown";
}

function changeOf(record: DynamoDBRecord): Change {
  const { Keys = {}, NewImage, OldImage, SequenceNumber = "0" } = record.dynamodb ?? {};
  return {
    eventId: record.eventID ?? SequenceNumber,
    sequence: SequenceNumber,
    kind: record.eventName === "INSERT" ? "insert" : record.eventName === "REMOVE" ? "remove" : "modify",
    keys: plain(Keys) as Record<string, string>,
    before: OldImage && plain(OldImage),
    after: NewImage && plain(NewImage),
  };
}

type Wire = NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["Keys"]>[string];

/** DynamoDB's wire form to plain values; of its types those our tables use. */
function plain(image: Readonly<Record<string, Wire>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: Wire): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.M !== undefined) return plain(value.M);
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.NULL !== undefined) return null;
  return value.SS ?? value.NS ?? value.B;
}
