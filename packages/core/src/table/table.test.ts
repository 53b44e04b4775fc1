import { atOnce, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import {
  action,
  anyone,
  BusyError,
  ConflictError,
  ForbiddenError,
  GUEST,
  inScope,
  NotFoundError,
  StaleError,
  staff,
} from "../kernel/index.ts";
import { createEngine } from "./dynamo.ts";
import { signed } from "./dynamo-signed.ts";
import {
  Audit,
  any,
  attempt,
  batchGet,
  get,
  PersonalAudit,
  PersonalRequests,
  queryAll,
  queryPage,
  Requests,
  table,
  write,
} from "./index.ts";

const Place = z.object({
  placeId: z.string(),
  status: z.string().optional(),
  region: z.string().optional(),
  name: z.string().optional(),
  taken: z.int().optional(),
  version: z.int().optional(),
});
const Places = table({
  name: "Places",
  schema: Place,
  key: { hash: "placeId" },
  indexes: { byRegion: { hash: "region", range: "placeId", project: ["status"] } },
  stream: "images",
});
const Secretive = table({ name: "Secretive", personal: true, schema: Place, key: { hash: "placeId" } });

let w: World;
beforeAll(async () => {
  w = await world({ tables: [Places, Secretive, Audit, PersonalAudit, Requests, PersonalRequests] });
});
afterAll(() => w.stop());

test("of 50 puts of one key at once, one is written and 49 are refused", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { done, refused } = await atOnce(50, (n) =>
      w.guest(() => write(Places.put({ placeId: `race-${round}`, name: String(n) }, { unless: "exists" }))),
    );
    expect(done).toHaveLength(1);
    expect(refused).toHaveLength(49);
    for (const error of refused) expect(error).toBeInstanceOf(ConflictError);
  }
}, 30_000);

test("64 racers for 10 places: 10 get one, whatever the order", async () => {
  await w.guest(() => write(Places.put({ placeId: "hall", taken: 0 })));
  const { done } = await atOnce(64, (n) =>
    w.guest(() =>
      write(
        Places.update({ placeId: "hall" }, { add: { taken: 1 }, when: { taken: { lt: 10 } } }),
        Places.put({ placeId: `seat-${n}` }, { unless: "exists" }),
      ),
    ),
  );
  expect(done).toHaveLength(10);
  expect((await w.guest(() => get(Places, { placeId: "hall" })))?.taken).toBe(10);
}, 30_000);

test.each([
  ["put", () => Places.put({ placeId: "lost-put", taken: 1 }, { unless: "exists" })],
  ["update", () => Places.update({ placeId: "lost-update" }, { set: { status: "done" }, when: { status: "new" } })],
  ["add", () => Places.update({ placeId: "lost-update" }, { add: { taken: 1 } })],
  ["delete", () => Places.delete({ placeId: "lost-delete" }, { when: { placeId: { exists: true } } })],
])("a %s whose answer is lost after it was done counts as done, once", async (kind, op) => {
  await w.guest(() => write(Places.put({ placeId: "lost-update", status: "new", taken: 0 })));
  await w.guest(() => write(Places.put({ placeId: "lost-delete" })));
  w.loseAnswer();
  await w.guest(() => write(op()));
  const after = await w.guest(() => get(Places, { placeId: "lost-update" }));
  if (kind === "add") expect(after?.taken).toBe(1);
  if (kind === "update") expect(after?.status).toBe("done");
  if (kind === "delete") expect(await w.guest(() => get(Places, { placeId: "lost-delete" }))).toBeUndefined();
});

test("a transaction whose answer is lost is done once", async () => {
  await w.guest(() => write(Places.put({ placeId: "sum", taken: 0 })));
  w.loseAnswer();
  await w.guest(() =>
    write(
      Places.update({ placeId: "sum" }, { add: { taken: 1 } }),
      Places.put({ placeId: "part" }, { unless: "exists" }),
    ),
  );
  expect((await w.guest(() => get(Places, { placeId: "sum" })))?.taken).toBe(1);
});

test("a record that is not there is 404, one in another state 409, one that moved on 412", async () => {
  await w.guest(() => write(Places.put({ placeId: "state", status: "open", version: 3 })));
  const close = (placeId: string, from: string) =>
    w.guest(() => write(Places.update({ placeId }, { set: { status: "closed" }, when: { status: from } })));
  await expect(close("nowhere", "open")).rejects.toBeInstanceOf(NotFoundError);
  await expect(close("state", "draft")).rejects.toMatchObject({ status: 409, code: "wrong_state" });
  const edit = (version: number) =>
    w.guest(() => write(Places.update({ placeId: "state" }, { set: { name: "x" }, version })));
  await expect(edit(2)).rejects.toBeInstanceOf(StaleError);
  await edit(3);
  expect((await w.guest(() => get(Places, { placeId: "state" })))?.version).toBe(4);
});

test("conditions combine, and reserved words are only names", async () => {
  await w.guest(() => write(Places.put({ placeId: "words", status: "a", name: "b", region: "71" })));
  const when = any({ status: "z" }, { name: ["a", "b"], region: { beginsWith: "7" } });
  await w.guest(() => write(Places.update({ placeId: "words" }, { set: { status: "y" }, when })));
  expect(
    await w.guest(() => attempt(Places.update({ placeId: "words" }, { set: {}, when: { status: { not: "y" } } }))),
  ).toHaveLength(1);
});

test("more than a hundred operations are refused before they are sent", async () => {
  const ops = Array.from({ length: 101 }, (_, n) => Places.put({ placeId: `many-${n}` }));
  await expect(w.guest(() => write(...ops))).rejects.toThrow("101 operations");
});

test("a personal table and another never share a transaction", async () => {
  const both = w.guest(() => write(Places.put({ placeId: "p" }), Secretive.put({ placeId: "p" })));
  await expect(both).rejects.toThrow("No transaction spans");
});

test("a wire that stays dead answers busy, not a false conflict", async () => {
  const client = {
    endpoint: "http://127.0.0.1:1",
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const engine = createEngine({ tableName: (name) => name, carry: signed(client), tries: 3 });
  const dead = <T>(work: () => Promise<T>) => inScope({ ...w.deps, engine, actor: GUEST, requestId: "dead" }, work);
  const put = Places.put({ placeId: "x" }, { unless: "exists" });
  await expect(dead(() => write(put))).rejects.toBeInstanceOf(BusyError);
  await expect(dead(() => write(put, Places.delete({ placeId: "y" })))).rejects.toBeInstanceOf(BusyError);
  await expect(dead(() => get(Places, { placeId: "x" }))).rejects.toBeInstanceOf(BusyError);
}, 30_000);

test("pages follow on, and a cursor opens no other list", async () => {
  await w.guest(async () => {
    for (let n = 0; n < 5; n += 1) await write(Places.put({ placeId: `page-${n}`, region: "10" }));
    const first = await queryPage(Places, { index: "byRegion", hash: "10", limit: 3 });
    expect(first.items.map((item) => item.placeId)).toEqual(["page-0", "page-1", "page-2"]);
    const second = await queryPage(Places, { index: "byRegion", hash: "10", limit: 3, cursor: first.cursor });
    expect(second.items.map((item) => item.placeId)).toEqual(["page-3", "page-4"]);
    const elsewhere = queryPage(Places, { index: "byRegion", hash: "11", limit: 3, cursor: first.cursor });
    await expect(elsewhere).rejects.toMatchObject({ status: 400 });
    const found = await batchGet(Places, [{ placeId: "page-4" }, { placeId: "gone" }, { placeId: "page-0" }]);
    expect(found.map((item) => item.placeId)).toEqual(["page-4", "page-0"]);
  });
});

const close = action({
  name: "place.close",
  access: staff({ coordinator: "region", central: "country" }),
  input: z.object({ placeId: z.string(), region: z.string() }),
  async run({ placeId, region }, { within, audit }) {
    within({ region });
    audit({ recordId: placeId, before: "open", after: "closed", reason: "done" });
    await write(Places.update({ placeId }, { set: { status: "closed" }, when: { status: "open" } }));
  },
});

test("a staff verb leaves its audit row in the same write; a refused one leaves none", async () => {
  await w.guest(() => write(Places.put({ placeId: "audited", status: "open", region: "71" })));
  const coordinator = staffActor("coordinator", { region: "71" });
  await w.as(coordinator, () => close({ placeId: "audited", region: "71" }));
  const refused = w.as(coordinator, () => close({ placeId: "audited", region: "71" }));
  await expect(refused).rejects.toMatchObject({ code: "wrong_state" });
  const rows = await w.guest(() => queryAll(Audit, { hash: "audited" }));
  expect(rows).toMatchObject([
    { action: "place.close", actor: coordinator.personId, role: "coordinator", before: "open", after: "closed" },
  ]);
});

test("a coordinator of another region is forbidden, a guest is asked to sign in", async () => {
  const elsewhere = w.as(staffActor("coordinator", { region: "75" }), () =>
    close({ placeId: "audited", region: "71" }),
  );
  await expect(elsewhere).rejects.toBeInstanceOf(ForbiddenError);
  await expect(w.guest(() => close({ placeId: "audited", region: "71" }))).rejects.toMatchObject({ status: 401 });
});

test("a grant that has ended admits nobody from that minute", async () => {
  const actor = staffActor("central");
  const ended = { ...actor, grants: actor.grants.map((grant) => ({ ...grant, until: w.clock.now().toISOString() })) };
  await expect(w.as(ended, () => close({ placeId: "audited", region: "71" }))).rejects.toBeInstanceOf(ForbiddenError);
});

const careless = action({
  name: "place.careless",
  access: staff({ central: "country" }),
  input: z.object({ twice: z.boolean() }),
  async run({ twice }, { within, audit }) {
    if (!twice) return write(Places.put({ placeId: "careless" }));
    within({});
    audit({ recordId: "careless" });
    await write(Places.put({ placeId: "careless" }));
    await write(Places.put({ placeId: "careless" }));
  },
});

test("a staff verb that forgets where it acts, or writes twice, fails", async () => {
  const actor = staffActor("central");
  await expect(w.as(actor, () => careless({ twice: false }))).rejects.toThrow("where it acts");
  await expect(w.as(actor, () => careless({ twice: true }))).rejects.toThrow("one write");
});

const name = action({
  name: "place.name",
  access: anyone,
  input: z.object({ name: z.string().min(2), taken: z.int().max(5), kind: z.enum(["a", "b"]) }),
  run: async (input) => input,
});

const found = action({
  name: "place.found",
  access: anyone,
  input: z.object({ name: z.string() }),
  async run({ name }, { newId }) {
    const placeId = newId("plc");
    await write(Places.put({ placeId, name }, { unless: "exists" }));
    return placeId;
  },
  again: async (_input, old) => String(old.placeId),
});

test("the same request many times at once makes one record and one answer; its key with another body is refused", async () => {
  const request = { key: "form-1", bodyHash: "same" };
  const actor = { kind: "guest" } as const;
  const { done, refused } = await atOnce(20, () => w.as(actor, () => found({ name: "x" }), request));
  expect(refused).toEqual([]);
  expect(new Set(done).size).toBe(1);
  const other = w.as(actor, () => found({ name: "y" }), { key: "form-1", bodyHash: "other" });
  await expect(other).rejects.toMatchObject({ status: 422, code: "idempotency_mismatch" });
});

test("a transition asked again under its key answers again, and is done and audited once", async () => {
  await w.guest(() => write(Places.put({ placeId: "again", status: "open", region: "71" })));
  const actor = staffActor("coordinator", { region: "71" });
  const closeAgain = action({
    name: "place.close-again",
    access: staff({ coordinator: "region" }),
    input: z.object({ placeId: z.string() }),
    async run({ placeId }, { within, audit }) {
      within({ region: "71" });
      audit({ recordId: placeId, after: "closed" });
      await write(Places.update({ placeId }, { set: { status: "closed" }, when: { status: "open" } }));
      return "closed";
    },
    again: async () => "closed",
  });
  const { done } = await atOnce(5, () =>
    w.as(actor, () => closeAgain({ placeId: "again" }), { key: "k", bodyHash: "b" }),
  );
  expect(done).toEqual(Array(5).fill("closed"));
  expect(await w.guest(() => queryAll(Audit, { hash: "again" }))).toHaveLength(1);
});

test("bad input names each field", async () => {
  const error = await w.guest(() =>
    name({ name: "", taken: 9, kind: "c" as "a" }).catch((refusal: unknown) => refusal),
  );
  expect(error).toMatchObject({
    status: 422,
    issues: [
      { field: "name", code: "required" },
      { field: "taken", code: "too_big", params: { max: 5 } },
      { field: "kind", code: "invalid_choice" },
    ],
  });
});

test("in a lagging world an index still shows the old state until it settles", async () => {
  const slow = await world({ tables: [Places], lag: true });
  await slow.guest(async () => {
    await write(Places.put({ placeId: "slow", region: "71", status: "new" }));
    expect(await queryAll(Places, { index: "byRegion", hash: "71" })).toEqual([]);
    slow.settle();
    await write(Places.update({ placeId: "slow" }, { set: { status: "old" } }));
    expect((await queryAll(Places, { index: "byRegion", hash: "71" }))[0]?.status).toBe("new");
    expect((await get(Places, { placeId: "slow" }))?.status).toBe("old");
  });
  await slow.stop();
});
