import { type Notice, scope } from "@kz2050/core/kernel";
import type { LogLine } from "@kz2050/core/platform/log";
import { Stream } from "@kz2050/core/stream";
import { type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { WorkerDeps } from "./deps.ts";
import { type ShardEvent, streamWorker } from "./stream.ts";

let w: World;
let deps: WorkerDeps;
let queued: Notice[] = [];
let logged: LogLine[] = [];
beforeAll(async () => {
  w = await world();
  deps = {
    ...w.deps,
    enqueue: async (notices) => void queued.push(...notices),
    mailer: { send: async () => undefined },
    log: (line) => void logged.push(line),
    publicOrigin: "https://public.example",
    officeOrigin: "https://office.example",
  };
});
afterAll(() => w.stop());
beforeEach(() => {
  queued = [];
  logged = [];
});

const record = (n: number, name = "x") => ({
  eventID: `e${n}`,
  eventName: "INSERT" as const,
  dynamodb: {
    SequenceNumber: String(n),
    Keys: { id: { S: `k${n}` } },
    NewImage: {
      id: { S: `k${n}` },
      name: { S: name },
      seats: { N: "3" },
      tags: { L: [{ S: "a" }] },
      open: { BOOL: true },
      of: { M: { a: { NULL: true } } },
    },
  },
});
const event = (shardId: string | undefined, ...Records: ReturnType<typeof record>[]): ShardEvent =>
  ({ Records, ...(shardId && { shardId }) }) as ShardEvent;
const notice = (id: string): Notice => ({ id, kind: "k", to: { personId: "per_1" }, locale: "kk", facts: {} });
const counted = (id: string) => w.guest(() => Stream.countOf(id));
const parked = (stream: string, id: string) => w.guest(() => Stream.getParked(stream, id));

test("a record comes to the worker in plain values, acted on by the platform", async () => {
  const seen: unknown[] = [];
  const worker = streamWorker({
    table: "Plain",
    copy: async (keys, change) => void seen.push(keys, change.after, scope().actor),
  });
  expect(await worker.handle(event("s", record(1)), deps)).toEqual({ batchItemFailures: [], state: {} });
  expect(seen).toEqual([
    { id: "k1" },
    { id: "k1", name: "x", seats: 3, tags: ["a"], open: true, of: { a: null } },
    { kind: "system", name: "stream:Plain" },
  ]);
});

test("a worker that counts refuses an event that does not name its shard, and counts nothing", async () => {
  const worker = streamWorker({
    table: "Shardless",
    moves: () => ({ shardless: 1 }),
    notices: async () => [notice("never")],
  });
  await expect(worker.handle(event(undefined, record(1)), deps)).rejects.toThrow("does not name its shard");
  expect(await counted("shardless")).toBe(0);
  expect(queued).toEqual([]);
  const other = streamWorker({ table: "Uncounted", notices: async () => [notice("n")] });
  await other.handle(event(undefined, record(1)), deps);
  expect(queued).toHaveLength(1);
});

test("the last call of a window, without records, is answered with a state as every other", async () => {
  const worker = streamWorker({ table: "Window", moves: () => ({ window: 1 }) });
  const last = { isFinalInvokeForWindow: true, isWindowTerminatedEarly: false, state: {}, window: {} };
  for (const Records of [[], undefined]) {
    expect(await worker.handle({ ...last, Records } as unknown as ShardEvent, deps)).toEqual({
      batchItemFailures: [],
      state: {},
    });
  }
});

test("a record that fails three times is parked by its code, and the rest goes on", async () => {
  let tries = 0;
  const worker = streamWorker({
    table: "Stumbling",
    moves: () => ({ stumbling: 1 }),
    async notices(keys) {
      if (keys.id === "k2") {
        tries += 1;
        throw Object.assign(new Error("Айгүл's mailbox is gone"), { code: "mailbox_gone" });
      }
      return [notice(keys.id ?? "")];
    },
  });
  expect((await worker.handle(event("s", record(1), record(2), record(3)), deps)).batchItemFailures).toEqual([]);
  expect(tries).toBe(3);
  expect(queued.map(({ id }) => id)).toEqual(["k1", "k3"]);
  expect(await counted("stumbling")).toBe(3);
  expect(await parked("Stumbling", "e2")).toMatchObject({ code: "mailbox_gone", keys: { id: "k2" } });
  expect(logged).toMatchObject([{ level: "error", event: "stream.parked", code: "mailbox_gone", requestId: "e2" }]);
  expect(JSON.stringify([logged, await parked("Stumbling", "e2")])).not.toContain("Айгүл");
});

test("a record that fails twice and then does not is not parked", async () => {
  let tries = 0;
  const worker = streamWorker({
    table: "Recovering",
    async notices() {
      tries += 1;
      if (tries < 3) throw new Error("the queue stumbled");
      return [notice("third")];
    },
  });
  await worker.handle(event("s", record(1)), deps);
  expect(queued.map(({ id }) => id)).toEqual(["third"]);
  expect(await parked("Recovering", "e1")).toBeUndefined();
});

test("a record whose moves cannot be told is parked, and does not hold up the count of the others", async () => {
  const worker = streamWorker({
    table: "Poison",
    moves: (change) => {
      if (change.keys.id === "k2") throw new TypeError("no such property");
      return { poison: 1 };
    },
  });
  expect((await worker.handle(event("s", record(1), record(2), record(3)), deps)).batchItemFailures).toEqual([]);
  expect(await counted("poison")).toBe(2);
  expect(await parked("Poison", "e2")).toMatchObject({ code: "TypeError" });
});

test("a batch that could not be counted is given back whole, before any of its messages", async () => {
  const worker = streamWorker({
    table: "Given",
    moves: () => ({ given: 0.5 }),
    notices: async () => [notice("early")],
  });
  const failing = { ...deps, engine: { ...(deps.engine as object), attempt: () => Promise.reject(new Error("down")) } };
  expect((await worker.handle(event("s", record(4), record(5)), failing)).batchItemFailures).toEqual([
    { itemIdentifier: "4" },
  ]);
  expect(queued).toEqual([]);
  expect(logged).toMatchObject([{ event: "stream.count-failed", service: "Given" }]);
});
