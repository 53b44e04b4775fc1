import type { Attributes } from "./attribute.ts";

/** The operations of DynamoDB that the engine uses. */
export type Operation = "GetItem" | "BatchGetItem" | "Query" | "Scan" | "PutItem" | "UpdateItem" | "TransactWriteItems";

/** What an operation answers, with items as the wire has them; each operation fills its own part. */
export interface Answer {
  readonly Item?: Attributes;
  readonly Items?: readonly Attributes[];
  readonly LastEvaluatedKey?: Attributes;
  readonly Responses?: Readonly<Record<string, readonly Attributes[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys?: readonly Attributes[] }>>;
  readonly ConsumedCapacity?: unknown;
}

/**
 * Takes one operation to DynamoDB, once, and brings its answer. What it throws bears the `name` that DynamoDB gave the
 * error (with `CancellationReasons` or `Item`), or the `code` of the connection's.
 */
export type Carry = (operation: Operation, input: object) => Promise<Answer>;

/** Milliseconds: a call that hangs is given up while whoever waits for it still does. */
export const TIMEOUTS = { connectionTimeout: 1000, requestTimeout: 5000 };
