import { type Description, type Item, type Op, type Table, table } from "@kz2050/core/table";
import { type World, world } from "@kz2050/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { sizeOf } from "./capacity.ts";
import { meterOf } from "./capacity-meter.ts";

const Thing = z.looseObject({ id: z.string(), part: z.string() });
const key = { hash: "id", range: "part" } as const;
const described = (name: string, indexes: Description["indexes"]) =>
  table({ name, schema: Thing, key, indexes }) as unknown as Table<Record<string, unknown>, "id" | "part">;
const TABLES = [
  described("Plain", {}),
  described("Sparse", { byQueue: { hash: "queue", range: "since", project: [] } }),
  described("Listed", {
    byState: { hash: "state", range: "id", project: ["name", "tags"] },
    byPart: { hash: "part", project: ["count"] },
  }),
];

let w: World;
beforeAll(async () => {
  w = await world({ tables: TABLES });
});
afterAll(() => w.stop());

const text = fc.oneof(
  fc.constantFrom("", "ә", "Қазақстан", "71", "élan", "𐰴"),
  fc.integer({ min: 0, max: 1400 }).map((length) => "ң".repeat(length)),
);
const keyText = fc.constantFrom("a", "ә", "қ2", "71#submitted");
const number = fc.oneof(
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fc.constantFrom(0, 100, 1200, 1.5, 0.001, 123.45),
);
const inner = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const value = fc.oneof(
  { arbitrary: inner, weight: 4 },
  fc.array(inner, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom("kk", "ru", "original"), inner),
);
const fields = fc.record(
  {
    queue: keyText,
    since: keyText,
    state: keyText,
    name: text,
    tags: fc.array(text, { maxLength: 2 }),
    count: number,
    about: value,
  },
  { requiredKeys: [] },
);
const step = fc.record({
  verb: fc.constantFrom("put", "put", "update", "delete", "check", "get", "batch", "query"),
  on: fc.nat({ max: TABLES.length - 1 }),
  id: fc.constantFrom("a", "ә", "b"),
  fields,
  gone: fc.subarray(["queue", "since", "state", "name", "about"]),
  eventual: fc.boolean(),
  alone: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** An update may not set and remove the same. */
function opOf({ verb, on, id, fields, gone }: Step): Op {
  const of = TABLES[on] as (typeof TABLES)[number];
  const key = { id, part: "1" };
  if (verb === "put") return of.put({ ...key, ...fields });
  if (verb === "delete") return of.delete(key);
  if (verb === "check") return of.check(key, { id: { not: "never" } });
  return of.update(key, { upsert: true, set: fields, remove: gone.filter((name) => !(name in fields)) as never[] });
}

test("our own figure for every write and every read is the engine's", async () => {
  const { engine, taken } = meterOf(w);
  const read = async ({ verb, on, id, eventual }: Step) => {
    const of = TABLES[on] as (typeof TABLES)[number];
    if (verb === "get") await engine.get(of, { id, part: "1" }, eventual);
    if (verb === "batch")
      await engine.batchGet(
        of,
        ["a", "ә", "none"].map((one) => ({ id: one, part: "1" })),
        eventual,
      );
    if (verb !== "query") return;
    await engine.query(of, { hash: id, eventual });
    for (const index of Object.keys(of.indexes))
      await engine.query(of, { index, hash: index === "byPart" ? "1" : "қ2" });
  };
  let writes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const waiting = new Map<string, Op>();
      for (const one of steps) {
        if (["get", "batch", "query"].includes(one.verb)) await read(one);
        else {
          // A transaction touches each item once.
          waiting.set(`${one.on} ${one.id}`, opOf(one));
          if (!one.alone) continue;
          await engine.attempt([...waiting.values()], `w${writes++}`);
          waiting.clear();
        }
      }
      await engine.attempt([...waiting.values()], `w${writes++}`);
      for (const deed of taken()) if (!deed.isRefused) expect(deed.ours).toEqual(deed.engines);
    }),
    { numRuns: 60, seed: 2050 },
  );
  expect(writes).toBeGreaterThan(150);
});

test("an item weighs its names and its values, in bytes", () => {
  const weighs = (item: Item) => sizeOf(item);
  expect(weighs({ id: "қ" })).toBe(2 + 2);
  expect(weighs({ n: 1_760_000_000, m: -12, o: 0, p: 123.45 })).toBe(1 + 3 + (1 + 3) + (1 + 1) + (1 + 4));
  expect(weighs({ l: ["a", "b"], m: { aa: "b" }, b: true, x: undefined })).toBe(1 + 7 + (1 + 7) + (1 + 1));
});
