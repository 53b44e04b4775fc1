import { createHash } from "node:crypto";
import { type Actor, type Deps, GUEST, inScope, type Notice, type ROLES, type Staff } from "@kz2050/core/kernel";
import type { Description, Engine } from "@kz2050/core/table";
import { type Call, type ConsumedCapacity, createEngine, type Wire } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { createTables } from "@kz2050/core/table/setup";
import { TABLES } from "@kz2050/core/tables";
import { startEngine } from "@kz2050/local/engine";
import { lagging } from "./lag.ts";

export interface World {
  readonly deps: Deps;
  readonly endpoint: string;
  tableName(name: string): string;
  /** Runs as this actor, at the world's time. */
  as<T>(actor: Actor, work: () => Promise<T>, request?: { key: string; bodyHash: string }): Promise<T>;
  /** Runs as a guest. */
  guest<T>(work: () => Promise<T>): Promise<T>;
  readonly clock: { now(): Date; set(instant: string): void; advance(milliseconds: number): void };
  /** The next write that matches is done, and its answer lost on the way. */
  loseAnswer(matches?: (call: Call) => boolean): void;
  /** Capacity units used while `work` runs, by table and in all. */
  capacity<T>(
    work: () => Promise<T>,
  ): Promise<{ result: T; units: Record<string, number>; total: number; calls: Call[] }>;
  /** In a lagging world: indexes catch up. */
  settle(): void;
  stop(): Promise<void>;
}

/** Fixed noon of a working day in the country, for tests that do not care. */
export const NOON = "2026-10-14T07:00:00.000Z";

const SECRETS = { addressPepper: "a1".repeat(32), pseudonymPepper: "b2".repeat(32), linkKey: "c3".repeat(32) };
const WRITES = new Set(["PutItem", "UpdateItem", "TransactWriteItems"]);

/** A fresh engine in memory, or on a file (or another, by DYNAMODB_ENDPOINT), a fixed clock, chance from a seed, and actors. */
export async function world(
  options: { lag?: boolean; at?: string; tables?: readonly Description[]; seed?: string; file?: string } = {},
): Promise<World> {
  const outside = process.env.DYNAMODB_ENDPOINT;
  const local = outside ? undefined : await startEngine(options.file === undefined ? {} : { file: options.file });
  const endpoint = outside ?? local?.endpoint ?? "";
  const prefix = outside ? `t${process.pid}${process.hrtime.bigint().toString(36)}_` : "";
  // Worlds that share an engine must not share the tokens of their transactions.
  const seed = `${prefix}${options.seed ?? "world"}`;
  const tableName = (name: string) => `${prefix}${name}`;
  const client = { endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  await createTables(client, options.tables ?? TABLES, tableName);

  let instant = Date.parse(options.at ?? NOON);
  let losing: ((call: Call) => boolean) | undefined;
  let meter: { units: Record<string, number>; calls: Call[] } | undefined;
  const wire: Wire = async (call, send) => {
    const answer = await send();
    meter?.calls.push(call);
    if (losing && WRITES.has(call.operation) && losing(call)) {
      losing = undefined;
      throw Object.assign(new Error("the answer was lost"), { name: "TimeoutError" });
    }
    return answer;
  };
  const onCapacity = (_call: Call, consumed: readonly ConsumedCapacity[]) => {
    if (!meter) return;
    for (const { TableName = "", CapacityUnits = 0 } of consumed) {
      const name = TableName.slice(prefix.length);
      meter.units[name] = (meter.units[name] ?? 0) + CapacityUnits;
    }
  };
  const real = createEngine({ tableName, carry: signed(client), wire, onCapacity });
  const lag = options.lag ? lagging(real) : undefined;
  const engine: Engine = lag?.engine ?? real;

  let drawn = 0;
  const random = (bytes: number): Uint8Array => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < bytes; length += 32)
      blocks.push(createHash("sha256").update(`${seed}:${drawn++}`).digest());
    return Buffer.concat(blocks).subarray(0, bytes);
  };
  const deps: Deps = { now: () => new Date(instant), random, secrets: SECRETS, engine };
  let requests = 0;
  const as = <T>(actor: Actor, work: () => Promise<T>, request?: { key: string; bodyHash: string }) =>
    inScope({ ...deps, actor, requestId: `req-${requests++}`, request }, work);

  return {
    deps,
    endpoint,
    tableName,
    as,
    guest: (work) => as(GUEST, work),
    clock: {
      now: () => new Date(instant),
      set: (at) => {
        instant = Date.parse(at);
      },
      advance: (milliseconds) => {
        instant += milliseconds;
      },
    },
    loseAnswer: (matches = () => true) => {
      losing = matches;
    },
    async capacity(work) {
      meter = { units: {}, calls: [] };
      try {
        const result = await work();
        return { result, ...meter, total: Object.values(meter.units).reduce((sum, units) => sum + units, 0) };
      } finally {
        meter = undefined;
      }
    },
    settle: () => lag?.settle(),
    stop: async () => {
      await local?.stop();
    },
  };
}

/** A member of staff with one role at one place. */
export function staffActor(
  role: (typeof ROLES)[number],
  place: { region?: string; council?: string } = {},
  name: string = role,
): Staff {
  const reach = place.council
    ? { council: place.council }
    : place.region
      ? { region: place.region }
      : ("country" as const);
  return {
    kind: "staff",
    personId: `per_${name.padEnd(26, "0").slice(0, 26)}`,
    sessionId: `session-${name}`,
    provedAt: "9999-01-01T00:00:00.000Z",
    grants: [{ role, reach, from: "2020-01-01T00:00:00.000Z" }],
  };
}

/** Starts `n` of the same at once and sorts the outcomes: for every promise the engine must keep under a rush. */
export async function atOnce<T>(
  n: number,
  work: (index: number) => Promise<T>,
): Promise<{ done: T[]; refused: unknown[] }> {
  const outcomes = await Promise.allSettled(Array.from({ length: n }, (_, index) => work(index)));
  return {
    done: outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : [])),
    refused: outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : [])),
  };
}

/** How often a race is run: once in `npm test`, 20 times in the long run. */
export const RACE_ROUNDS = process.env.KZ_LONG ? 20 : 1;

export type { Notice };
