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
  /** Reads every stream to its end and hands the records on; answers how many there were. */
  once(): Promise<number>;
}

interface Shard {
  readonly id: string;
  readonly arn: string;
  iterator: string | undefined;
  last: string | undefined;
}

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
        if (ShardId) found.push({ id: ShardId, arn: StreamArn, iterator: undefined, last: positions.get(`${worker.table}/${ShardId}`) });
      }
    }
    shardsOf.set(worker.table, found);
    return found;
  }

  async function iteratorOf(shard: Shard): Promise<string | undefined> {
    const place = shard.last
      ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER" as const, SequenceNumber: shard.last }
      : { ShardIteratorType: "TRIM_HORIZON" as const };
    const input = { StreamArn: shard.arn, ShardId: shard.id, ...place };
    return (await client.send(new GetShardIteratorCommand(input))).ShardIterator;
  }

  async function read(worker: StreamWorker, shard: Shard): Promise<number> {
    shard.iterator ??= await iteratorOf(shard);
    if (!shard.iterator) return 0;
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: shard.iterator, Limit: options.batchSize ?? 100 }),
    );
    shard.iterator = NextShardIterator;
    if (Records.length === 0) return 0;
    const event = { Records, shardId: shard.id } as unknown as ShardEvent;
    const { batchItemFailures } = await worker.handle(event, deps);
    const again = batchItemFailures[0]?.itemIdentifier;
    const upTo = again === undefined ? Records.length : Records.findIndex((record) => record.dynamodb?.SequenceNumber === again);
    const last = Records[upTo - 1]?.dynamodb?.SequenceNumber;
    if (last) {
      shard.last = last;
      positions.set(`${worker.table}/${shard.id}`, last);
    }
    if (again !== undefined) shard.iterator = undefined;
    return upTo > 0 ? upTo : 1;
  }

  return {
    async once() {
      let total = 0;
      for (const worker of workers) {
        for (const shard of await shards(worker)) {
          for (let got = await read(worker, shard); got > 0; got = await read(worker, shard)) total += got;
        }
      }
      return total;
    },
  };
}
