import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { type Actor, MINUTE, type Role, type Staff, system } from "../kernel/index.ts";
import { applied } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { Trail } from "./index.ts";

let w: World;
let central: Staff;
let aizhan: Staff;
let former: Staff;
let membershipKey: string;
const ops = <T>(work: () => Promise<T>) => w.as(system("ops"), work);

/** Somebody who holds the grant in the store as well. */
async function appointed(role: Role, name: string, region?: string): Promise<Staff> {
  const email = `trail-${role}-${name.length}@movement.example`;
  const { personId } = await ops(() => Identity.appoint({ email, name, role, region, language: "kk" }));
  return { ...staffActor(role, region ? { region } : {}), personId };
}

beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind }) => kind === "region");
  central = await appointed("central", "Дана Үлгіқызы");
  aizhan = await appointed("coordinator", "Айжан Сынақ", "71");
  former = await appointed("coordinator", "Бұрынғы Қызметкерова", "75");
  ({ membershipKey } = await w.guest(() => applied({ email: "trail@posta.example" })));
  for (let n = 0; n < 60; n += 1) {
    w.clock.advance(MINUTE);
    await w.as(n % 3 ? aizhan : central, () => Membership.view({ membershipKey }));
  }
  w.clock.advance(MINUTE);
  await w.as(former, () => Membership.queue({ region: "75" }));
  await w.as(central, () => Identity.revoke({ personId: former.personId, grant: "coordinator#75" }));
});
afterAll(() => w.stop());

type Asked = Parameters<typeof Trail.search>[0];
const search = (asked: Asked, actor: Actor = central) => w.as(actor, () => Trail.search(asked));
async function walk(asked: Asked) {
  const pages = [];
  let cursor: string | undefined;
  do {
    w.clock.advance(1);
    const page = await search({ ...asked, cursor });
    pages.push(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}

test("everybody's rows of both sides come newest first, in pages, none twice and none left out", async () => {
  const pages = await walk({ to: "2026-10-14" });
  const looks = pages.flat().filter(({ action }) => action === "membership.view");
  expect(looks).toHaveLength(60);
  expect(new Set(looks.map(({ at }) => at)).size).toBe(60);
  const times = pages.flat().map(({ at }) => at);
  expect(times).toEqual(times.toSorted().toReversed());
  expect(pages[0]).toHaveLength(50);
  const actions = new Set(pages.flat().map(({ action }) => action));
  for (const action of ["identity.appoint", "identity.revoke", "membership.queue", "trail.search"])
    expect(actions).toContain(action);
});

test("one asks for a colleague, also a former one, for a record, for a verb or its domain, for days", async () => {
  const byFormer = await search({ actor: former.personId });
  expect(byFormer.items).toMatchObject([{ action: "membership.queue", actorName: "Бұрынғы Қызметкерова" }]);
  const ofRecord = (await walk({ recordId: membershipKey })).flat();
  expect(ofRecord).toHaveLength(60);
  const hers = (await walk({ recordId: membershipKey, actor: aizhan.personId })).flat();
  expect(hers).toHaveLength(40);
  expect(new Set(hers.map(({ actorName }) => actorName))).toEqual(new Set(["Айжан Сынақ"]));
  expect((await search({ action: "identity.revoke" })).items).toMatchObject([{ recordId: former.personId }]);
  const domains = (await search({ action: "identity." })).items.map(({ action }) => action);
  expect(domains).toEqual(["identity.revoke", "identity.appoint", "identity.appoint", "identity.appoint"]);
  expect((await search({ from: "2026-10-15" })).items).toEqual([]);
  expect((await search({ to: "2026-10-13" })).items).toEqual([]);
  const day = { from: "2026-10-14", to: "2026-10-14", actor: former.personId };
  expect((await search(day)).items).toHaveLength(1);
  await expect(search({ from: "2026-10-15", to: "2026-10-14" })).rejects.toMatchObject({
    issues: [{ field: "to", code: "dates_backwards" }],
  });
});

test("who looked into the trail stands in it, with the names of what was asked and no more", async () => {
  w.clock.advance(MINUTE);
  await search({ recordId: "mem_x", actor: aizhan.personId });
  w.clock.advance(MINUTE);
  const [row] = (await search({ recordId: "trail" })).items.slice(1);
  expect(row).toMatchObject({ action: "trail.search", actor: central.personId, fields: ["actor", "recordId"] });
  expect(JSON.stringify(row)).not.toContain("mem_x");
});

test("the whole trail is central office's alone; everybody else has their own", async () => {
  for (const asked of [{}, { actor: central.personId }, { recordId: membershipKey }])
    await expect(search(asked, aizhan)).rejects.toMatchObject({ status: 403 });
  await expect(w.as(aizhan, () => Trail.hands({}))).rejects.toMatchObject({ status: 403 });
  const { items, cursor } = await w.as(aizhan, () => Trail.own({}));
  expect(new Set(items.map(({ actor }) => actor))).toEqual(new Set([aizhan.personId]));
  expect([items.length, cursor]).toEqual([40, undefined]);
  await expect(w.guest(() => Trail.own({}))).rejects.toMatchObject({ status: 401 });
});

test("a cursor opens nothing for another question or another reader", async () => {
  const { cursor } = await search({});
  const other = { ...central, personId: staffActor("central", {}, "other").personId };
  await expect(search({ cursor }, other)).rejects.toMatchObject({ status: 400 });
  await expect(search({ action: "membership.", cursor })).rejects.toMatchObject({ status: 400 });
  expect((await search({ cursor })).items.length).toBeGreaterThan(0);
});

test("a page of everybody's rows costs a bounded number of units, however many worked here", async () => {
  for (let n = 0; n < 40; n += 1) await appointed("coordinator", `Сынақ ${"а".repeat(n + 20)}`, "71");
  const { total, calls } = await w.capacity(() => search({}));
  console.log(`43 colleagues: ${total} units, ${calls.length} calls`);
  expect(total).toBeLessThanOrEqual(150);
});
