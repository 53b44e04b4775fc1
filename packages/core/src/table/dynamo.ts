import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type AttributeValue, DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { BusyError } from "../kernel/error.ts";
import { expressionOf, queryInput, updateInput } from "./dynamo-input.ts";
import type { Engine, Refusal, Rows } from "./engine.ts";
import type { Item, Op, UpdateOp } from "./table.ts";

/** One call on the wire, as tests and the bench see it. */
export interface Call {
  readonly operation: string;
  readonly tables: readonly string[];
  readonly index?: string | undefined;
}
/** Stands between the engine and its answers: lets a test lose, delay or refuse one. */
export type Wire = <T>(call: Call, send: () => Promise<T>) => Promise<T>;

export interface EngineOptions {
  /** The physical name of a table. */
  readonly tableName: (name: string) => string;
  readonly client?: DynamoDBClientConfig;
  readonly wire?: Wire;
  /** Told the capacity units each call used, by table. Asking for them costs bytes, so only benches and tests do. */
  readonly onCapacity?: (call: Call, consumed: readonly ConsumedCapacity[]) => void;
  readonly tries?: number;
}
export interface ConsumedCapacity {
  readonly TableName?: string | undefined;
  readonly CapacityUnits?: number | undefined;
}

const TRIES = 8;
/** Milliseconds: a call that hangs is given up while whoever waits for it still does. */
const TIMEOUTS = { connectionTimeout: 1000, requestTimeout: 5000 };
const BASE_DELAY = 25;
const MAX_DELAY = 800;

/** Errors after which the same write may be sent again: nothing was said, or "later", or "somebody is in the way". */
const RETRYABLE = new Set([
  "InternalServerError",
  "ItemCollectionSizeLimitExceededException",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestTimeout",
  "ServiceUnavailable",
  "ThrottlingException",
  "TimeoutError",
  "TransactionConflictException",
  "TransactionInProgressException",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

interface SdkError {
  readonly name: string;
  readonly code?: string;
  readonly Item?: Record<string, AttributeValue>;
  readonly CancellationReasons?: readonly { Code?: string; Item?: Record<string, AttributeValue> }[];
  readonly $metadata?: { httpStatusCode?: number };
  readonly $retryable?: object;
}
const asSdkError = (error: unknown): SdkError =>
  error instanceof Error ? (error as unknown as SdkError) : { name: "" };

function isRetryable(error: unknown): boolean {
  const { name, code, $metadata, $retryable, CancellationReasons } = asSdkError(error);
  if (name === "TransactionCanceledException") {
    return (CancellationReasons ?? []).some(({ Code }) => Code !== undefined && TRANSIENT_REASONS.has(Code));
  }
  return (
    RETRYABLE.has(name) ||
    RETRYABLE.has(code ?? "") ||
    $retryable !== undefined ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
}
const TRANSIENT_REASONS = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** True where one plain request keeps the promise: its answer, lost, can be told from the item's writeId. */
function isPlain(ops: readonly Op[]): boolean {
  const [op] = ops;
  if (ops.length !== 1 || op === undefined) return false;
  return op.op === "put" || (op.op === "update" && (op.blindAdd || Object.keys(op.add).length === 0));
}

/** The engine over DynamoDB or anything that speaks its wire: AWS, the embedded engine, DynamoDB Local. */
export function createEngine(options: EngineOptions): Engine {
  const raw = new DynamoDBClient({ maxAttempts: 1, requestHandler: TIMEOUTS, ...options.client });
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  const { tableName, wire, onCapacity } = options;
  const tries = options.tries ?? TRIES;
  const capacity = onCapacity ? ({ ReturnConsumedCapacity: "INDEXES" } as const) : {};

  async function send<T extends { ConsumedCapacity?: unknown }>(call: Call, run: () => Promise<T>): Promise<T> {
    const answer = await (wire ? wire(call, run) : run());
    if (onCapacity && answer.ConsumedCapacity) {
      onCapacity(call, [answer.ConsumedCapacity].flat() as ConsumedCapacity[]);
    }
    return answer;
  }

  /** Full jitter, bounded. @throws BusyError when the tries end. */
  async function retrying<T>(run: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await run();
      } catch (error) {
        if (!isRetryable(error)) throw error;
        if (attempt + 1 >= tries) throw new BusyError();
        await sleep(randomInt(Math.min(MAX_DELAY, BASE_DELAY * 2 ** attempt) + 1));
      }
    }
  }

  async function plain(op: Op, writeId: string): Promise<void> {
    const { expression, when } = expressionOf(op);
    const common = {
      TableName: tableName(op.table.name),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
      ...when,
      ...capacity,
    };
    const call = { operation: op.op === "put" ? "PutItem" : "UpdateItem", tables: [op.table.name] };
    if (op.op === "put") {
      const input = { ...common, Item: { ...op.item, writeId }, ...expression.attributes() };
      await send(call, () => client.send(new PutCommand(input)));
    } else {
      const update = updateInput(op as UpdateOp, writeId, expression);
      const input = { ...common, Key: op.key, ...update, ...expression.attributes() };
      await send(call, () => client.send(new UpdateCommand(input)));
    }
  }

  async function transaction(ops: readonly Op[], writeId: string): Promise<void> {
    const items = ops.map((op) => {
      const { expression, when } = expressionOf(op);
      const common = { TableName: tableName(op.table.name), ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
      if (op.op === "put")
        return { Put: { ...common, Item: { ...op.item, writeId }, ...when, ...expression.attributes() } };
      if (op.op === "update") {
        const update = updateInput(op, writeId, expression);
        return { Update: { ...common, Key: op.key, ...update, ...when, ...expression.attributes() } };
      }
      const input = { ...common, Key: op.key, ...when, ...expression.attributes() };
      return op.op === "delete" ? { Delete: input } : { ConditionCheck: input };
    });
    const input = { TransactItems: items, ClientRequestToken: writeId, ...capacity } as TransactWriteCommandInput;
    const call = { operation: "TransactWriteItems", tables: ops.map((op) => op.table.name) };
    await send(call, () => client.send(new TransactWriteCommand(input)));
  }

  /** The refusals an error tells of; none of ours count: an item that bears our writeId is our own write. */
  function refusalsOf(error: unknown, ops: readonly Op[], writeId: string): Refusal[] | undefined {
    const { name, Item: stood, CancellationReasons } = asSdkError(error);
    if (name === "ConditionalCheckFailedException") {
      const [op] = ops;
      const old = stood && unmarshall(stood);
      if (op === undefined) return undefined;
      return old?.writeId === writeId ? [] : [{ op, old }];
    }
    if (name !== "TransactionCanceledException" || CancellationReasons === undefined || isRetryable(error))
      return undefined;
    const failed = CancellationReasons.flatMap((reason, index) => {
      const op = ops[index];
      return reason.Code === "ConditionalCheckFailed" && op
        ? [{ op, old: reason.Item && unmarshall(reason.Item) }]
        : [];
    });
    if (failed.length === 0) return undefined;
    return failed.some(({ old: item }) => item?.writeId === writeId) ? [] : failed;
  }

  return {
    async get(table, key, eventual) {
      const input = { TableName: tableName(table.name), Key: key, ConsistentRead: !eventual, ...capacity };
      const call = { operation: "GetItem", tables: [table.name] };
      const answer = await retrying(() => send(call, () => client.send(new GetCommand(input))));
      return answer.Item;
    },

    async batchGet(table, allKeys, eventual = false) {
      const name = tableName(table.name);
      const found: Item[] = [];
      for (let from = 0; from < allKeys.length; from += 100) {
        let wanted: Item[] | undefined = allKeys.slice(from, from + 100);
        for (let attempt = 0; wanted !== undefined && wanted.length > 0; attempt += 1) {
          if (attempt >= tries) throw new BusyError();
          if (attempt > 0) await sleep(randomInt(BASE_DELAY * 2 ** attempt));
          const keys = wanted as Record<string, unknown>[];
          const input: BatchGetCommandInput = {
            RequestItems: { [name]: { Keys: keys, ConsistentRead: !eventual } },
            ...capacity,
          };
          const call = { operation: "BatchGetItem", tables: [table.name] };
          const answer: BatchGetCommandOutput = await retrying(() =>
            send(call, () => client.send(new BatchGetCommand(input))),
          );
          found.push(...(answer.Responses?.[name] ?? []));
          wanted = answer.UnprocessedKeys?.[name]?.Keys;
        }
      }
      return found;
    },

    async query(table, query) {
      const input = { TableName: tableName(table.name), ...queryInput(table, query), ...capacity };
      const call = { operation: "Query", tables: [table.name], index: query.index };
      const answer = await retrying(() => send(call, () => client.send(new QueryCommand(input))));
      return { items: answer.Items ?? [], last: answer.LastEvaluatedKey } as Rows;
    },

    async scan(table, start) {
      const input = {
        TableName: tableName(table.name),
        ExclusiveStartKey: start as Record<string, unknown>,
        ...capacity,
      };
      const call = { operation: "Scan", tables: [table.name] };
      const answer = await retrying(() => send(call, () => client.send(new ScanCommand(input))));
      return { items: answer.Items ?? [], last: answer.LastEvaluatedKey } as Rows;
    },

    async attempt(ops, writeId) {
      if (ops.length > 100) throw new Error(`${ops.length} operations: a transaction takes 100`);
      const [first] = ops;
      if (first === undefined) return [];
      return retrying(async () => {
        try {
          await (isPlain(ops) ? plain(first, writeId) : transaction(ops, writeId));
          return [];
        } catch (error) {
          const refusals = refusalsOf(error, ops, writeId);
          if (refusals === undefined) throw error;
          return refusals;
        }
      });
    },
  };
}
