import type { Description, Item, Op } from "./table.ts";

/** One question to a table or an index: the hash key, maybe a range, a page. */
export interface Query {
  readonly index?: string | undefined;
  readonly hash: string;
  readonly range?:
    | { readonly eq: string }
    | { readonly beginsWith: string }
    | { readonly between: readonly [string, string] }
    | { readonly gte: string }
    | { readonly lt: string }
    | undefined;
  readonly limit?: number | undefined;
  readonly backward?: boolean | undefined;
  readonly start?: Item | undefined;
  readonly eventual?: boolean | undefined;
}
export interface Rows {
  readonly items: Item[];
  readonly last?: Item | undefined;
}

/** An operation whose condition failed, and the item that stood there. */
export interface Refusal {
  readonly op: Op;
  readonly old: Item | undefined;
}

/** The database as the helpers see it. `dynamo.ts` is the one that speaks to DynamoDB; tests wrap it. */
export interface Engine {
  get(table: Description, key: Item, eventual: boolean): Promise<Item | undefined>;
  batchGet(table: Description, keys: readonly Item[], eventual?: boolean): Promise<Item[]>;
  query(table: Description, query: Query): Promise<Rows>;
  scan(table: Description, start?: Item): Promise<Rows>;
  /** All operations or none. Answers the refusals; an empty list means written. Retries by itself. @throws BusyError */
  attempt(ops: readonly Op[], writeId: string): Promise<Refusal[]>;
}
