import { createHash } from "node:crypto";
import { BusyError } from "@kz2050/core/kernel";
import { contentHmac } from "@kz2050/core/platform/tiptop";
import type { Condition, Engine, Item, Op } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import { API_SECRET, type Plant } from "./ground.ts";

const isOf = (op: Op, ...tables: readonly string[]): boolean => tables.includes(op.table.name);

/** The day is read and then written: what another wrote in between does not stand in the way. */
const readThenWrite = (engine: Engine): Engine => ({
  ...engine,
  attempt: (ops, writeId) =>
    engine.attempt(
      ops.map((op) => (isOf(op, "Days") ? { ...op, when: undefined } : op)),
      writeId,
    ),
});

/** Each try has a token of its own, so nobody knows their own write again. `engine` tries once. */
const freshToken = (engine: Engine): Engine => ({
  ...engine,
  async attempt(ops, writeId) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await engine.attempt(
          ops,
          createHash("sha256").update(`${writeId}${tries}`).digest("base64url").slice(0, 22),
        );
      } catch (error) {
        if (!(error instanceof BusyError) || tries >= 8) throw error;
      }
    }
  },
});

/** No row holds a request's key. */
const noRequests = (engine: Engine): Engine => ({
  ...engine,
  attempt(ops, writeId) {
    const left = ops.filter((op) => !isOf(op, "Requests", "PersonalRequests"));
    return engine.attempt(left, writeId);
  },
});

/** Sums are added by plain updates beside the watermark, and added again where the answer was lost. */
const blindAdd = (engine: Engine): Engine => ({
  ...engine,
  async attempt(ops, writeId) {
    const adds = ops.filter((op) => op.op === "update" && isOf(op, "Counts") && Object.keys(op.add).length > 0);
    const refusals =
      adds.length === ops.length
        ? []
        : await engine.attempt(
            ops.filter((op) => !adds.includes(op)),
            writeId,
          );
    if (refusals.length > 0) return refusals;
    for (const op of adds) await engine.attempt([{ ...op, blindAdd: true } as Op], writeId);
    return [];
  },
});

const NEVER = "9999-01-01T00:00:00.000Z";
const TIMES = ["until", "expiresAt", "confirmBy"];
const stretched = (item: Item): Item => ({
  ...item,
  ...Object.fromEntries(TIMES.flatMap((name) => (typeof item[name] === "string" ? [[name, NEVER]] : []))),
});
/** A condition without what it says of times. */
function timeless(when: Condition): Condition {
  if ("$all" in when) return { $all: (when.$all as readonly Condition[]).map(timeless) };
  if ("$any" in when) return { $any: (when.$any as readonly Condition[]).map(timeless) };
  return Object.fromEntries(
    Object.entries(when).map(([path, test]) => [path, TIMES.includes(path) ? { exists: true } : test]),
  );
}
/** What has run out is taken for standing by whoever reads it. */
const noExpiry = (engine: Engine): Engine => ({
  ...engine,
  async get(table, key, eventual) {
    const item = await engine.get(table, key, eventual);
    return item && ["Bookings", "PendingSupports", "Memberships"].includes(table.name) ? stretched(item) : item;
  },
  attempt: (ops, writeId) =>
    engine.attempt(
      ops.map((op) => (isOf(op, "Bookings", "Memberships") && op.when ? { ...op, when: timeless(op.when) } : op)),
      writeId,
    ),
});

/** The request that gives a support moves the count itself, and no stream does. */
const countInRequest = (engine: Engine): Engine => ({
  ...engine,
  async attempt(ops, writeId) {
    const refusals = await engine.attempt(ops, writeId);
    const [op] = ops;
    if (op?.op !== "put" || !isOf(op, "Supports")) return refusals;
    const counterId = `supports#${String(op.item.proposalShard).split("#")[0]}`;
    const Counts = TABLES.find(({ name }) => name === "Counts");
    if (!Counts) return refusals;
    const none = { set: {}, setIfAbsent: {}, remove: [], blindAdd: false };
    await engine.attempt(
      [{ op: "update", table: Counts, key: { counterId }, ...none, add: { value: 1 } }],
      `${writeId}+`,
    );
    return refusals;
  },
});

/** A letter goes to whoever holds it, claimed or not. */
const noClaim = (engine: Engine): Engine => ({
  ...engine,
  attempt: (ops, writeId) =>
    engine.attempt(
      ops.map((op) => (isOf(op, "Sent") ? { ...op, when: undefined } : op)),
      writeId,
    ),
});

/** Bugs to put in, each with what the laws must say of it at least once. */
export const BUGS = {
  "a booking that is read and then written": { engine: readThenWrite },
  "a fresh token for each try": { engine: freshToken, tries: 1 },
  "no row for a request's key": { engine: noRequests },
  "sums added with blind retry": { engine: blindAdd },
  "an expiry not checked on read": { engine: noExpiry },
  "an unsigned webhook taken": {
    gateway: (gateway) => ({
      ...gateway,
      read: ({ body, contentType }) => gateway.read({ body, contentType, header: () => contentHmac(API_SECRET, body) }),
    }),
  },
  "a count moved in the request": {
    engine: countInRequest,
    workers: (workers) =>
      workers.map((worker) =>
        worker.table === "Supports"
          ? { ...worker, handle: async () => ({ batchItemFailures: [], state: {} }) }
          : worker,
      ),
  },
  "a letter that nobody claims": { engine: noClaim },
} as const satisfies Readonly<Record<string, Plant>>;
export type Bug = keyof typeof BUGS;
