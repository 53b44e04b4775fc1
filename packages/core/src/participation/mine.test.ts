import { NOON, type World, world } from "@kz2050/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { DAY, HOUR, linkToken } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import {
  appliedBy,
  bookedBy,
  type Ground,
  givenBy,
  ground,
  proposedBy,
  purposeOf,
  supportedBy,
  told,
} from "./fixture.ts";
import { Participation } from "./index.ts";

let w: World;
let on: Ground;
beforeAll(async () => {
  w = await world({ at: NOON });
  on = await w.guest(() => ground(REFERENCE_DATA));
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

const personOf = (email: string) => w.guest(async () => (await Identity.meet({ email, language: "kk" })).personId);
const actorOf = (personId: string) => ({ kind: "person", personId, sessionId: "s", provedAt: NOON }) as const;
const linesOf = async (email: string) =>
  (await w.as(actorOf(await personOf(email)), () => Participation.mine({}))).lines;
const byLink = (id: string) =>
  w.guest(async () => Participation.confirm({ purpose: purposeOf(id), id, token: linkToken(purposeOf(id), id) }));
const begun = (...works: readonly (() => Promise<string>)[]) =>
  w.guest(async () => {
    const ids: string[] = [];
    for (const work of works) {
      w.clock.advance(1000);
      ids.push(await work());
    }
    await told(...ids);
    return ids;
  });

test("a person sees all they did, the newest first, with what it is about and what can be done next", async () => {
  const email = "bari@posta.example";
  const ids = await begun(
    () => appliedBy(email),
    () => givenBy(email, on.campaignId),
    () => bookedBy(email, on.lecturerId),
    () => proposedBy(email),
    () => supportedBy(email, on.proposalId),
  );
  const waiting = await linesOf(email);
  expect(waiting.map(({ recordId }) => recordId)).toEqual(ids.toReversed());
  expect(waiting.map(({ what, state, isPending, can }) => [what, state, isPending, can.join()])).toEqual([
    ["support", "pending", true, "confirm"],
    ["proposal", "unconfirmed", true, "confirm"],
    ["booking", "held", true, "confirm"],
    ["gift", "pledged", false, "pay"],
    ["application", "unconfirmed", true, "confirm"],
  ]);
  expect(waiting.map(({ link }) => link.purpose)).toEqual([
    "support",
    "proposal",
    "lecture-confirm",
    "gift",
    "membership",
  ]);
  await byLink(ids[0] ?? "");
  const done = await linesOf(email);
  expect(done.map(({ what, state, can }) => [what, state, can.join()])).toEqual([
    ["support", "supported", "withdraw"],
    ["proposal", "confirmed", "withdraw"],
    ["booking", "requested", "cancel"],
    ["gift", "pledged", "pay"],
    ["application", "submitted", "withdraw"],
  ]);
  expect(done.map(({ title }) => title?.kk)).toEqual([
    "Мектеп жанына жаяу жүргінші өткелі",
    "Мектеп жанына жаяу жүргінші өткелі",
    "Айбек Нұрланұлы Сынақов",
    "Ауыл кітапханасына кітап",
    undefined,
  ]);
  expect(done.find(({ what }) => what === "gift")?.tiyn).toBe(500_000);
  expect(done.find(({ what }) => what === "booking")).toMatchObject({
    date: expect.stringMatching(/^2026-10-/),
    link: { purpose: "lecture-booking" },
  });
});

test("only who is signed in sees lines, and only their own", async () => {
  await begun(() => appliedBy("bireu@posta.example"));
  await expect(w.guest(() => Participation.mine({}))).rejects.toMatchObject({ status: 401 });
  expect(await linesOf("basqa-bireu@posta.example")).toEqual([]);
});

test("a line says how its record stands now, whatever was noted when", async () => {
  const email = "kui@posta.example";
  const [application = "", booking = "", proposal = "", support = ""] = await begun(
    () => appliedBy(email),
    () => bookedBy(email, on.lecturerId),
    () => proposedBy(email),
    () => supportedBy(email, on.proposalId),
  );
  await byLink(application);
  await w.guest(async () => {
    await Membership.withdraw({ membershipKey: application, token: linkToken("membership", application) });
    const { school } = Lecture.LINKS;
    await Lecture.cancel({ bookingId: booking, token: linkToken(school, booking), side: "school", reason: "plans" });
    await Council.withdraw({ proposalId: proposal, token: linkToken("proposal", proposal) });
    await Council.withdrawSupport({ supportId: support, token: linkToken("support", support) });
  });
  const states = (await linesOf(email)).map(({ what, state, can }) => [what, state, can.length]).toSorted();
  expect(states).toEqual([
    ["application", "withdrawn", 0],
    ["booking", "cancelled", 0],
    ["proposal", "withdrawn", 0],
    ["support", "withdrawn", 0],
  ]);
});

test("the streams may tell of a record again, late and out of order: its line stays as it was", async () => {
  const email = "kesh@posta.example";
  const [application = "", support = ""] = await begun(
    () => appliedBy(email),
    () => supportedBy(email, on.proposalId),
  );
  const personId = await personOf(email);
  const deedOf = (id: string) => w.guest(() => Identity.deedOf(personId, id));
  const stale = await deedOf(application);
  expect(stale).toMatchObject({ isPending: true, expiry: (Date.parse(NOON) + 48 * HOUR) / 1000 + 1 });
  await byLink(application);
  await w.guest(() => told(application, support));
  const { item: _item, kind: _kind, ...late } = stale ?? ({} as NonNullable<typeof stale>);
  await w.guest(() => Identity.noteDeed(late));
  for (const id of [application, support]) {
    const deed = await deedOf(id);
    expect([deed?.isPending, deed?.expiry]).toEqual([undefined, undefined]);
  }
});

test("however often a support was asked for, a proposal has one line", async () => {
  const email = "eki-ret@posta.example";
  const [first = "", second = ""] = await begun(
    () => supportedBy(email, on.proposalId),
    () => supportedBy(email, on.proposalId),
  );
  expect((await linesOf(email)).map(({ state }) => state)).toEqual(["pending"]);
  await byLink(second);
  expect(await linesOf(email)).toMatchObject([{ recordId: first, state: "supported", can: ["withdraw"] }]);
  await w.guest(() => Council.withdrawSupport({ supportId: second, token: linkToken("support", second) }));
  expect(await linesOf(email)).toMatchObject([{ state: "withdrawn" }]);
  await begun(() => supportedBy(email, on.proposalId));
  expect(await linesOf(email)).toMatchObject([{ state: "pending", can: ["confirm"] }]);
});

test("a support stays in its person's actions though its waiting row forgot them and is gone", async () => {
  const email = "uzaq@posta.example";
  const [support = ""] = await begun(() => supportedBy(email, on.proposalId));
  await byLink(support);
  w.clock.advance(500 * DAY);
  expect(await linesOf(email)).toMatchObject([{ recordId: support, state: "supported" }]);
});

test("what a guest did counts for the person they turned out to be", async () => {
  const email = "ekinshi-poshta@posta.example";
  const [gone, kept] = [await personOf(email), await personOf("birinshi-poshta@posta.example")];
  const [early = ""] = await begun(() => supportedBy(email, on.proposalId));
  await w.guest(() => Identity.redirect(gone, kept));
  await w.guest(() => told(early));
  expect(await w.guest(() => Identity.deedOf(gone, early))).toBeUndefined();
  expect(await w.guest(() => Identity.deedOf(kept, early))).toMatchObject({ isPending: true });
});

test("a line that stopped waiting while it went to another person waits no more there", async () => {
  const [gone, kept] = [await personOf("ketti@posta.example"), await personOf("qaldy@posta.example")];
  const [early = ""] = await begun(() => supportedBy("ketti@posta.example", on.proposalId));
  const stale = await w.guest(() => Identity.deedOf(gone, early));
  await w.guest(() => Identity.redirect(gone, kept));
  await byLink(early);
  if (stale) await w.guest(() => Identity.moveDeed(stale, kept));
  expect((await w.guest(() => Identity.deedOf(kept, early)))?.isPending).toBeUndefined();
  // The other way about: moved first, as it stood.
  const [late = ""] = await begun(() => supportedBy("taghy@posta.example", on.proposalId));
  const other = await personOf("taghy@posta.example");
  const waiting = await w.guest(() => Identity.deedOf(other, late));
  await w.guest(() => Identity.redirect(other, kept));
  if (waiting) await w.guest(() => Identity.moveDeed(waiting, kept));
  expect(await w.guest(() => Identity.deedOf(other, late))).toBeUndefined();
  expect(await w.guest(() => Identity.deedOf(kept, late))).toMatchObject({ isPending: true });
  await byLink(late);
  expect((await w.guest(() => Identity.deedOf(kept, late)))?.isPending).toBeUndefined();
});

test("a line costs its stream one write", async () => {
  const ids = await w.guest(async () => [
    await appliedBy("olsheu@posta.example"),
    await supportedBy("olsheu@posta.example", on.proposalId),
  ]);
  for (const id of ids) {
    const first = await w.capacity(() => w.guest(() => told(id)));
    const again = await w.capacity(() => w.guest(() => told(id)));
    const puts = ({ calls }: typeof first) =>
      calls.filter(({ operation, tables }) => operation === "PutItem" && tables.includes("People")).length;
    console.info(`capacity line ${id.slice(0, 3)}: first ${JSON.stringify(first.units)}, again ${again.total}`);
    expect(puts(first)).toBe(1);
    expect(puts(again)).toBeLessThanOrEqual(1);
  }
});

test("what the lines of many actions cost grows with their number alone", async () => {
  const email = "kop@posta.example";
  for (let n = 0; n < 4; n += 1) {
    await begun(() => givenBy(email, on.campaignId));
    w.clock.advance(11 * 60_000);
  }
  const personId = await personOf(email);
  const { calls, total } = await w.capacity(() => w.as(actorOf(personId), () => Participation.mine({})));
  console.info(`capacity mine: 4 gifts ${total} in ${calls.length} calls`);
  expect(calls).toHaveLength(3);
});
