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
export type StreamWorker = StreamDefinition & {
  handle(event: ShardEvent, deps: WorkerDeps): Promise<DynamoDBBatchResponse>;
};

const TRIES = 3;

/**
 * Counts the batch, then makes copies and queues messages record by record. A record that fails three times is parked
 * and the rest goes on; counting that fails gives the whole batch back, which is safe to repeat.
 */
export function streamWorker(definition: StreamDefinition): StreamWorker {
  return {
    ...definition,
    handle: (event, deps) =>
      inScope({ ...deps, actor: system(`stream:${definition.table}`), requestId: event.shardId ?? definition.table }, async () => {
        const changes = event.Records.map(changeOf);
        const [first] = changes;
        if (first === undefined) return { batchItemFailures: [] };
        try {
          if (definition.moves) await Stream.count(definition.table, event.shardId ?? "only", changes, definition.moves);
        } catch {
          return { batchItemFailures: [{ itemIdentifier: first.sequence }] };
        }
        for (const change of changes) {
          try {
            await effects(definition, change, deps);
          } catch (error) {
            await Stream.park(definition.table, change, codeOf(error));
          }
        }
        return { batchItemFailures: [] };
      }),
  };
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
    }
  }
}

/** A code for the log and the parked row: never the message, which may quote the record. */
function codeOf(error: unknown): string {
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
