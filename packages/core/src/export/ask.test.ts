import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { DAY, GUEST, MINUTE, type Role, type Staff, system } from "../kernel/index.ts";
import { PersonalAudit, queryAll } from "../table/index.ts";
import { Export } from "./index.ts";

let w: World;
let central: Staff;
let astana: Staff;
let finance: Staff;
const worker = system("stream:Exports");

beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ kind }) => kind === "region");
  central = await appointed("central");
  astana = await appointed("coordinator", "71");
  finance = await appointed("finance");
  w.settle();
});
afterAll(() => w.stop());

/** A member of staff who holds the grant in the store as well. */
async function appointed(role: Role, region?: string): Promise<Staff> {
  const email = `${role}@movement.example`;
  const { personId } = await w.as(system("test"), () =>
    Identity.appoint({ email, name: "Дана Үлгіқызы", role, region, language: "kk" }),
  );
  return { ...staffActor(role, region === undefined ? {} : { region }), personId };
}

type Asked = Partial<Parameters<typeof Export.ask>[0]>;
const ask = (actor: Staff | typeof GUEST, over: Asked = {}, request?: { key: string; bodyHash: string }) => {
  w.clock.advance(10 * MINUTE);
  return w.as(actor, () => Export.ask({ kind: "applications", format: "csv", language: "kk", ...over }), request);
};
const progress = (actor: Staff, exportId: string) => w.as(actor, () => Export.progress({ exportId }));
const trail = (exportId: string) => w.as(worker, () => queryAll(PersonalAudit, { hash: exportId }));
const maker: Export.Maker = {
  sheet: async (_row, columns) => ({ heads: columns.map(({ field }) => field), cells: () => [] }),
  workbook: async () => new Uint8Array([1]),
};
async function made(actor: Staff, over: Asked = {}): Promise<string> {
  const { exportId } = await ask(actor, over);
  while (Export.UNFINISHED.has((await progress(actor, exportId)).state)) {
    await w.as(worker, () => Export.step(exportId, maker));
  }
  return exportId;
}

test("each asks for what their role reaches, and for nothing else", async () => {
  await expect(ask(astana, { region: "71" })).resolves.toHaveProperty("exportId");
  await expect(ask(finance, { kind: "gifts" })).resolves.toHaveProperty("exportId");
  for (const [actor, over] of [
    [astana, {}],
    [astana, { region: "75" }],
    [astana, { kind: "audit", region: "71" }],
    [finance, {}],
    [finance, { kind: "members" }],
    [central, { kind: "audit", region: "71" }],
    [staffActor("moderator", { council: "astana" }), { kind: "proposals", region: "71" }],
  ] as const) {
    await expect(ask(actor, over)).rejects.toMatchObject({ status: 403 });
  }
  await expect(ask(GUEST)).rejects.toMatchObject({ status: 401 });
  await expect(ask(central, { region: "99" })).rejects.toMatchObject({ issues: [{ field: "region" }] });
  await expect(ask(central, { from: "2026-10-02", to: "2026-10-01" })).rejects.toMatchObject({
    issues: [{ field: "to", code: "dates_backwards" }],
  });
});

test("a factor shown too long ago must be shown again first", async () => {
  w.clock.advance(10 * MINUTE);
  const stale = { ...central, provedAt: new Date(w.clock.now().getTime() - 10 * MINUTE).toISOString() };
  await expect(w.as(stale, () => Export.ask({ kind: "gifts", format: "csv", language: "kk" }))).rejects.toMatchObject({
    code: "step_up_required",
  });
});

test("the asking and each fetching stand in the trail: what, where, the names of columns and how many rows, no value", async () => {
  const exportId = await made(astana, { region: "71" });
  for (let time = 0; time < 2; time += 1) {
    w.clock.advance(MINUTE);
    const file = await w.as(astana, () => Export.fetchFile({ exportId, file: 1 }));
    expect(file).toMatchObject({ name: `applications-71-${w.clock.now().toISOString().slice(0, 10)}-1.csv` });
  }
  const rows = await trail(exportId);
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["export.ask", undefined, "applications@71"],
    ["export.fetch", "applications@71", "file-1:0"],
    ["export.fetch", "applications@71", "file-1:0"],
  ]);
  for (const { fields, role } of rows) {
    expect(fields).toContain("phone");
    expect(role).toBe("coordinator");
  }
});

test("an export is its asker's alone: to anybody else, and after a week to nobody, there is none", async () => {
  const exportId = await made(central, { kind: "gifts" });
  for (const actor of [finance, staffActor("central", {}, "other")]) {
    await expect(progress(actor, exportId)).rejects.toMatchObject({ status: 404 });
    await expect(w.as(actor, () => Export.fetchFile({ exportId, file: 1 }))).rejects.toMatchObject({ status: 404 });
  }
  await expect(w.as(central, () => Export.fetchFile({ exportId, file: 2 }))).rejects.toMatchObject({ status: 404 });
  expect((await trail(exportId)).map(({ action }) => action)).toEqual(["export.ask"]);
  w.settle();
  expect((await w.as(central, () => Export.mine({}))).map((row) => row.exportId)).toContain(exportId);
  w.clock.advance(7 * DAY);
  await expect(progress(central, exportId)).rejects.toMatchObject({ status: 404 });
  await expect(w.as(central, () => Export.fetchFile({ exportId, file: 1 }))).rejects.toMatchObject({ status: 404 });
  expect(await w.as(central, () => Export.mine({}))).toEqual([]);
});

test("whoever has lost the role, or sees less by now, fetches nothing any more", async () => {
  const exportId = await made(astana, { region: "71" });
  const fetched = (actor: Staff) => w.as(actor, () => Export.fetchFile({ exportId, file: 1 }));
  const elsewhere = {
    ...astana,
    grants: [
      { ...astana.grants[0], role: "coordinator" as const, reach: { region: "75" }, from: "2020-01-01T00:00:00.000Z" },
    ],
  };
  await expect(fetched(elsewhere)).rejects.toMatchObject({ status: 403 });
  // Central office sees no phone: a file with phones is not theirs, though its asker works there now.
  await expect(fetched({ ...central, personId: astana.personId })).rejects.toMatchObject({ status: 403 });
  await expect(fetched({ ...astana, grants: [] })).rejects.toMatchObject({ status: 403 });
  await expect(fetched(astana)).resolves.toHaveProperty("bytes");
});

test("asking twice with one key, or after a lost answer, is asking once", async () => {
  const request = { key: "k1", bodyHash: "b" };
  w.loseAnswer(({ tables }) => tables.includes("Exports"));
  const first = await ask(central, {}, request);
  expect(await ask(central, {}, request)).toEqual(first);
  expect(await trail(first.exportId)).toHaveLength(1);
});

test("somebody who asks for very many is asked to wait", async () => {
  w.clock.advance(DAY);
  const many = Array.from(
    { length: 6 },
    () => () => w.as(central, () => Export.ask({ kind: "gifts", format: "csv", language: "kk" })),
  );
  for (const one of many.slice(0, 5)) await one();
  await expect(many[5]?.()).rejects.toMatchObject({ status: 429 });
});

test("what may be asked for is told by kind and place", async () => {
  const choices = (actor: Staff) => w.as(actor, () => Export.choices(actor));
  expect(await choices(astana)).toEqual(
    ["applications", "members", "gifts", "bookings", "proposals"].map((kind) => ({ kind, places: ["71"] })),
  );
  expect((await choices(finance)).map(({ kind }) => kind)).toEqual(["gifts"]);
  const trailChoice = (await choices(central)).find(({ kind }) => kind === "audit");
  expect(trailChoice?.places).toEqual([undefined]);
});

test("asking costs little: the row, its audit row and the limit, without reading anything but the regions", async () => {
  const house = await world();
  const asking = await house.capacity(() =>
    house.as(central, () => Export.ask({ kind: "gifts", format: "csv", language: "kk" })),
  );
  expect(asking.units).toEqual({ Exports: 4, PersonalAudit: 3, Limits: 1 });
  await house.stop();
});
