import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { BusyError } from "../kernel/error.ts";
import { type Attributes, fromAttributes, toAttributes } from "./attribute.ts";
import type { Answer, Carry, Operation } from "./carry.ts";
import { expressionOf, queryInput, updateInput } from "./dynamo-input.ts";
import type { Engine, Refusal, Rows } from "./engine.ts";
import type { Item, Op, UpdateOp } from "./table.ts";

/** One call on the wire, as tests and the bench see it. */
export interface Call {
  readonly operation: Operation;
  readonly tables: readonly string[];
  readonly index?: string | undefined;
}
/** Stands between the engine and its answers: lets a test lose, delay or refuse one. */
export type Wire = <T>(call: Call, send: () => Promise<T>) => Promise<T>;

export interface EngineOptions {
  /** The physical name of a table. */
  readonly tableName: (name: string) => string;
  readonly carry: Carry;
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

interface WireError {
  readonly name: string;
  readonly code?: string;
  readonly Item?: Attributes;
  readonly CancellationReasons?: readonly { Code?: string; Item?: Attributes }[];
  readonly $metadata?: { httpStatusCode?: number };
  readonly $retryable?: object;
}
const asWireError = (error: unknown): WireError =>
  error instanceof Error ? (error as unknown as WireError) : { name: "" };

function isRetryable(error: unknown): boolean {
  const { name, code, $metadata, $retryable, CancellationReasons } = asWireError(error);
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

const rowsOf = ({ Items = [], LastEvaluatedKey }: Answer): Rows => ({
  items: Items.map(fromAttributes),
  last: LastEvaluatedKey && fromAttributes(LastEvaluatedKey),
});

/** The engine over DynamoDB or anything that speaks its wire: AWS, the embedded engine, DynamoDB Local. */
export function createEngine(options: EngineOptions): Engine {
  const { tableName, carry, wire, onCapacity } = options;
  const tries = options.tries ?? TRIES;
  const capacity = onCapacity ? ({ ReturnConsumedCapacity: "INDEXES" } as const) : {};

  async function send(call: Call, input: object): Promise<Answer> {
    const run = () => carry(call.operation, input);
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
    const tables = [op.table.name];
    if (op.op === "put") {
      const input = { ...common, Item: toAttributes({ ...op.item, writeId }), ...expression.attributes() };
      await send({ operation: "PutItem", tables }, input);
    } else {
      const update = updateInput(op as UpdateOp, writeId, expression);
      const input = { ...common, Key: toAttributes(op.key), ...update, ...expression.attributes() };
      await send({ operation: "UpdateItem", tables }, input);
    }
  }

  async function transaction(ops: readonly Op[], writeId: string): Promise<void> {
    const items = ops.map((op) => {
      const { expression, when } = expressionOf(op);
      const common = { TableName: tableName(op.table.name), ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
      if (op.op === "put")
        return { Put: { ...common, Item: toAttributes({ ...op.item, writeId }), ...when, ...expression.attributes() } };
      if (op.op === "update") {
        const update = updateInput(op, writeId, expression);
        return { Update: { ...common, Key: toAttributes(op.key), ...update, ...when, ...expression.attributes() } };
      }
      const input = { ...common, Key: toAttributes(op.key), ...when, ...expression.attributes() };
      return op.op === "delete" ? { Delete: input } : { ConditionCheck: input };
    });
    const input = { TransactItems: items, ClientRequestToken: writeId, ...capacity };
    await send({ operation: "TransactWriteItems", tables: ops.map((op) => op.table.name) }, input);
  }

  /** The refusals an error tells of; none of ours count: an item that bears our writeId is our own write. */
  function refusalsOf(error: unknown, ops: readonly Op[], writeId: string): Refusal[] | undefined {
    const { name, Item: stood, CancellationReasons } = asWireError(error);
    if (name === "ConditionalCheckFailedException") {
      const [op] = ops;
      const old = stood && fromAttributes(stood);
      if (op === undefined) return undefined;
      return old?.writeId === writeId ? [] : [{ op, old }];
    }
    if (name !== "TransactionCanceledException" || CancellationReasons === undefined || isRetryable(error))
      return undefined;
    const failed = CancellationReasons.flatMap((reason, index) => {
      const op = ops[index];
      return reason.Code === "ConditionalCheckFailed" && op
        ? [{ op, old: reason.Item && fromAttributes(reason.Item) }]
        : [];
    });
    if (failed.length === 0) return undefined;
    return failed.some(({ old: item }) => item?.writeId === writeId) ? [] : failed;
  }

  return {
    async get(table, key, eventual) {
      const input = {
        TableName: tableName(table.name),
        Key: toAttributes(key),
        ConsistentRead: !eventual,
        ...capacity,
      };
      const { Item } = await retrying(() => send({ operation: "GetItem", tables: [table.name] }, input));
      return Item && fromAttributes(Item);
    },

    async batchGet(table, allKeys, eventual = false) {
      const name = tableName(table.name);
      const call: Call = { operation: "BatchGetItem", tables: [table.name] };
      const found: Item[] = [];
      for (let from = 0; from < allKeys.length; from += 100) {
        let keys: readonly Attributes[] = allKeys.slice(from, from + 100).map(toAttributes);
        for (let attempt = 0; keys.length > 0; attempt += 1) {
          if (attempt >= tries) throw new BusyError();
          if (attempt > 0) await sleep(randomInt(BASE_DELAY * 2 ** attempt));
          const input = { RequestItems: { [name]: { Keys: keys, ConsistentRead: !eventual } }, ...capacity };
          const { Responses, UnprocessedKeys } = await retrying(() => send(call, input));
          found.push(...(Responses?.[name] ?? []).map(fromAttributes));
          keys = UnprocessedKeys?.[name]?.Keys ?? [];
        }
      }
      return found;
    },

    async query(table, query) {
      const input = { TableName: tableName(table.name), ...queryInput(table, query), ...capacity };
      return rowsOf(
        await retrying(() => send({ operation: "Query", tables: [table.name], index: query.index }, input)),
      );
    },

    async scan(table, start) {
      const input = {
        TableName: tableName(table.name),
        ...(start && { ExclusiveStartKey: toAttributes(start) }),
        ...capacity,
      };
      return rowsOf(await retrying(() => send({ operation: "Scan", tables: [table.name] }, input)));
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
