import { createPump, type Pump } from "@kz2050/local/pump";
import { atOnce, NOON, staffActor, type World, world } from "@kz2050/testing";
import { STREAM_WORKERS } from "@kz2050/workers";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import { inScope, linkToken, MINUTE, system } from "../kernel/index.ts";
import { Membership } from "../membership/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { type Engine, get, PersonalAudit, queryAll } from "../table/index.ts";
import { TABLES } from "../tables.ts";
import {
  appliedBy,
  bookedBy,
  crashing,
  type Ground,
  givenBy,
  ground,
  proposedBy,
  publishedBy,
  purposeOf,
  supportedBy,
  told,
  tracesOf,
} from "./fixture.ts";
import { Participation } from "./index.ts";
import { Merges } from "./table.ts";

let w: World;
let on: Ground;
let pump: Pump;
beforeAll(async () => {
  w = await world({ at: NOON });
  on = await w.guest(() => ground(REFERENCE_DATA));
  const seen = new Map<string, string>();
  pump = createPump({
    endpoint: w.endpoint,
    tableName: w.tableName,
    workers: STREAM_WORKERS,
    deps: {
      ...w.deps,
      enqueue: async () => undefined,
      mailer: { send: async () => undefined },
      publicOrigin: "https://kz.example",
      officeOrigin: "https://office.example",
    },
    positions: { get: (shard) => seen.get(shard), set: (shard, sequence) => void seen.set(shard, sequence) },
  });
});
afterAll(() => w.stop());
afterEach(() => w.clock.set(NOON));

const proposer = staffActor("central", {}, "proposer");
const decider = staffActor("central", {}, "decider");
const astana = staffActor("coordinator", { region: "71" });
const almaty = staffActor("coordinator", { region: "75" });
const worker = system("stream:Merges");

const drain = async () => {
  while ((await pump.once()) > 0);
};
const personOf = (email: string) => w.guest(async () => (await Identity.meet({ email, language: "kk" })).personId);
const actorOf = (personId: string) => ({ kind: "person", personId, sessionId: "s", provedAt: NOON }) as const;
const linesOf = async (personId: string) => (await w.as(actorOf(personId), () => Participation.mine({}))).lines;
const confirmed = (id: string) =>
  w.guest(async () => Participation.confirm({ purpose: purposeOf(id), id, token: linkToken(purposeOf(id), id) }));
const idsOf = (rows: readonly { recordId: string }[]) => rows.map(({ recordId }) => recordId).toSorted();
const supportsOf = async (proposalId: string) => {
  await drain();
  return w.guest(() => Council.find(proposalId));
};
const done = async (...works: readonly (() => Promise<string>)[]) => {
  const ids: string[] = [];
  for (const work of works) {
    w.clock.advance(MINUTE);
    ids.push(await w.guest(work));
  }
  await w.guest(() => told(...ids));
  for (const id of ids.filter((one) => purposeOf(one) !== "")) await confirmed(id);
  return ids;
};
let payments = 0;
const paidBy = async (email: string): Promise<string> => {
  const giftId = await givenBy(email, on.campaignId);
  const transactionId = `m${payments++}`;
  await Campaign.takePayment({
    ...{ kind: "paid", gateway: "tiptop", transactionId, orderId: giftId, tiyn: 500_000, currency: "KZT" },
  });
  return giftId;
};

/** Two people with a mailbox each. */
async function two(name: string) {
  const [kept, gone] = [`${name}-bir@posta.example`, `${name}-eki@posta.example`];
  return { kept, gone, keptId: await personOf(kept), goneId: await personOf(gone) };
}
const propose = (kept: string, gone: string, by = proposer) =>
  w.as(by, () => Participation.proposeMerge({ kept, gone, reason: "said_so" }));
const decide = (mergeId: string, decision: "merge" | "refuse" = "merge", by = decider) =>
  w.as(by, () => Participation.decideMerge({ mergeId, decision }));
const carryOut = (mergeId: string) => w.as(worker, () => Participation.carryOutMerge(mergeId));
const merged = async (kept: string, gone: string): Promise<string> => {
  const { mergeId } = await propose(kept, gone);
  await decide(mergeId);
  await carryOut(mergeId);
  return mergeId;
};

test("everything of both is the kept person's, and who writes from the other mailbox is them", async () => {
  const { kept, gone, keptId, goneId } = await two("birik");
  const own = await done(() => givenBy(kept, on.campaignId));
  const theirs = await done(
    () => appliedBy(gone),
    () => bookedBy(gone, on.lecturerId),
    () => proposedBy(gone),
    () => supportedBy(gone, on.proposalId),
    () => givenBy(gone, on.campaignId),
  );
  await w.guest(() => Identity.openSession({ personId: goneId, door: "person", device: "" }));
  const mergeId = await merged(keptId, goneId);
  expect(idsOf(await linesOf(keptId))).toEqual([...own, ...theirs].toSorted());
  expect(await w.guest(() => Identity.deedsOf(goneId))).toEqual([]);
  expect(await w.guest(() => Identity.sessionsOf(goneId))).toEqual([]);
  expect(await personOf(gone)).toBe(keptId);
  expect((await w.guest(() => Identity.mailboxesOf(keptId))).map(({ email }) => email)).toEqual([kept, gone]);
  expect((await w.guest(() => Identity.consentState(keptId))).processing?.isCurrent).toBe(true);
  const merge = await w.guest(() => get(Merges, { mergeId }));
  expect(merge).toMatchObject({ state: "merged", doneAt: expect.any(String) });
  expect(idsOf(merge?.outcome ?? [])).toEqual(theirs.toSorted());
  const trail = await w.guest(() => queryAll(PersonalAudit, { hash: mergeId }));
  expect(trail.map(({ actor, after }) => [actor, after])).toEqual([
    [proposer.personId, "proposed"],
    [decider.personId, "merged"],
  ]);
  await carryOut(mergeId);
  expect(idsOf(await linesOf(keptId))).toEqual([...own, ...theirs].toSorted());
});

test.each(["kept", "gone"] as const)(
  "of two supports for one proposal the older stays, be it the %s person's, and the count falls by one",
  async (older) => {
    const { kept, gone, keptId, goneId } = await two(`qoldau-${older}`);
    const proposalId = await w.guest(() => publishedBy(`avtor-${older}@posta.example`));
    const author = { proposalId, token: await w.guest(async () => linkToken("proposal", proposalId)) };
    const [first, second] = older === "kept" ? [kept, gone] : [gone, kept];
    const [one = ""] = await done(() => supportedBy(first, proposalId));
    const { title, what, why, place } = await supportsOf(proposalId);
    await w.guest(() =>
      Council.revise({ ...author, version: 1, text: { title, what: `${what} Және бағдаршам.`, why, place } }),
    );
    const [other = ""] = await done(() => supportedBy(second, proposalId));
    expect(await supportsOf(proposalId)).toMatchObject({ supports: 2, versions: [{ supports: 1 }, { supports: 1 }] });
    const mergeId = await merged(keptId, goneId);
    expect(await supportsOf(proposalId)).toMatchObject({ supports: 1, versions: [{ supports: 1 }, { supports: 0 }] });
    expect((await w.guest(() => get(Merges, { mergeId })))?.outcome).toEqual([
      { recordId: older === "kept" ? other : one, what: "older_stays" },
    ]);
    const again = await done(() => supportedBy(gone, proposalId));
    expect(again).toHaveLength(1);
    expect((await supportsOf(proposalId)).supports).toBe(1);
    const link = { supportId: one, token: await w.guest(async () => linkToken("support", one)) };
    await w.guest(() => Council.withdrawSupport(link));
    expect((await supportsOf(proposalId)).supports).toBe(0);
  },
);

test("a campaign both gave to counts one donor less, and what was given stays", async () => {
  const { kept, gone, keptId, goneId } = await two("beru");
  await done(
    () => paidBy(kept),
    () => paidBy(gone),
    () => paidBy(gone),
  );
  await drain();
  const before = await w.guest(() => Campaign.get(on.campaignId));
  const country = await w.guest(() => Campaign.countryTotals());
  await merged(keptId, goneId);
  await drain();
  const { raised, donors } = await w.guest(() => Campaign.get(on.campaignId));
  expect({ raised, donors }).toEqual({ raised: before.raised, donors: before.donors - 1 });
  expect(await w.guest(() => Campaign.countryTotals())).toEqual({ ...country, donors: country.donors - 1 });
  await w.as(system("test"), async () => expect((await Campaign.recount()).drift).toEqual(new Map()));
});

test("two live memberships are not made one until one of them has ended", async () => {
  const { kept, gone, keptId, goneId } = await two("mushe");
  const [one = "", other = ""] = await done(
    () => appliedBy(kept),
    () => appliedBy(gone),
  );
  for (const membershipKey of [one, other]) await w.as(astana, () => Membership.approve({ membershipKey }));
  const { mergeId } = await propose(keptId, goneId);
  await expect(decide(mergeId)).rejects.toMatchObject({ code: "two_memberships" });
  await w.as(proposer, () => Membership.end({ membershipKey: one, reason: "asked" }));
  await decide(mergeId);
  await carryOut(mergeId);
  expect(idsOf(await linesOf(keptId))).toEqual([one, other].toSorted());
  // The guard came along: the same person does not become a member twice.
  const [third = ""] = await done(() => appliedBy(kept));
  expect((await linesOf(keptId)).find(({ recordId }) => recordId === third)?.state).toBe("submitted");
  await expect(w.as(astana, () => Membership.approve({ membershipKey: third }))).rejects.toMatchObject({ status: 409 });
});

test("who proposed does not decide, a coordinator proposes for people of their region, a refusal may be followed", async () => {
  const { gone, keptId, goneId } = await two("koz");
  await done(() => appliedBy(gone));
  await expect(propose(keptId, goneId, almaty)).rejects.toMatchObject({ status: 403 });
  await expect(propose(keptId, keptId)).rejects.toMatchObject({ code: "same_person" });
  const { mergeId } = await propose(keptId, goneId, astana);
  await expect(propose(goneId, keptId)).rejects.toMatchObject({ code: "merge_waiting" });
  await expect(decide(mergeId, "merge", astana)).rejects.toMatchObject({ status: 403 });
  const { items } = await w.as(decider, () => Participation.merges({}));
  expect(items.map((merge) => merge.mergeId)).toContain(mergeId);
  await decide(mergeId, "refuse");
  await expect(decide(mergeId)).rejects.toMatchObject({ code: "merge_decided" });
  await carryOut(mergeId);
  expect(await personOf(gone)).toBe(goneId);
  const again = await propose(goneId, keptId);
  expect(again.mergeId).toBe(mergeId);
  await expect(decide(mergeId, "merge", proposer)).rejects.toMatchObject({ code: "own_merge" });
});

test("of twenty decisions at once one is taken, and ten proposals of a pair are one", async () => {
  const { keptId, goneId } = await two("qatar");
  const proposed = await atOnce(10, (index) => (index % 2 ? propose(keptId, goneId) : propose(goneId, keptId)));
  expect([proposed.done.length, new Set(proposed.refused.map((error) => (error as { code: string }).code))]).toEqual([
    1,
    new Set(["merge_waiting"]),
  ]);
  const mergeId = proposed.done[0]?.mergeId ?? "";
  const decided = await atOnce(20, (index) => decide(mergeId, index % 2 ? "merge" : "refuse"));
  expect(decided.done).toHaveLength(1);
  expect((await w.guest(() => get(Merges, { mergeId })))?.state).toBe(decided.done[0]?.state);
});

test("a merge that crashes at any of its writes goes on where it stopped", async () => {
  let crashes = 0;
  for (let nth = 1, isDone = false; !isDone; nth += 1) {
    const { kept, gone, keptId, goneId } = await two(`apat-${nth}`);
    const own = await done(() => supportedBy(kept, on.proposalId));
    const theirs = await done(
      () => appliedBy(gone),
      () => supportedBy(gone, on.proposalId),
      () => givenBy(gone, on.campaignId),
    );
    const { mergeId } = await propose(keptId, goneId);
    await decide(mergeId);
    const engine = crashing(w.deps.engine as Engine, nth, nth % 2 === 0);
    isDone = await inScope({ ...w.deps, engine, actor: worker, requestId: "crash" }, () =>
      Participation.carryOutMerge(mergeId),
    ).then(
      () => true,
      () => false,
    );
    crashes += isDone ? 0 : 1;
    await carryOut(mergeId);
    expect(idsOf(await w.guest(() => Identity.deedsOf(keptId))), `crash ${nth}`).toEqual(
      [...own, ...theirs].toSorted(),
    );
    // Two supports of one proposal are one line.
    expect(await linesOf(keptId), `crash ${nth}`).toHaveLength(3);
    expect(await w.guest(() => Identity.deedsOf(goneId)), `crash ${nth}`).toEqual([]);
    expect((await w.guest(() => get(Merges, { mergeId })))?.doneAt, `crash ${nth}`).toBeDefined();
  }
  expect(crashes).toBeGreaterThan(8);
}, 120_000);

test("what the other does while the two are made one is the kept person's in the end", async () => {
  const { gone, keptId, goneId } = await two("bir-mezgil");
  const before = await done(() => appliedBy(gone));
  const { mergeId } = await propose(keptId, goneId);
  await decide(mergeId);
  const made = await atOnce(9, (index) =>
    index === 4
      ? carryOut(mergeId).then(() => "")
      : w.guest(() => (index % 2 ? supportedBy(gone, on.proposalId) : givenBy(gone, on.campaignId))),
  );
  const ids = made.done.filter(Boolean);
  expect(made.refused.filter((error) => (error as { status?: number }).status !== 429)).toEqual([]);
  await w.guest(() => told(...ids));
  for (const id of ids.filter((one) => purposeOf(one) !== "")) await confirmed(id);
  await w.as(system("schedule:retention"), () => Participation.resumeAll());
  expect(idsOf(await w.guest(() => Identity.deedsOf(keptId)))).toEqual([...before, ...ids].toSorted());
  const gifts = ids.filter((id) => id.startsWith("don"));
  expect(await linesOf(keptId)).toHaveLength(before.length + gifts.length + 1);
  expect(await w.guest(() => tracesOf(TABLES, goneId))).toSatisfy((found: string[]) =>
    found.every((one) => /^(People|Merges) /.test(one)),
  );
});

test("whoever is erased after a merge is erased under both names, and the merge names nobody", async () => {
  const { kept, gone, keptId, goneId } = await two("oshir");
  await done(
    () => givenBy(kept, on.campaignId),
    () => appliedBy(gone),
  );
  const third = await two("oshir-ush");
  await merged(keptId, goneId);
  await propose(third.keptId, keptId);
  const me = { ...actorOf(keptId), provedAt: "9999-01-01T00:00:00.000Z" };
  const { erasureId } = await w.as(me, () => Participation.eraseMe({}));
  await w.as(worker, () => Participation.carryOut(erasureId));
  expect(await w.guest(() => tracesOf(TABLES, kept, gone, keptId, goneId))).toEqual([]);
  expect((await w.as(decider, () => Participation.merges({}))).items.map((merge) => merge.kept)).not.toContain(
    third.keptId,
  );
});

test("a person who is another's already is neither kept nor given away again", async () => {
  const { keptId, goneId } = await two("tizbek");
  const other = await two("tizbek-eki");
  await merged(keptId, goneId);
  await expect(propose(goneId, other.keptId)).rejects.toMatchObject({ code: "merged_already" });
  await expect(propose(other.keptId, goneId)).rejects.toMatchObject({ code: "merged_already" });
  // Proposed both before, decided one after the other: the second finds that the first was carried out.
  const a = await propose(other.keptId, keptId);
  const b = await propose(keptId, other.goneId);
  await decide(a.mergeId);
  await decide(b.mergeId);
  await carryOut(a.mergeId);
  await expect(carryOut(b.mergeId)).rejects.toMatchObject({ code: "merged_already" });
  expect(await personOf("tizbek-eki-bir@posta.example")).toBe(other.keptId);
});
