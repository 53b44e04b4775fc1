import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import type { ShardEvent, StreamWorker, WorkerDeps } from "@kz2050/workers";

/** Where each shard was left, so that a restart goes on from there. */
export interface Positions {
  get(shard: string): string | undefined;
  set(shard: string, sequence: string): void;
}

export interface Pump {
  /**
   * Reads every stream to its end and hands the records on; answers how many there were. A batch asked for again three
   * times is left for the next call. Calls at once wait for each other, so that a record is never in two hands.
   */
  once(): Promise<number>;
}

interface Shard {
  readonly id: string;
  readonly arn: string;
  iterator: string | undefined;
  last: string | undefined;
}

/** How often a batch that its worker gives back is delivered in one reading. */
const TRIES = 3;

/**
 * Reads the engine's DynamoDB Streams and calls the same handlers with the same event as Lambda does. A batch whose
 * handler asks for it again is delivered again from the sequence it named.
 */
export function createPump(options: {
  readonly endpoint: string;
  readonly tableName: (name: string) => string;
  readonly workers: readonly StreamWorker[];
  readonly deps: WorkerDeps;
  readonly positions: Positions;
  readonly batchSize?: number;
}): Pump {
  const { endpoint, tableName, workers, deps, positions } = options;
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const shardsOf = new Map<string, Shard[]>();

  async function shards(worker: StreamWorker): Promise<Shard[]> {
    const known = shardsOf.get(worker.table);
    if (known) return known;
    const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName(worker.table) }));
    const found: Shard[] = [];
    for (const { StreamArn } of Streams) {
      if (!StreamArn) continue;
      const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
      for (const { ShardId } of StreamDescription?.Shards ?? []) {
        if (ShardId)
          found.push({
            id: ShardId,
            arn: StreamArn,
            iterator: undefined,
            last: positions.get(`${worker.table}/${ShardId}`),
          });
      }
    }
    if (found.length > 0) shardsOf.set(worker.table, found);
    return found;
  }

  async function iteratorOf(shard: Shard): Promise<string | undefined> {
    const place = shard.last
      ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER" as const, SequenceNumber: shard.last }
      : { ShardIteratorType: "TRIM_HORIZON" as const };
    const input = { StreamArn: shard.arn, ShardId: shard.id, ...place };
    return (await client.send(new GetShardIteratorCommand(input))).ShardIterator;
  }

  /** One batch to its worker; what it gives back, or an error on the way, is read again from where the shard was left. */
  async function read(worker: StreamWorker, shard: Shard): Promise<{ taken: number; again: boolean }> {
    const iterator = shard.iterator ?? (await iteratorOf(shard));
    shard.iterator = undefined;
    if (!iterator) return { taken: 0, again: false };
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: options.batchSize ?? 100 }),
    );
    if (Records.length === 0) {
      shard.iterator = NextShardIterator;
      return { taken: 0, again: false };
    }
    const event = { Records, shardId: shard.id } as unknown as ShardEvent;
    const { batchItemFailures } = await worker.handle(event, deps);
    const again = batchItemFailures[0]?.itemIdentifier;
    const upTo =
      again === undefined ? Records.length : Records.findIndex((record) => record.dynamodb?.SequenceNumber === again);
    const last = Records[upTo - 1]?.dynamodb?.SequenceNumber;
    if (last) {
      shard.last = last;
      positions.set(`${worker.table}/${shard.id}`, last);
    }
    if (again === undefined) shard.iterator = NextShardIterator;
    return { taken: upTo, again: again !== undefined };
  }

  async function readToEnd(worker: StreamWorker, shard: Shard): Promise<number> {
    let total = 0;
    for (let failures = 0; failures < TRIES; ) {
      const { taken, again } = await read(worker, shard);
      if (taken === 0 && !again) break;
      total += taken;
      failures = again && taken === 0 ? failures + 1 : 0;
    }
    return total;
  }

  async function readAll(): Promise<number> {
    let total = 0;
    for (const worker of workers) {
      for (const shard of await shards(worker)) total += await readToEnd(worker, shard);
    }
    return total;
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    once() {
      const reading = last.then(readAll);
      last = reading.catch(() => undefined);
      return reading;
    },
  };
}
