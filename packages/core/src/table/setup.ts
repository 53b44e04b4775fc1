import {
  CreateTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import type { Description } from "./table.ts";

/** Makes the tables that are not there yet, from their descriptions: for the embedded engine and DynamoDB Local. */
export async function createTables(
  config: DynamoDBClientConfig,
  tables: readonly Description[],
  tableName: (name: string) => string,
): Promise<void> {
  const client = new DynamoDBClient(config);
  for (const table of tables) {
    try {
      await client.send(new CreateTableCommand(createInput(table, tableName(table.name))));
      if (table.expires) {
        const TimeToLiveSpecification = { AttributeName: "expiry", Enabled: true };
        await client.send(new UpdateTimeToLiveCommand({ TableName: tableName(table.name), TimeToLiveSpecification }));
      }
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
  }
  client.destroy();
}

function createInput(table: Description, physicalName: string) {
  const indexes = Object.entries(table.indexes);
  const keyNames = [table.key, ...Object.values(table.indexes)].flatMap((key) =>
    key.range ? [key.hash, key.range] : [key.hash],
  );
  const keySchema = (key: { hash: string; range?: string }) => [
    { AttributeName: key.hash, KeyType: "HASH" as const },
    ...(key.range ? [{ AttributeName: key.range, KeyType: "RANGE" as const }] : []),
  ];
  return {
    TableName: physicalName,
    BillingMode: "PAY_PER_REQUEST" as const,
    KeySchema: keySchema(table.key),
    AttributeDefinitions: [...new Set(keyNames)].map((name) => ({ AttributeName: name, AttributeType: "S" as const })),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([name, index]) => ({
        IndexName: name,
        KeySchema: keySchema(index),
        Projection:
          index.project.length > 0
            ? { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...index.project] }
            : { ProjectionType: "KEYS_ONLY" as const },
      })),
    }),
    ...(table.stream !== "none" && {
      StreamSpecification: {
        StreamEnabled: true,
        StreamViewType: table.stream === "keys" ? ("KEYS_ONLY" as const) : ("NEW_AND_OLD_IMAGES" as const),
      },
    }),
  };
}
