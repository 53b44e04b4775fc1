import { atOnce, loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GUEST, system } from "../kernel/index.ts";
import { get, PersonalAudit, queryAll } from "../table/index.ts";
import { Identity } from "./index.ts";
import { Addresses } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ kind }) => kind === "region" || kind === "council");
});
afterAll(() => w.stop());

const ops = <T>(work: () => Promise<T>) => w.as(system("ops"), work);
const central = staffActor("central");
const asCentral = <T>(work: () => Promise<T>, request?: { key: string; bodyHash: string }) =>
  w.as(central, work, request);
const DANA = {
  email: "dana@movement.example",
  name: "Дана Үлгіқызы",
  role: "central" as const,
  language: "kk" as const,
};
const ERLAN = {
  email: "erlan@movement.example",
  name: "Ерлан Сынақов",
  role: "coordinator" as const,
  region: "71",
  language: "kk" as const,
};
const auditOf = (personId: string) => w.guest(() => queryAll(PersonalAudit, { hash: personId }));

/** The token of a session that has shown its second factor. */
async function signIn(email: string): Promise<string> {
  return w.guest(async () => {
    const { personId } = await Identity.meet({ email, language: "kk" });
    const provedAt = w.clock.now().toISOString();
    return (await Identity.openSession({ personId, door: "staff", device: "", provedAt })).token;
  });
}

test("a stage's first member is made once, however often it is asked, and audited once", async () => {
  const { done } = await atOnce(5, () => ops(() => Identity.appoint(DANA)));
  expect(done.filter(({ made }) => made)).toHaveLength(1);
  const personId = done[0]?.personId ?? "";
  expect(await auditOf(personId)).toMatchObject([
    { action: "identity.appoint", actor: "system:ops", after: "central#country", fields: ["grant"] },
  ]);
  await expect(w.guest(() => Identity.appoint(DANA))).rejects.toMatchObject({ status: 401 });
  await expect(asCentral(() => Identity.appoint(DANA))).rejects.toMatchObject({ status: 403 });
});

test("appointing again does not bring back a role that was ended", async () => {
  const made = await ops(() => Identity.appoint({ ...DANA, email: "former@movement.example" }));
  await asCentral(() => Identity.revoke({ personId: made.personId, grant: "central#country" }));
  expect(await ops(() => Identity.appoint({ ...DANA, email: "former@movement.example" }))).toEqual({
    personId: made.personId,
    made: false,
  });
  expect(await w.guest(() => Identity.grantsOf(made.personId))).toEqual([]);
});

test("central office gives and ends roles; both are in the trail, without the mailbox or the name", async () => {
  const { personId, grant } = await asCentral(() => Identity.grant(ERLAN));
  expect(grant).toBe("coordinator#71");
  const token = await signIn(ERLAN.email);
  expect(await w.guest(() => Identity.staffOf(token))).toMatchObject({
    grants: [{ role: "coordinator", reach: { region: "71" } }],
  });
  await asCentral(() => Identity.revoke({ personId, grant }));
  expect(await w.guest(() => Identity.staffOf(token))).toBeUndefined();
  const rows = await auditOf(personId);
  expect(new Set(rows.map(({ action, actor, role }) => `${action} ${actor} ${role}`))).toEqual(
    new Set([`identity.grant ${central.personId} central`, `identity.revoke ${central.personId} central`]),
  );
  expect(JSON.stringify(rows)).not.toMatch(/erlan|Ерлан|movement/);
});

test("a role ends at its minute, not at the next sign-in", async () => {
  const until = new Date(w.clock.now().getTime() + 30 * 60_000).toISOString();
  await asCentral(() => Identity.grant({ ...ERLAN, email: "short@movement.example", until }));
  const token = await signIn("short@movement.example");
  w.clock.advance(30 * 60_000 - 1);
  expect(await w.guest(() => Identity.staffOf(token))).toBeDefined();
  w.clock.advance(1);
  expect(await w.guest(() => Identity.staffOf(token))).toBeUndefined();
});

test("nobody but central office gives or ends a role", async () => {
  const { personId } = await ops(() => Identity.appoint(DANA));
  const others = [
    staffActor("coordinator", { region: "71" }),
    staffActor("moderator", { council: "astana" }),
    staffActor("finance"),
    staffActor("central", { region: "71" }),
  ];
  for (const other of others) {
    await expect(w.as(other, () => Identity.grant({ ...ERLAN, email: "no@movement.example" }))).rejects.toMatchObject({
      status: 403,
    });
    await expect(w.as(other, () => Identity.revoke({ personId, grant: "central#country" }))).rejects.toMatchObject({
      status: 403,
    });
  }
});

test.each([
  ["coordinator" as const, "region"],
  ["moderator" as const, "council"],
  ["member" as const, "council"],
])("a %s without a %s would reach the whole country, and is not made", async (role, field) => {
  const { region: _, ...nowhere } = ERLAN;
  const refusal = { status: 422, issues: [{ field, code: "required" }] };
  await expect(asCentral(() => Identity.grant({ ...nowhere, role }))).rejects.toMatchObject(refusal);
  await expect(ops(() => Identity.appoint({ ...nowhere, role }))).rejects.toMatchObject(refusal);
});

test("a form sent twice gives a role once, ends it once, and keeps the minute it ended", async () => {
  const someone = { ...ERLAN, email: "twice@movement.example" };
  const give = () => asCentral(() => Identity.grant(someone), { key: "give", bodyHash: "b" });
  const first = await give();
  expect(await give()).toEqual(first);
  const end = (key: string) => asCentral(() => Identity.revoke(first), { key, bodyHash: "b" });
  await end("end");
  await end("end");
  const ended = (await asCentral(() => Identity.listStaff({}))).find(
    ({ personId }) => personId === first.personId,
  )?.until;
  w.clock.advance(60_000);
  await expect(end("later")).rejects.toMatchObject({ code: "wrong_state" });
  expect(
    (await asCentral(() => Identity.listStaff({}))).find(({ personId }) => personId === first.personId)?.until,
  ).toBe(ended);
  expect(await auditOf(first.personId)).toHaveLength(2);
});

test("one mailbox is one person, however it is spelled and however often it is met at once", async () => {
  const spellings = ["meet@posta.example", "MEET@posta.example", "meet+x@Posta.Example"];
  const { done } = await atOnce(12, (n) =>
    w.guest(() => Identity.meet({ email: spellings[n % 3] ?? "", language: "kk" })),
  );
  expect(new Set(done.map(({ personId }) => personId)).size).toBe(1);
  const keyed = () =>
    w.as(GUEST, () => Identity.meet({ email: "meet@posta.example", language: "kk" }), { key: "k", bodyHash: "b" });
  expect(await keyed()).toEqual(done[0]);
  expect(await keyed()).toEqual(done[0]);
});

test("a confirmation makes the profile and keeps the first moment, however often it comes", async () => {
  const { personId } = await w.guest(() => Identity.meet({ email: "confirm@posta.example", language: "kk" }));
  const confirm = () =>
    w.as(system("link"), () => Identity.confirmAddress({ personId, language: "ru" }), { key: "k", bodyHash: "b" });
  const at = w.clock.now().toISOString();
  await confirm();
  w.clock.advance(60_000);
  await confirm();
  await expect(w.guest(() => Identity.confirmAddress({ personId, language: "ru" }))).rejects.toMatchObject({
    status: 401,
  });
  const [address, profile] = await w.guest(async () => [
    await get(Addresses, { addressKey: personId.replace("per_", "adr_") }),
    await Identity.profileOf(personId),
  ]);
  expect([address?.confirmedAt, profile?.createdAt]).toEqual([at, at]);
});

test("nobody ends their own role, so the office never locks itself out", async () => {
  const { personId } = await ops(() => Identity.appoint({ ...DANA, email: "last@movement.example" }));
  const revoke = w.as({ ...staffActor("central"), personId }, () =>
    Identity.revoke({ personId, grant: "central#country" }),
  );
  await expect(revoke).rejects.toMatchObject({ status: 409, code: "own_grant" });
  expect(await w.guest(() => Identity.grantsOf(personId))).toHaveLength(1);
});
