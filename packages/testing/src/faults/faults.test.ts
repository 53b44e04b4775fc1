import type { Engine } from "@kz2050/core/table";
import type { Carry } from "@kz2050/core/table/carry";
import { TABLES } from "@kz2050/core/tables";
import { expect, test } from "vitest";
import { Burst } from "./actors.ts";
import { BUGS, type Bug } from "./bugs.ts";
import { chance, inLane } from "./chance.ts";
import { conflicts } from "./conflicts.ts";
import { ground } from "./ground.ts";
import { broken } from "./laws.ts";
import { newPlay } from "./play.ts";
import { runActors } from "./run-actors.ts";
import { caught } from "./run-bugs.ts";
import { FAULTS, faultyWire } from "./wire.ts";

const quiet: Carry = async () => ({});
const SEED = 2050;

test("the same seed loses, breaks and delays the same calls of each lane, whatever the other lanes do", async () => {
  const told = async (lanes: readonly string[]) => {
    const wire = faultyWire(quiet, chance(SEED));
    const calls = (lane: string) =>
      inLane(lane, async () => {
        const said: string[] = [];
        for (let n = 0; n < 200; n += 1) {
          const call = wire.carry(n % 2 ? "PutItem" : "TransactWriteItems", { TransactItems: [{}, {}] });
          said.push(
            await call.then(
              () => "done",
              (error: Error & { code?: string }) => error.code ?? error.name,
            ),
          );
        }
        return said;
      });
    const said = await Promise.all(lanes.map(calls));
    return { first: said[lanes.indexOf("one")], counted: wire.counted };
  };
  const [alone, together] = [await told(["one"]), await told(["two", "one", "three"])];
  expect(together.first).toEqual(alone.first);
  for (const fault of FAULTS) expect(together.counted[fault], fault).toBeGreaterThan(0);
});

test("of two transactions that want one record the later is cancelled, and told which operation was in the way", async () => {
  const tableName = (name: string) => name;
  const { carry, refused } = conflicts(quiet, TABLES, { tableName, milliseconds: 5 });
  const put = (TableName: string, id: string) => ({
    Put: { TableName, Item: { giftId: { S: id }, postingId: { S: id } } },
  });
  const of = (...items: object[]) => carry("TransactWriteItems", { TransactItems: items });
  const first = of(put("Gifts", "a"), put("Postings", "x"));
  await expect(of(put("Gifts", "b"), put("Postings", "x"))).rejects.toMatchObject({
    name: "TransactionCanceledException",
    CancellationReasons: [{ Code: "None" }, { Code: "TransactionConflict" }],
  });
  await expect(carry("PutItem", put("Gifts", "a").Put)).rejects.toMatchObject({ name: "TransactionConflictException" });
  await carry("PutItem", put("Gifts", "c").Put);
  await first;
  await of(put("Gifts", "b"), put("Postings", "x"));
  expect(refused()).toBe(2);
});

test("whatever goes wrong on the wire, what people were told is what is stored, and every law holds", async () => {
  const { play, violations } = await runActors(SEED, 30);
  expect(violations).toEqual([]);
  const faults = Object.values(play.ground.wire.counted).reduce((sum, count) => sum + count, 0);
  expect(faults).toBeGreaterThan(20);
  expect(play.story.done.size).toBeGreaterThan(8);
});

test.each([
  ["an unsigned webhook taken", 100],
  ["an expiry not checked on read", 100],
] satisfies [Bug, number][])("the laws notice %s", async (bug, seed) => {
  expect(await caught(bug, seed, 1, 60)).toMatch(/no order of what was done tells what is stored/);
});

/** Two read a lecturer's day before either writes. */
function readTogether(engine: Engine): Engine {
  let readers = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    ...engine,
    async batchGet(table, keys, eventual) {
      const found = await engine.batchGet(table, keys, eventual);
      if (table.name === "Days") {
        readers += 1;
        if (readers === 2) resolve();
        await promise;
      }
      return found;
    },
  };
}

test("of two schools that read one free time one has it, and the laws notice a booking that is read and then written", async () => {
  const wish = { does: "hold", which: 0, n: 1 };
  const both = new Burst(
    [0, 1].map((who) => ({ ...wish, who })),
    0,
  );
  const outcomeOf = async (planted: (engine: Engine) => Engine) => {
    const place = await ground(SEED, { engine: (engine) => readTogether(planted(engine)) });
    const play = newPlay(place);
    try {
      await both.run(play.model, play).catch(() => undefined);
      return { held: play.story.done.get("hold"), said: [...(await broken(play))].join("\n") };
    } finally {
      await place.stop();
    }
  };
  expect(await outcomeOf((engine) => engine)).toEqual({ held: 1, said: "" });
  const { held, said } = await outcomeOf(BUGS["a booking that is read and then written"].engine);
  expect(held).toBe(2);
  expect(said).toMatch(/no order of what was done tells what is stored/);
  expect(said).toMatch(/ overlap$/m);
});
