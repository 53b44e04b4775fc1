import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Carry, Operation } from "@kz2050/core/table/carry";
import type { Chance } from "./chance.ts";

/** What may go wrong between the engine and its answers, as AWS and a network do. */
export const FAULTS = [
  "lost request",
  "lost answer",
  "connection reset",
  "500",
  "throttling",
  "transaction conflict",
  "latency",
  "crash before",
  "crash after",
] as const;
export type Fault = (typeof FAULTS)[number];
/** How often each happens, of 1. */
export type Rates = Readonly<Partial<Record<Fault, number>>>;

/** About one call of eight goes wrong. */
export const ROUGH: Rates = {
  "lost request": 0.015,
  "lost answer": 0.025,
  "connection reset": 0.015,
  "500": 0.015,
  throttling: 0.015,
  "transaction conflict": 0.02,
  latency: 0.02,
  "crash before": 0.004,
  "crash after": 0.006,
};

const LONGEST = 8;
const WRITES: ReadonlySet<Operation> = new Set(["PutItem", "UpdateItem", "TransactWriteItems"]);

const error = (facts: { name?: string; code?: string } & Record<string, unknown>): Error =>
  Object.assign(new Error(facts.name ?? facts.code), facts);

/** The process that asked is gone, wherever it was: nothing of it goes on, and whoever waits for its answer hears nothing. */
export const CRASH = "ProcessGone";
export const isCrash = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === CRASH;

export interface FaultyWire {
  readonly carry: Carry;
  readonly counted: Readonly<Record<Fault, number>>;
  /** Calls carried, the faulty ones among them. */
  readonly calls: () => number;
  /** Until it is set otherwise; `{}` carries everything as it is. */
  rate(rates: Rates): void;
}

/** Carries as `carry` does, save for what goes wrong by the seed. */
export function faultyWire(carry: Carry, chance: Chance, rates: Rates = ROUGH): FaultyWire {
  const counted = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  let current = rates;
  let calls = 0;

  function drawn(operation: Operation): Fault | undefined {
    let left = chance.draw("fault");
    for (const fault of FAULTS) {
      left -= current[fault] ?? 0;
      if (left >= 0) continue;
      const fits =
        fault === "transaction conflict"
          ? operation === "TransactWriteItems"
          : fault !== "lost answer" || WRITES.has(operation);
      return fits ? fault : undefined;
    }
    return undefined;
  }

  return {
    counted,
    calls: () => calls,
    rate(next) {
      current = next;
    },
    async carry(operation, input): Promise<Answer> {
      calls += 1;
      const fault = drawn(operation);
      if (fault === undefined) return carry(operation, input);
      counted[fault] += 1;
      switch (fault) {
        case "latency":
          await sleep(chance.draw("latency") * LONGEST);
          return carry(operation, input);
        case "lost answer":
          await ended(carry(operation, input));
          throw error({ name: "TimeoutError" });
        case "crash after":
          await ended(carry(operation, input));
          throw error({ name: CRASH });
        case "crash before":
          throw error({ name: CRASH });
        case "lost request":
          throw error({ code: "ETIMEDOUT" });
        case "connection reset":
          // A connection breaks before the request or after it: nobody can tell.
          if (chance.draw("reset") < 0.5) await ended(carry(operation, input));
          throw error({ code: "ECONNRESET" });
        case "500":
          throw error({ name: "InternalServerError", $metadata: { httpStatusCode: 500 } });
        case "throttling":
          throw error({ name: "ProvisionedThroughputExceededException", $metadata: { httpStatusCode: 400 } });
        case "transaction conflict":
          throw conflictOf(input);
      }
    },
  };
}

/** Done or refused: whoever asked hears neither. */
const ended = (call: Promise<Answer>): Promise<unknown> => call.catch(() => undefined);

/** AWS names the operation that was in somebody's way and says "None" of the others. */
export function conflictOf(input: object, inTheWay: (index: number) => boolean = (index) => index === 0): Error {
  const { TransactItems = [] } = input as { TransactItems?: readonly unknown[] };
  return error({
    name: "TransactionCanceledException",
    CancellationReasons: TransactItems.map((_, index) => ({ Code: inTheWay(index) ? "TransactionConflict" : "None" })),
    $metadata: { httpStatusCode: 400 },
  });
}
