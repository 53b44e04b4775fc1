import {
  BatchGetItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type Answer, type Carry, type Operation, TIMEOUTS } from "./carry.ts";

const COMMANDS = {
  BatchGetItem: BatchGetItemCommand,
  GetItem: GetItemCommand,
  PutItem: PutItemCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  TransactWriteItems: TransactWriteItemsCommand,
  UpdateItem: UpdateItemCommand,
} as const satisfies Record<Operation, unknown>;
type Command = new (input: object) => GetItemCommand;

/** Carries by AWS's SDK, for a machine whose credentials are for its chain to find: an operator's, not a function's. */
export function sdk(config: DynamoDBClientConfig = {}): Carry {
  const client = new DynamoDBClient({ maxAttempts: 1, requestHandler: TIMEOUTS, cacheMiddleware: true, ...config });
  return async (operation, input) =>
    (await client.send(new (COMMANDS[operation] as Command)(input))) as object as Answer;
}
