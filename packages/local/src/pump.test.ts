import type { Deps } from "@kz2050/core/kernel";
import { Stream } from "@kz2050/core/stream";
import { Audit, type Description, table, write } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import { type World, world } from "@kz2050/testing";
import { type StreamDefinition, streamWorker, type WorkerDeps } from "@kz2050/workers";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { createPump, type Positions } from "./pump.ts";
import { memoryPositions } from "./store.ts";

const Thing = z.object({ thingId: z.string(), n: z.int().optional() });
const described = (name: string) => table({ name, schema: Thing, key: { hash: "thingId" }, stream: "images" });
const NAMES = ["Read", "Resumed", "Again", "Never", "Partly", "Shared"] as const;
const TABLE = Object.fromEntries(NAMES.map((name) => [name, described(name)])) as Record<
  (typeof NAMES)[number],
  ReturnType<typeof described>
>;

let w: World;
beforeAll(async () => {
  const shared: Description[] = TABLES.filter(({ name }) => ["Counts", "Parked"].includes(name));
  w = await world({ tables: [...Object.values(TABLE), ...shared, Audit] });
});
afterAll(() => w.stop());

const workerDeps = (deps: Deps): WorkerDeps => ({
  ...deps,
  enqueue: async () => undefined,
  mailer: { send: async () => undefined },
  publicOrigin: "",
  officeOrigin: "",
});
function pumpOf(
  worker: StreamDefinition & Partial<ReturnType<typeof streamWorker>>,
  positions: Positions = memoryPositions(),
  batchSize = 100,
) {
  const { tableName, endpoint } = w;
  const workers = [{ ...streamWorker(worker), ...(worker.handle && { handle: worker.handle }) }];
  return createPump({ endpoint, tableName, workers, deps: workerDeps(w.deps), positions, batchSize });
}
const put = async (name: (typeof NAMES)[number], from: number, to: number) => {
  for (let n = from; n <= to; n += 1) await w.guest(() => write(TABLE[name].put({ thingId: `t${n}`, n })));
};

test("the pump reads each stream to its end, in order, once, and names the shard to the count", async () => {
  await put("Read", 1, 25);
  const seen: unknown[] = [];
  const pump = pumpOf(
    { table: "Read", moves: () => ({ read: 1 }), copy: async (_keys, change) => void seen.push(change.after?.n) },
    undefined,
    10,
  );
  expect(await pump.once()).toBe(25);
  expect(await pump.once()).toBe(0);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  expect(await w.guest(() => Stream.countOf("read"))).toBe(25);
});

test("after a restart the pump goes on where it was", async () => {
  const positions = memoryPositions();
  const seen: string[] = [];
  const worker: StreamDefinition = { table: "Resumed", copy: async (keys) => void seen.push(keys.thingId ?? "") };
  await put("Resumed", 1, 3);
  await pumpOf(worker, positions).once();
  await put("Resumed", 4, 5);
  expect(await pumpOf(worker, positions).once()).toBe(2);
  expect(seen).toEqual(["t1", "t2", "t3", "t4", "t5"]);
  expect(await pumpOf(worker).once()).toBe(5);
});

test("a batch that is given back comes again from the record it was given back at", async () => {
  await put("Partly", 1, 5);
  const batches: string[][] = [];
  const pump = pumpOf({
    table: "Partly",
    async handle({ Records }) {
      batches.push(Records.map(({ dynamodb }) => dynamodb?.Keys?.thingId?.S ?? ""));
      const again = batches.length === 1 ? Records[2]?.dynamodb?.SequenceNumber : undefined;
      return { batchItemFailures: again ? [{ itemIdentifier: again }] : [], state: {} };
    },
  });
  expect(await pump.once()).toBe(5);
  expect(batches).toEqual([
    ["t1", "t2", "t3", "t4", "t5"],
    ["t3", "t4", "t5"],
  ]);
});

test("a batch given back whole comes again three times, then waits for the next reading, from the same place after a restart", async () => {
  await put("Again", 1, 2);
  const positions = memoryPositions();
  let calls = 0;
  let works = false;
  const worker = {
    table: "Again",
    async handle({ Records }: { Records: { dynamodb?: { SequenceNumber?: string } }[] }) {
      calls += 1;
      return {
        batchItemFailures: works ? [] : [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? "" }],
        state: {},
      };
    },
  };
  expect(await pumpOf(worker, positions).once()).toBe(0);
  expect(calls).toBe(3);
  works = true;
  expect(await pumpOf(worker, positions).once()).toBe(2);
});

test("a worker that throws loses no record: the next reading delivers it again", async () => {
  await put("Never", 1, 1);
  let fails = true;
  const pump = pumpOf({
    table: "Never",
    async handle() {
      if (fails) throw new Error("down");
      return { batchItemFailures: [], state: {} };
    },
  });
  await expect(pump.once()).rejects.toThrow("down");
  fails = false;
  expect(await pump.once()).toBe(1);
});

test("readings at once wait for each other, so that no record is in two hands", async () => {
  await put("Shared", 1, 20);
  const seen: string[] = [];
  const pump = pumpOf({ table: "Shared", copy: async (keys) => void seen.push(keys.thingId ?? "") }, undefined, 5);
  const totals = await Promise.all([pump.once(), pump.once(), pump.once()]);
  expect(totals).toEqual([20, 0, 0]);
  expect(seen).toHaveLength(20);
});
