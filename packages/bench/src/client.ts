import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { type Op, table } from "@kz2050/core/table";
import { createEngine } from "@kz2050/core/table/dynamo";
import { sdk } from "@kz2050/core/table/dynamo-sdk";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { startEngine } from "@kz2050/local/engine";
import * as z from "zod";
import { type Figure, median, type Part } from "./part.ts";

const Forms = table({
  name: "Forms",
  schema: z.looseObject({ formId: z.string() }),
  key: { hash: "formId" },
});
const item = (n: number) => ({
  ...{ formId: `mem_01m4x5sgj0z2wjqmc02qkbb${n}`, kind: "application", status: "submitted", region: "71" },
  ...{ givenName: "Айгүл", familyName: "Үлгіқызы", language: "kk", version: 1 },
  ...{ createdAt: "2026-10-14T07:00:00.000Z", consents: [{ purpose: "processing", version: "2026-11" }] },
});
const wire = (n: number) => ({
  ...{ formId: { S: item(n).formId }, kind: { S: "application" }, status: { S: "submitted" }, region: { S: "71" } },
  ...{ givenName: { S: "Айгүл" }, familyName: { S: "Үлгіқызы" }, language: { S: "kk" }, version: { N: "1" } },
  createdAt: { S: "2026-10-14T07:00:00.000Z" },
  consents: { L: [{ M: { purpose: { S: "processing" }, version: { S: "2026-11" } } }] },
});
const ABREAST = 16;

/** CPU of this process for one call, in microseconds, over `calls` of them, some at a time. */
async function cpuOf(calls: number, call: (n: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  let next = 0;
  const worker = async () => {
    while (next < calls) await call(next++);
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** What one call of the database costs its caller, by the SDK as it comes, by the SDK tuned, and by our signed request. */
export const client: Part = {
  name: "client",
  title: "CPU of one call to the database, in the process that makes it",
  async measure({ brief }) {
    const local = await startEngine();
    try {
      const credentials = { accessKeyId: "local", secretAccessKey: "local" };
      const access = { endpoint: local.endpoint, region: "local", credentials };
      await createTables(access, [Forms], (name) => name);
      const plain = new DynamoDBClient(access);
      const engines = {
        "SDK, tuned": createEngine({ tableName: (name) => name, carry: sdk(access) }),
        "signed request": createEngine({ tableName: (name) => name, carry: signed(access) }),
      };
      const Put = (n: number) => ({ TableName: "Forms", Item: wire(n) });
      const kinds: Record<string, Record<string, (n: number) => Promise<unknown>>> = {
        "SDK, as it comes": {
          put: (n) => plain.send(new PutItemCommand(Put(n))),
          get: (n) => plain.send(new GetItemCommand({ TableName: "Forms", Key: { formId: wire(n % 50).formId } })),
          "transaction of two": (n) =>
            plain.send(
              new TransactWriteItemsCommand({ TransactItems: [{ Put: Put(n) }, { Put: Put(n + 1_000_000) }] }),
            ),
        },
      };
      let written = 0;
      for (const [name, engine] of Object.entries(engines)) {
        const write = (...ops: Op[]) => engine.attempt(ops, `write ${written++}`);
        kinds[name] = {
          put: (n) => write(Forms.put(item(n))),
          get: (n) => engine.get(Forms, { formId: item(n % 50).formId }, false),
          "transaction of two": (n) => write(Forms.put(item(n)), Forms.put(item(n + 1_000_000))),
        };
      }
      const rounds = brief ? 3 : 5;
      const calls = brief ? 300 : 600;
      const taken: Record<string, number[]> = {};
      for (let round = 0; round <= rounds; round += 1) {
        for (const [kind, does] of Object.entries(kinds)) {
          for (const [what, call] of Object.entries(does)) {
            const cpu = await cpuOf(calls, call);
            // The first round warms the compiler and the connections.
            const name = `${kind}: ${what}`;
            if (round > 0) taken[name] = [...(taken[name] ?? []), cpu];
          }
        }
      }
      plain.destroy();
      return figuresOf(taken);
    } finally {
      await local.stop();
    }
  },
};

function figuresOf(taken: Readonly<Record<string, readonly number[]>>): Figure[] {
  const of = (name: string) => median(taken[name] ?? []);
  return ["put", "get", "transaction of two"].flatMap((what) => {
    const floor = of(`SDK, as it comes: ${what}`);
    return [
      { what: `${what}: SDK, as it comes`, kind: "context", value: floor, unit: "µs CPU" },
      { what: `${what}: SDK, tuned`, kind: "ratio", value: of(`SDK, tuned: ${what}`) / floor, unit: "×" },
      {
        what: `${what}: signed request`,
        kind: "ratio",
        value: of(`signed request: ${what}`) / floor,
        unit: "×",
        goal: 0.5,
      },
    ] satisfies Figure[];
  });
}
