import { atOnce, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { system } from "../kernel/index.ts";
import { type Change, Stream } from "./index.ts";
import { inSheet, prefixes } from "./rules.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const worker = <T>(work: () => Promise<T>) => w.as(system("stream:test"), work);

/** The nth record of a shard; sequences of 9 and 10 show that they are compared as numbers. */
const change = (n: number, after: Record<string, unknown> = {}): Change => ({
  eventId: `e${n}`,
  sequence: String(n),
  kind: "insert",
  keys: { id: String(n) },
  after,
});
const changes = (from: number, to: number): Change[] =>
  Array.from({ length: to - from + 1 }, (_, n) => change(from + n));

test("a batch delivered again, halved, or begun anew in its middle counts each record once", async () => {
  const moves = () => ({ again: 1 });
  const batch = changes(1, 12);
  await worker(async () => {
    await Stream.count("t", "again", batch, moves);
    await Stream.count("t", "again", batch, moves);
    await Stream.count("t", "again", batch.slice(0, 6), moves);
    await Stream.count("t", "again", batch.slice(6), moves);
    await Stream.count("t", "again", changes(5, 20), moves);
    await Stream.count("t", "again", changes(9, 11), moves);
  });
  expect(await worker(() => Stream.countOf("again"))).toBe(20);
});

test("records that cancel each other out are behind the mark too", async () => {
  const moves = (each: Change) => ({ cancelled: each.sequence === "1" ? 1 : each.sequence === "2" ? -1 : 1 });
  await worker(async () => {
    await Stream.count("t", "cancel", changes(1, 2), moves);
    await Stream.count("t", "cancel", changes(2, 3), moves);
  });
  expect(await worker(() => Stream.countOf("cancelled"))).toBe(1);
});

test("a batch that moves nothing writes nothing", async () => {
  const { calls } = await w.capacity(() => worker(() => Stream.count("t", "idle", changes(1, 50), () => ({}))));
  expect(calls.map((call) => call.operation)).toEqual(["GetItem"]);
});

test("several workers on one batch count it once, and those who came late are told to come again", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const moves = () => ({ [`both${round}`]: 1 });
    const { done, refused } = await atOnce(8, () =>
      worker(() => Stream.count("t", `both${round}`, changes(1, 30), moves)),
    );
    expect(done.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toMatchObject({ code: "watermark_moved" });
    expect(await worker(() => Stream.countOf(`both${round}`))).toBe(30);
  }
});

test("two workers on overlapping batches, each coming again until it is done, count each record once", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const moves = (each: Change) => ({ [`lap${round}`]: 1, [`lap${round}#${Number(each.sequence) % 3}`]: 1 });
    const until = async (batch: Change[]) => {
      for (let tries = 0; tries < 50; tries += 1) {
        if (
          await Stream.count("t", `lap${round}`, batch, moves).then(
            () => true,
            () => false,
          )
        )
          return;
      }
      throw new Error("never done");
    };
    const { refused } = await atOnce(4, () => worker(() => until(changes(1, 40))));
    expect(refused).toEqual([]);
    await atOnce(2, () => worker(() => until(changes(30, 60))));
    const counts = await worker(() => Stream.countsOf([`lap${round}`, `lap${round}#0`, `lap${round}#1`, "never"]));
    expect(counts).toEqual([60, 20, 20, 0]);
  }
});

test("shards keep a mark each, so one's records do not hide another's", async () => {
  await worker(async () => {
    await Stream.count("t", "shard-a", changes(100, 110), () => ({ shards: 1 }));
    await Stream.count("t", "shard-b", changes(1, 5), () => ({ shards: 1 }));
  });
  expect(await worker(() => Stream.countOf("shards"))).toBe(16);
});

test("a batch of more than ninety counters goes in steps of whole records, in order", async () => {
  const moves = (each: Change) => ({ [`many#${each.sequence}`]: 1, [`many#${each.sequence}b`]: 2, many: 1 });
  const cuts = prefixes(changes(1, 100), moves);
  expect(cuts.map((cut) => cut.moves.size)).toEqual([89, 89, 25]);
  expect(cuts.map((cut) => Number(cut.sequence))).toEqual([44, 88, 100]);
  await worker(async () => {
    await Stream.count("t", "many", changes(1, 100), moves);
    await Stream.count("t", "many", changes(1, 100), moves);
    expect(await Stream.countsOf(["many", "many#7", "many#100b"])).toEqual([100, 1, 2]);
  });
});

test("many numbers of one sheet move in one row, once each, and are read together", async () => {
  const moves = (each: Change) => ({
    [inSheet("sheet", `day-${Number(each.sequence) % 30}`)]: 1,
    [inSheet("sheet", "all")]: 2,
    plain: 1,
  });
  expect(prefixes(changes(1, 200), moves)).toHaveLength(1);
  await worker(async () => {
    await Stream.count("t", "sheet", changes(1, 60), moves);
    await Stream.count("t", "sheet", changes(31, 60), moves);
    const [sheet, none] = await Stream.sheetsOf(["sheet", "nothing"]);
    expect(sheet).toMatchObject({ all: 120, "day-0": 2, "day-29": 2 });
    expect(none).toEqual({});
    expect(await Stream.countOf("plain")).toBe(60);
    const truth = new Map([
      [inSheet("sheet", "all"), 121],
      [inSheet("sheet", "day-7"), 2],
    ]);
    expect([...(await Stream.repair(truth))]).toEqual([["sheet|all", 1]]);
    expect((await Stream.sheetsOf(["sheet"]))[0]).toMatchObject({ all: 121, "day-7": 2 });
  });
});

test("a step whose answer is lost is counted once", async () => {
  w.loseAnswer();
  await worker(() => Stream.count("t", "lost", changes(1, 9), () => ({ lost: 1 })));
  expect(await worker(() => Stream.countOf("lost"))).toBe(9);
});

test("a recount mends what drifted, says by how much, and leaves what is right alone", async () => {
  await worker(async () => {
    await Stream.count("t", "drift", changes(1, 5), () => ({ "drift#a": 1, "drift#b": 2 }));
    const truth = new Map([
      ["drift#a", 5],
      ["drift#b", 7],
      ["drift#c", 4],
    ]);
    expect([...(await Stream.repair(truth))]).toEqual([
      ["drift#b", -3],
      ["drift#c", 4],
    ]);
    expect(await Stream.countsOf([...truth.keys()])).toEqual([5, 7, 4]);
    expect(await Stream.repair(truth)).toEqual(new Map());
    await Stream.count("t", "drift", changes(6, 6), () => ({ "drift#b": 2 }));
    expect(await Stream.countOf("drift#b")).toBe(9);
  });
});

test("a parked record keeps its first code and no image, and central office alone may ask for it again", async () => {
  const failed = change(7, { name: "Айгүл" });
  await worker(async () => {
    await Stream.park("Letters", failed, "mailbox_gone");
    await Stream.park("Letters", failed, "something_else");
  });
  const parked = await worker(() => Stream.getParked("Letters", "e7"));
  expect(parked).toMatchObject({ code: "mailbox_gone", keys: { id: "7" } });
  expect(JSON.stringify(parked)).not.toContain("Айгүл");
  const ask = () => Stream.askReplay({ streamName: "Letters", eventId: "e7" });
  await expect(w.as(staffActor("coordinator", { region: "71" }), ask)).rejects.toMatchObject({ status: 403 });
  await w.as(staffActor("central"), ask, { key: "k", bodyHash: "b" });
  await w.as(staffActor("central"), ask, { key: "k", bodyHash: "b" });
  expect(await worker(() => Stream.getParked("Letters", "e7"))).toHaveProperty("replayAskedAt");
  await worker(() => Stream.markReplayed("Letters", "e7"));
  await expect(w.as(staffActor("central"), ask)).rejects.toMatchObject({ code: "wrong_state" });
});
