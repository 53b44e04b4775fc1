import { atOnce, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { action, anyone, ConflictError, inScope, staff } from "../kernel/index.ts";
import {
  Audit,
  attempt,
  attemptAside,
  batchGet,
  type Engine,
  get,
  PersonalAudit,
  PersonalRequests,
  queryAll,
  queryPage,
  Requests,
  scanAll,
  table,
  write,
} from "./index.ts";

const Room = z.object({ roomId: z.string(), state: z.string().optional(), seats: z.int().optional() });
const Rooms = table({ name: "Rooms", schema: Room, key: { hash: "roomId" } });
const Letters = table({ name: "Letters", personal: true, schema: Room, key: { hash: "roomId" } });

let w: World;
beforeAll(async () => {
  w = await world({ tables: [Rooms, Letters, Audit, PersonalAudit, Requests, PersonalRequests] });
});
afterAll(() => w.stop());

const guest = <T>(work: () => Promise<T>) => w.guest(work);
const keyed = <T>(key: string, work: () => Promise<T>, bodyHash = "body") =>
  w.as({ kind: "guest" }, work, { key, bodyHash });
const room = (roomId: string) => guest(() => get(Rooms, { roomId }));
const RoomId = z.object({ roomId: z.string() });

/** Takes one of three seats: the refusal of a full room is an ordinary answer. */
const takeSeat = action({
  name: "room.take-seat",
  access: anyone,
  input: RoomId,
  async run({ roomId }) {
    const [refusal] = await attempt(Rooms.update({ roomId }, { add: { seats: 1 }, when: { seats: { lt: 3 } } }));
    if (refusal) throw new ConflictError("room_full");
    return "seated";
  },
  again: async () => "seated",
});

/** As kind as the house's example: a rule refuses before the write is tried. */
const close = action({
  name: "room.close",
  access: anyone,
  input: RoomId,
  async run({ roomId }) {
    if ((await get(Rooms, { roomId }))?.state !== "open") throw new ConflictError("room_not_open");
    await write(Rooms.update({ roomId }, { set: { state: "closed" }, when: { state: "open" } }));
    return "closed";
  },
  again: async () => "closed",
});

test("a repeat under its key is answered again even where the state it made would now refuse it", async () => {
  await guest(() => write(Rooms.put({ roomId: "full", seats: 2 })));
  expect(await keyed("a", () => takeSeat({ roomId: "full" }))).toBe("seated");
  await expect(keyed("b", () => takeSeat({ roomId: "full" }))).rejects.toMatchObject({ code: "room_full" });
  expect(await keyed("a", () => takeSeat({ roomId: "full" }))).toBe("seated");
  expect((await room("full"))?.seats).toBe(3);
});

test("a repeat is known by an engine that tells of one failed condition of several", async () => {
  await guest(() => write(Rooms.put({ roomId: "told-once", seats: 2 })));
  const engine = w.deps.engine as Engine;
  const terse: Engine = { ...engine, attempt: async (...asked) => (await engine.attempt(...asked)).slice(0, 1) };
  const seat = (key: string, bodyHash = "body") =>
    inScope({ ...w.deps, engine: terse, actor: { kind: "guest" }, requestId: key, request: { key, bodyHash } }, () =>
      takeSeat({ roomId: "told-once" }),
    );
  expect(await seat("terse")).toBe("seated");
  expect(await seat("terse")).toBe("seated");
  await expect(seat("terse", "other")).rejects.toMatchObject({ code: "idempotency_mismatch" });
  await expect(seat("another")).rejects.toMatchObject({ code: "room_full" });
});

test("a rule that refuses before the write does not refuse the repeat of what was done", async () => {
  await guest(() => write(Rooms.put({ roomId: "early", state: "open" })));
  expect(await keyed("c", () => close({ roomId: "early" }))).toBe("closed");
  expect(await keyed("c", () => close({ roomId: "early" }))).toBe("closed");
  await expect(keyed("c", () => close({ roomId: "early" }), "other")).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
  await expect(keyed("d", () => close({ roomId: "early" }))).rejects.toMatchObject({ code: "room_not_open" });
  await expect(guest(() => close({ roomId: "early" }))).rejects.toMatchObject({ code: "room_not_open" });
});

test.each(["", "ә".repeat(600), "x".repeat(1025)])(
  "a key that no record can have (%#) is one of no record",
  async (roomId) => {
    expect(await room(roomId)).toBeUndefined();
    expect(await guest(() => batchGet(Rooms, [{ roomId }]))).toEqual([]);
    expect(await guest(() => queryAll(Rooms, { hash: roomId }))).toEqual([]);
    expect(await guest(() => queryPage(Rooms, { hash: roomId }))).toEqual({ items: [] });
    await expect(
      guest(() => write(Rooms.update({ roomId }, { set: { state: "x" }, when: { state: "open" } }))),
    ).rejects.toMatchObject({ status: 404 });
  },
);

test("a refused first try leaves no key, so the retry is judged anew", async () => {
  await guest(() => write(Rooms.put({ roomId: "later", state: "draft", seats: 3 })));
  await expect(keyed("e", () => takeSeat({ roomId: "later" }))).rejects.toMatchObject({ code: "room_full" });
  await expect(keyed("f", () => close({ roomId: "later" }))).rejects.toMatchObject({ code: "room_not_open" });
  await guest(() => write(Rooms.put({ roomId: "later", state: "open", seats: 0 })));
  expect(await keyed("e", () => takeSeat({ roomId: "later" }))).toBe("seated");
  expect(await keyed("f", () => close({ roomId: "later" }))).toBe("closed");
  expect(await room("later")).toMatchObject({ state: "closed", seats: 1 });
});

test("one request sent twenty times at once is done once and answered alike each time", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const roomId = `rush-${round}`;
    await guest(() => write(Rooms.put({ roomId, seats: 2, state: "open" })));
    const seats = await atOnce(20, () => keyed(`rush-${round}`, () => takeSeat({ roomId })));
    expect(seats).toEqual({ done: Array(20).fill("seated"), refused: [] });
    const closed = await atOnce(20, () => keyed(`rush-${round}`, () => close({ roomId })));
    expect(closed).toEqual({ done: Array(20).fill("closed"), refused: [] });
    expect(await room(roomId)).toMatchObject({ seats: 3, state: "closed" });
  }
});

test("a key is kept two days, and then it is free again", async () => {
  await guest(() => write(Rooms.put({ roomId: "old", seats: 0 })));
  const now = w.clock.now().toISOString();
  await keyed("g", () => takeSeat({ roomId: "old" }));
  w.clock.advance(47 * 3_600_000);
  await keyed("g", () => takeSeat({ roomId: "old" }));
  expect((await room("old"))?.seats).toBe(1);
  w.clock.advance(2 * 3_600_000);
  await keyed("g", () => takeSeat({ roomId: "old" }), "another body");
  expect((await room("old"))?.seats).toBe(2);
  w.clock.set(now);
});

const writeLetter = action({
  name: "letter.write",
  access: anyone,
  input: RoomId,
  async run({ roomId }) {
    await write(Letters.update({ roomId }, { upsert: true, set: { state: "written" } }));
  },
  again: async () => undefined,
});

test("the key of a personal change stays on the personal side of the wall", async () => {
  await keyed("h", () => writeLetter({ roomId: "letter" }));
  const rows = (from: typeof Requests) =>
    w.as({ kind: "system", name: "test" }, async () => {
      const found: string[] = [];
      for await (const row of scanAll(from)) found.push(row.action);
      return found;
    });
  expect(await rows(PersonalRequests)).toEqual(["letter.write"]);
  expect(await rows(Requests)).not.toContain("letter.write");
});

test("a staff read of a personal record, asked by a posted form, is audited on the personal side", async () => {
  const read = action({
    name: "letter.read",
    access: staff({ central: "country" }),
    input: RoomId,
    async run({ roomId }, { within, audit }) {
      within({});
      audit({ recordId: roomId, fields: ["state"] });
      await write();
      return (await get(Letters, { roomId }))?.state;
    },
  });
  const central = staffActor("central");
  expect(await w.as(central, () => read({ roomId: "letter" }), { key: "i", bodyHash: "b" })).toBe("written");
  const rows = await guest(() => queryAll(PersonalAudit, { hash: "letter" }));
  expect(rows).toMatchObject([{ action: "letter.read", fields: ["state"], actor: central.personId }]);
  expect(JSON.stringify(rows)).not.toContain("written");
  // A form refused, shown again with what it is about, mended and sent under the same token, reads once more.
  expect(await w.as(central, () => read({ roomId: "letter" }), { key: "i", bodyHash: "mended" })).toBe("written");
  expect(await guest(() => queryAll(PersonalAudit, { hash: "letter" }))).toHaveLength(2);
});

const open = action({
  name: "room.open",
  access: anyone,
  input: z.object({ state: z.string() }),
  async run({ state }, { newId }) {
    const roomId = newId("room", Rooms);
    if (state === "refused") throw new ConflictError("not_today");
    await write(Rooms.put({ roomId, state }, { unless: "exists" }));
    return { roomId, state };
  },
  again: async (_input, old) => ({ roomId: String(old.roomId), state: String(old.state) }),
});

test("an action inside another leaves the request's key to the outer one", async () => {
  const both = action({
    name: "room.open-two",
    access: anyone,
    input: z.object({}),
    async run(_input, { newId }) {
      const inner = await open({ state: "inner" });
      const roomId = newId("room");
      await write(Rooms.put({ roomId, state: inner.roomId }, { unless: "exists" }));
      return { inner: inner.roomId, outer: roomId };
    },
    again: async (_input, old) => ({ inner: String(old.state), outer: String(old.roomId) }),
  });
  const first = await keyed("j", () => both({}));
  expect(first.inner).not.toBe(first.outer);
  expect(await keyed("j", () => both({}))).toEqual(first);
  expect(await keyed("j", () => open({ state: "mine" }))).toMatchObject({ state: "mine" });
});

test("a record named first in an action is found again though a rule refuses by now", async () => {
  let refuse = false;
  const book = action({
    name: "room.book",
    access: anyone,
    input: z.object({}),
    async run(_input, { newId }) {
      const roomId = newId("room", Rooms);
      if (refuse) throw new ConflictError("room_taken");
      await write(Rooms.put({ roomId, state: "held" }, { unless: "exists" }));
      return roomId;
    },
    again: async (_input, old) => String(old.roomId),
  });
  const held = await keyed("k", () => book({}));
  refuse = true;
  expect(await keyed("k", () => book({}))).toBe(held);
  await expect(keyed("k", () => book({}), "other")).rejects.toMatchObject({
    status: 422,
    code: "idempotency_mismatch",
  });
  await expect(keyed("l", () => book({}))).rejects.toMatchObject({ code: "room_taken" });
});

test("an action that finds its work done and writes nothing still refuses its key with another body", async () => {
  const shut = action({
    name: "room.shut",
    access: anyone,
    input: RoomId,
    async run({ roomId }) {
      if ((await get(Rooms, { roomId }))?.state === "shut") return "shut";
      await write(Rooms.update({ roomId }, { upsert: true, set: { state: "shut" } }));
      return "shut";
    },
    again: async () => "shut",
  });
  for (let n = 0; n < 2; n += 1) expect(await keyed("p", () => shut({ roomId: "shut" }))).toBe("shut");
  expect(await keyed("q", () => shut({ roomId: "shut" }))).toBe("shut");
  await expect(keyed("p", () => shut({ roomId: "shut" }), "other")).rejects.toMatchObject({
    code: "idempotency_mismatch",
  });
});

test("an unkeyed action is done each time, whatever the request's key", async () => {
  const count = action({
    name: "room.count",
    access: anyone,
    unkeyed: true,
    input: RoomId,
    async run({ roomId }) {
      await write(Rooms.update({ roomId }, { upsert: true, add: { seats: 1 } }));
    },
  });
  for (let n = 0; n < 3; n += 1) await keyed("m", () => count({ roomId: "counted" }));
  expect((await room("counted"))?.seats).toBe(3);
});

test("a write beside the action stays though the action is refused, and leaves it its one write", async () => {
  const tell = action({
    name: "room.tell",
    access: anyone,
    input: z.object({ refuse: z.boolean() }),
    async run({ refuse }) {
      await attemptAside(Rooms.update({ roomId: "aside" }, { upsert: true, add: { seats: 1 } }));
      if (refuse) throw new ConflictError("no");
      await write(Rooms.update({ roomId: "told" }, { upsert: true, add: { seats: 1 } }));
    },
    again: async () => undefined,
  });
  await expect(keyed("n", () => tell({ refuse: true }))).rejects.toMatchObject({ code: "no" });
  await keyed("n", () => tell({ refuse: false }));
  expect([(await room("aside"))?.seats, (await room("told"))?.seats]).toEqual([2, 1]);
});

test("a change whose audit row cannot be written is not made", async () => {
  const decide = action({
    name: "room.decide",
    access: staff({ central: "country" }),
    input: RoomId,
    async run({ roomId }, { within, audit }) {
      within({});
      audit({ recordId: roomId, after: "decided" });
      await write(Rooms.put({ roomId, state: "decided" }));
    },
  });
  let draws = 0;
  // The first draw names the audit row, the next the write: every try names the same row, as chance never would.
  const random = (bytes: number) => (draws++ % 2 === 0 ? new Uint8Array(bytes) : w.deps.random(bytes));
  const decideNow = () =>
    inScope({ ...w.deps, random, actor: staffActor("central"), requestId: "r" }, () => decide({ roomId: "audited" }));
  await decideNow();
  await guest(() => write(Rooms.put({ roomId: "audited", state: "undecided" })));
  await expect(decideNow()).rejects.toMatchObject({ status: 409 });
  expect((await room("audited"))?.state).toBe("undecided");
});

test.each([["Rooms"], ["Requests"]])(
  "an answer lost on the way from %s's transaction is told from a repeat",
  async (name) => {
    await guest(() => write(Rooms.put({ roomId: `lost-${name}`, seats: 0 })));
    w.loseAnswer((call) => call.tables.includes(name));
    expect(await keyed(`lost-${name}`, () => takeSeat({ roomId: `lost-${name}` }))).toBe("seated");
    expect((await room(`lost-${name}`))?.seats).toBe(1);
  },
);

test("a lost answer of a record named by its key is no repeat and no conflict", async () => {
  w.loseAnswer();
  const made = await keyed("o", () => open({ state: "new" }));
  expect(await room(made.roomId)).toMatchObject({ state: "new" });
});
