import { atOnce, officeToken, RACE_ROUNDS, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GUEST, linkCode, linkToken, system } from "../kernel/index.ts";
import { queryAll, scanAll } from "../table/index.ts";
import { Identity } from "./index.ts";
import { Sessions } from "./table.ts";

const DANA = {
  email: "dana@movement.example",
  name: "Дана Үлгіқызы",
  role: "central" as const,
  language: "kk" as const,
};
const MINUTE = 60_000;

let w: World;
let personId = "";
beforeAll(async () => {
  w = await world();
  personId = (await w.as(system("ops"), () => Identity.appoint(DANA))).personId;
});
afterAll(() => w.stop());
beforeEach(() => w.clock.advance(60 * MINUTE));

const ask = async (email = DANA.email) =>
  (await w.guest(() => Identity.askCode({ email, language: "kk", door: "staff" }))).challengeId;
const codeOf = (challengeId: string) => w.guest(async () => linkCode("office", challengeId));
const enter = (challengeId: string, code: string) => w.guest(() => Identity.enterCode({ challengeId, code }));
const enterRight = async (challengeId: string) => enter(challengeId, await codeOf(challengeId));
const notices = (challengeId: string) => w.guest(() => Identity.noticesOf(challengeId));
const bearer = (token: string) => w.guest(() => Identity.bearerOf(token));
const actor = (token: string) => w.guest(() => Identity.staffOf(token));
/** A session that has shown its factor. */
const signedIn = () => w.guest(() => officeToken(DANA.email));
const wrong = async (challengeId: string) =>
  String((Number(await codeOf(challengeId)) + 1) % 1_000_000).padStart(6, "0");

test("the mailed code opens a session of who asked", async () => {
  const challengeId = await ask();
  expect(await notices(challengeId)).toMatchObject([
    { to: { personId }, withCode: true, link: { purpose: "office", id: challengeId } },
  ]);
  const { token, expiresIn } = await enterRight(challengeId);
  expect(expiresIn).toBe(30 * 60);
  expect(await bearer(token)).toMatchObject({
    session: { personId, door: "staff" },
    staff: { kind: "staff", personId, grants: [{ role: "central", reach: "country" }] },
  });
});

test("a code is good once, and nothing is mailed for it after a try", async () => {
  const challengeId = await ask();
  await enterRight(challengeId);
  await expect(enterRight(challengeId)).rejects.toMatchObject({ code: "code_expired" });
  expect(await notices(challengeId)).toEqual([]);
});

test("one right code entered ten times at once opens one session", async () => {
  const challengeId = await ask();
  const { done } = await atOnce(10, () => enterRight(challengeId));
  expect(done).toHaveLength(1);
});

test("a code is good for ten minutes", async () => {
  const [early, late] = [await ask(), await ask()];
  w.clock.advance(10 * MINUTE - 1);
  await enterRight(early);
  w.clock.advance(1);
  await expect(enterRight(late)).rejects.toMatchObject({ code: "code_expired" });
  expect(await notices(late)).toEqual([]);
});

test("of twenty wrong guesses at once five are compared, and then the right code is refused too", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const challengeId = await ask();
    const guess = await wrong(challengeId);
    const { done, refused } = await atOnce(20, () => enter(challengeId, guess));
    expect(done).toEqual([]);
    const codes = refused.map((error) => (error as { code: string }).code);
    expect(codes.filter((code) => code === "code_wrong")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_tries")).toHaveLength(15);
    await expect(enterRight(challengeId)).rejects.toMatchObject({ code: "too_many_tries" });
    const token = await w.guest(async () => linkToken("office", challengeId));
    await expect(w.guest(() => Identity.enterLink({ challengeId, token }))).rejects.toMatchObject({
      code: "too_many_tries",
    });
  }
});

test("the right code after four wrong ones opens", async () => {
  const challengeId = await ask();
  for (let n = 0; n < 4; n += 1)
    await expect(enter(challengeId, await wrong(challengeId))).rejects.toMatchObject({ code: "code_wrong" });
  await enterRight(challengeId);
});

test("a lost answer costs one try, and a right code still opens", async () => {
  const challengeId = await ask();
  w.loseAnswer((call) => call.tables.includes("Challenges"));
  await enterRight(challengeId);
});

test("the mailed link's button opens as the code does, once; another record's token does not", async () => {
  const [challengeId, other] = [await ask(), await ask()];
  const token = await w.guest(async () => linkToken("office", challengeId));
  const open = (id: string) => w.guest(() => Identity.enterLink({ challengeId: id, token }));
  await expect(open(other)).rejects.toMatchObject({ status: 404 });
  expect(await bearer((await open(challengeId)).token)).toBeDefined();
  await expect(open(challengeId)).rejects.toMatchObject({ code: "code_expired" });
});

test("an unknown mailbox gets the same answer and no mail, and even the right code opens nothing", async () => {
  const challengeId = await ask("nobody@posta.example");
  expect(challengeId).toMatch(/^chl_/);
  expect(await notices(challengeId)).toEqual([]);
  await expect(enterRight(challengeId)).rejects.toMatchObject({ status: 409, code: "code_wrong" });
});

test("a challenge of another shape is refused as input, one that never was as expired", async () => {
  await expect(enter("", "123456")).rejects.toMatchObject({ status: 422 });
  await expect(enter("../People", "123456")).rejects.toMatchObject({ status: 422 });
  await expect(enter(`chl_${"0".repeat(26)}`, "123456")).rejects.toMatchObject({ code: "code_expired" });
});

test("the same code under one request key is still judged anew", async () => {
  const challengeId = await ask();
  const code = await codeOf(challengeId);
  const keyed = () => w.as(GUEST, () => Identity.enterCode({ challengeId, code }), { key: "k", bodyHash: "b" });
  await keyed();
  await expect(keyed()).rejects.toMatchObject({ code: "code_expired" });
});

test("a session ends after an hour without a click, and lasts twelve with them", async () => {
  const idle = await signedIn();
  w.clock.advance(60 * MINUTE - 1);
  expect(await actor(idle)).toBeDefined();
  w.clock.advance(60 * MINUTE);
  expect(await actor(idle)).toBeUndefined();

  const busy = await signedIn();
  for (let minutes = 30; minutes < 12 * 60; minutes += 30) {
    w.clock.advance(30 * MINUTE);
    expect(await actor(busy), `${minutes} minutes`).toBeDefined();
  }
  w.clock.advance(30 * MINUTE);
  expect(await actor(busy)).toBeUndefined();
});

test("a session's clicks are noted at most every five minutes", async () => {
  const token = await signedIn();
  w.clock.advance(4 * MINUTE);
  const soon = await w.capacity(() => actor(token));
  w.clock.advance(2 * MINUTE);
  const later = await w.capacity(() => actor(token));
  const writes = ({ calls }: typeof soon) => calls.filter((call) => call.operation === "UpdateItem").length;
  expect([writes(soon), writes(later)]).toEqual([0, 1]);
});

test("signing out ends the session, and another of the same person stays", async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  await w.guest(() => Identity.signOut(one));
  expect(await actor(one)).toBeUndefined();
  expect(await actor(two)).toBeDefined();
  await w.guest(() => Identity.signOut("never-was"));
});

test("only the hash of a session's token is kept", async () => {
  const { token } = await enterRight(await ask());
  const rows = await w.guest(() => queryAll(Sessions, { index: "byPerson", hash: personId }));
  expect(rows.length).toBeGreaterThan(0);
  const all: unknown[] = [];
  await w.as(system("test"), async () => {
    for await (const row of scanAll(Sessions)) all.push(row);
  });
  expect(JSON.stringify(all)).not.toContain(token);
  expect(await actor(String((all[0] as { sessionHash: string }).sessionHash))).toBeUndefined();
});
