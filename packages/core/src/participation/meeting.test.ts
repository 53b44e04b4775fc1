import { meeting, NOON, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Campaign } from "../campaign/index.ts";
import { Gifts } from "../campaign/table.ts";
import { Identity } from "../identity/index.ts";
import { linkToken, type Person, system } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { get } from "../table/index.ts";
import { appliedBy, type Ground, givenBy, ground, told } from "./fixture.ts";
import { Participation } from "./index.ts";
import { forgetMerges } from "./merge.ts";
import { Merges } from "./table.ts";

let w: World;
let on: Ground;
beforeAll(async () => {
  w = await world({ at: NOON });
  on = await w.guest(() => ground(REFERENCE_DATA));
});
afterAll(() => w.stop());

const proposer = staffActor("central", {}, "proposer");
const decider = staffActor("central", {}, "decider");
const platform = system("schedule:retention");
const personOf = (email: string) => w.guest(async () => (await Identity.meet({ email, language: "kk" })).personId);
const actorOf = (personId: string): Person => ({
  ...{ kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" },
});
const twoOf = (name: string) => Promise.all(["bir", "eki"].map((nth) => personOf(`${name}-${nth}@posta.example`)));
const proposed = (kept = "", gone = "") =>
  w.as(proposer, () => Participation.proposeMerge({ kept, gone, reason: "said_so" }));
const decide = (mergeId: string) => w.as(decider, () => Participation.decideMerge({ mergeId, decision: "merge" }));
const decided = async (kept = "", gone = "") => {
  const { mergeId } = await proposed(kept, gone);
  await decide(mergeId);
  return mergeId;
};
const asked = (personId = "") => w.as(actorOf(personId), () => Participation.eraseMe({}));
const carryOut = (erasureId: string) => w.as(platform, () => Participation.carryOut(erasureId));
const carryOutMerge = (mergeId: string) => w.as(platform, () => Participation.carryOutMerge(mergeId));
const mergeOf = (mergeId: string) => w.guest(() => get(Merges, { mergeId }));
const stateOf = async (erasureId: string) =>
  (await w.guest(async () => Participation.erasure({ erasureId, token: linkToken("erasure", erasureId) }))).state;

test("a merge whose other person is erased before it is carried out makes nobody theirs", async () => {
  const [kept, gone] = await twoOf("buryn");
  const mergeId = await decided(kept, gone);
  const { erasureId } = await asked(gone);
  await carryOut(erasureId);
  expect(await mergeOf(mergeId)).toMatchObject({ kept, gone: Identity.NOBODY });
  await carryOutMerge(mergeId);
  expect(await w.guest(() => Identity.profileOf(Identity.NOBODY))).toBeUndefined();
  expect(await w.guest(() => Identity.mailboxOf(Identity.NOBODY))).toBeUndefined();
});

test("a merge that cannot be carried out is counted night for night, and holds up nothing else", async () => {
  const [one, other] = await twoOf("tugel");
  const [third] = await twoOf("tugel-ush");
  const first = await proposed(third, one);
  const second = await proposed(one, other);
  await decide(first.mergeId);
  await decide(second.mergeId);
  await carryOutMerge(first.mergeId);
  const later = await Promise.all(["a", "b", "c"].map(async (name) => decided(...(await twoOf(`tugel-${name}`)))));
  const counts = await w.as(platform, () => Participation.resumeAll());
  expect(counts.get("merge.waiting")).toBe(1);
  for (const mergeId of later) expect((await mergeOf(mergeId))?.doneAt).toBeDefined();
});

test("what was decided of two people while one of them is erased stays decided", async () => {
  const [kept = "", gone = ""] = await twoOf("shesim");
  const { mergeId } = await proposed(kept, gone);
  await meeting(w, platform, {
    work: () => forgetMerges([gone]),
    at: ({ op, table }) => op === "update" && table.name === Merges.name,
    other: () => decide(mergeId),
  });
  expect(await mergeOf(mergeId)).toMatchObject({ state: "merged", gone: Identity.NOBODY });
});

test("a worker that comes late does not end the erasure that its person asked for since", async () => {
  const email = "qaitys@posta.example";
  const personId = await personOf(email);
  const { erasureId } = await asked(personId);
  await meeting(w, platform, {
    work: () => Participation.carryOut(erasureId),
    at: (op) => op.op === "update" && op.table.name === "Erasures" && op.set.doneAt !== undefined,
    other: async () => {
      await carryOut(erasureId);
      w.clock.advance(1000);
      await personOf(email);
      await asked(personId);
    },
  });
  expect(await stateOf(erasureId)).toBe("pending");
  await carryOut(erasureId);
  expect(await stateOf(erasureId)).toBe("done");
  expect(await w.guest(() => Identity.mailboxOf(personId))).toBeUndefined();
});

test("a gift that goes to another person while it is erased is nobody's all the same", async () => {
  const [kept = "", gone = ""] = await twoOf("syi");
  const giftId = await w.guest(() => givenBy("syi-eki@posta.example", on.campaignId));
  await w.guest(() => appliedBy("syi-bir@posta.example"));
  await w.guest(() => told(giftId));
  await w.guest(() => Identity.redirect(gone, kept));
  const deed = { what: "gift" as const, recordId: giftId };
  await meeting(w, platform, {
    work: () => Campaign.service.erase(kept, deed),
    at: ({ op, table }) => op === "update" && table.name === Gifts.name,
    other: () => w.guest(() => Campaign.service.reassign(gone, kept, deed)),
  });
  expect((await w.guest(() => get(Gifts, { giftId })))?.personId).toBe(Identity.NOBODY);
});
