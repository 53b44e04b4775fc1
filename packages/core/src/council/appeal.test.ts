import { atOnce, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, LETTER_WAIT, MINUTE, UNDO_FOR } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Audit, queryAll } from "../table/index.ts";
import { confirmed, form, loadCouncils } from "./fixture.ts";
import { Council } from "./index.ts";
import { proposalOf } from "./record.ts";

let w: World;
const moderator = staffActor("moderator", { council: "astana" }, "moldir");
const other = staffActor("moderator", { council: "astana" }, "marat");
const coordinator = staffActor("coordinator", { region: "71" }, "qanat");
const central = staffActor("central", {}, "ortalyq");
const WHY = "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз.";
let proposals = 0;
beforeAll(async () => {
  w = await world({ lag: true });
  await w.guest(() => loadCouncils(REFERENCE_DATA));
});
afterAll(() => w.stop());

async function refused(): Promise<{ proposalId: string; token: string }> {
  proposals += 1;
  w.clock.advance(MINUTE);
  const made = await w.guest(() => confirmed(form({ email: `shagym${proposals}@posta.example` })));
  w.clock.advance(MINUTE);
  await refuse(made.proposalId, moderator);
  w.clock.advance(2 * MINUTE);
  return made;
}
const refuse = (proposalId: string, by = other, reason: "unclear" | "duplicate" = "unclear") =>
  w.as(by, () => Council.refuse({ proposalId, reason, note: "Қай көше екені көрсетілмеген." }));
const publish = (proposalId: string, by = other) => w.as(by, () => Council.publish({ proposalId }));
const appeal = (link: { proposalId: string; token: string }, text = WHY) =>
  w.guest(() => Council.appeal({ ...link, text }));
const now = (proposalId: string) => w.guest(() => proposalOf(proposalId));
const kinds = async (proposalId: string) =>
  (await w.guest(() => Council.noticesOfProposal(proposalId))).map(({ id, kind }) => [id.split(":").slice(1), kind]);

test("an appealed proposal waits again, with what its author says, and the author is told that it does", async () => {
  const link = await refused();
  const { proposalId } = link;
  expect(await w.guest(() => Council.authorView(link))).toMatchObject({ refusal: "unclear", appealUntil: /./ });
  w.loseAnswer();
  await appeal(link);
  const back = await now(proposalId);
  expect(back).toMatchObject({ status: "confirmed", queue: "astana#confirmed", since: back.appealedAt });
  expect(back.firstRefusal).toMatchObject({ reason: "unclear", by: moderator.personId });
  expect([back.refusedAt, back.refusal, back.refusalNote, back.refusedBy]).toEqual(Array(4).fill(undefined));
  expect(await kinds(proposalId)).toEqual([[["appealed"], "council.appealed"]]);
  w.settle();
  const queue = (by = other) => w.as(by, () => Council.queue({ council: "astana", status: "confirmed" }));
  const row = (await queue()).items.find((each) => each.proposalId === proposalId);
  expect(row).toMatchObject({ isAppeal: true, appealText: WHY });
  const member = staffActor("member", { council: "astana" });
  expect(JSON.stringify(await queue(member))).not.toContain(WHY);
  expect(JSON.stringify(await w.as(member, () => Council.fileForStaff({ proposalId })))).not.toContain(WHY);
  const own = await w.guest(() => Council.authorView(link));
  expect(own).toMatchObject({ appealText: WHY, firstRefusal: { reason: "unclear" } });
  expect(own.appealUntil).toBeUndefined();
  expect(JSON.stringify(own)).not.toContain(moderator.personId);
});

test("whoever refused does not decide on the appeal; a colleague, the coordinator and the central office do", async () => {
  for (const by of [other, coordinator, central]) {
    const link = await refused();
    const { proposalId } = link;
    await appeal(link);
    const denied = { status: 409, code: "own_refusal_appealed" };
    await expect(publish(proposalId, moderator)).rejects.toMatchObject(denied);
    await expect(refuse(proposalId, moderator)).rejects.toMatchObject(denied);
    const seenBy = (who: typeof by) => w.as(who, () => Council.fileForStaff({ proposalId }));
    expect([(await seenBy(moderator)).mayDecide, (await seenBy(by)).mayDecide]).toEqual([false, true]);
    await publish(proposalId, by);
    expect(await now(proposalId)).toMatchObject({ status: "published" });
  }
});

test("a second refusal is final: its letter says so, and nothing can be appealed any more", async () => {
  const link = await refused();
  const { proposalId } = link;
  await appeal(link);
  w.clock.advance(DAY);
  await refuse(proposalId, other, "duplicate");
  w.clock.advance(LETTER_WAIT);
  const letters = await w.guest(() => Council.noticesOfProposal(proposalId));
  const last = letters.find(({ kind }) => kind === "council.refused");
  expect(last).toMatchObject({ id: `${proposalId}:refused:final`, facts: { isFinal: true, reason: "duplicate" } });
  expect(last?.facts.until).toBeUndefined();
  await expect(appeal(link)).rejects.toMatchObject({ status: 409, code: "already_appealed" });
  expect((await w.guest(() => Council.authorView(link))).appealUntil).toBeUndefined();
  const trail = await w.guest(() => queryAll(Audit, { hash: proposalId }));
  expect(trail.map(({ before, after, reason }) => [before, after, reason])).toEqual([
    ["confirmed", "refused", "unclear"],
    ["appealed", "refused", "duplicate"],
  ]);
});

test("a second refusal taken back in time leaves the appeal waiting as it was, and still not for who refused first", async () => {
  const link = await refused();
  const { proposalId } = link;
  await appeal(link);
  const appealed = await now(proposalId);
  w.clock.advance(MINUTE);
  await refuse(proposalId, other);
  w.clock.advance(UNDO_FOR);
  await w.as(other, () => Council.undoRefuse({ proposalId }));
  const back = await now(proposalId);
  expect(back).toMatchObject({ status: "confirmed", since: appealed.appealedAt, appealText: WHY });
  expect(back.firstRefusal).toEqual(appealed.firstRefusal);
  await expect(publish(proposalId, moderator)).rejects.toMatchObject({ code: "own_refusal_appealed" });
});

test("an appeal comes within 30 days, by the private link, with a text, and only against a refusal", async () => {
  const link = await refused();
  const { proposalId } = link;
  await expect(appeal({ proposalId, token: "A".repeat(22) })).rejects.toMatchObject({ status: 404 });
  await expect(appeal(link, "Жоқ")).rejects.toMatchObject({ status: 422, issues: [{ field: "text" }] });
  await expect(appeal(link, "а".repeat(1001))).rejects.toMatchObject({ status: 422 });
  w.clock.advance(30 * DAY - 2 * MINUTE + 1);
  expect((await w.guest(() => Council.authorView(link))).appealUntil).toBeUndefined();
  await expect(appeal(link)).rejects.toMatchObject({ status: 409, code: "appeal_too_late" });
  const waiting = await w.guest(() => confirmed(form({ email: "kutedi@posta.example" })));
  await expect(appeal(waiting)).rejects.toMatchObject({ status: 409, code: "wrong_state" });
});

test("20 different appeals at once are one appeal; the same words sent 20 times at once are answered alike", async () => {
  const link = await refused();
  const { done, refused: others } = await atOnce(20, (n) => appeal(link, `${WHY} ${n}`));
  expect(done).toHaveLength(1);
  for (const error of others) expect(error).toMatchObject({ status: 409, code: "already_appealed" });
  const second = await refused();
  expect((await atOnce(20, () => appeal(second))).done).toHaveLength(20);
});

test("who refused gets no decision in between, however the appeal and the decisions fall together", async () => {
  for (let round = 0; round < 5; round += 1) {
    const link = await refused();
    const { proposalId } = link;
    const acts = [
      () => appeal(link),
      () => publish(proposalId, moderator),
      () => refuse(proposalId, moderator),
      () => publish(proposalId, other),
      () => refuse(proposalId, other),
    ];
    await atOnce(20, (n): Promise<unknown> => (acts[n % acts.length] as () => Promise<unknown>)());
    const after = await now(proposalId);
    const deciders = await w.guest(() => queryAll(Audit, { hash: proposalId }));
    expect(deciders.filter(({ actor }) => actor === moderator.personId)).toHaveLength(1);
    expect(after.firstRefusal?.by).toBe(moderator.personId);
  }
}, 30_000);

test("one who withdraws an appealed proposal takes the appeal back with it", async () => {
  const link = await refused();
  await appeal(link);
  await w.guest(() => Council.withdraw(link));
  expect(await now(link.proposalId)).toMatchObject({ status: "withdrawn" });
  await expect(publish(link.proposalId)).rejects.toMatchObject({ code: "wrong_state" });
});

test("what an appeal costs, in capacity units", async () => {
  const link = await refused();
  const { total } = await w.capacity(() => appeal(link));
  expect(total).toBe(6);
});

test("the request that refused, sent again after the appeal, is answered as at first", async () => {
  proposals += 1;
  const link = await w.guest(() => confirmed(form({ email: `shagym${proposals}@posta.example` })));
  const { proposalId } = link;
  const request = { key: "refusal-1", bodyHash: "b" };
  const once = () => w.as(moderator, () => Council.refuse({ proposalId, reason: "unclear" }), request);
  await once();
  const appealed = { key: "appeal-1", bodyHash: "c" };
  const ask = () => w.as({ kind: "guest" }, () => Council.appeal({ ...link, text: WHY }), appealed);
  await ask();
  expect(await once()).toEqual({ proposalId });
  await publish(proposalId);
  expect(await ask()).toEqual({ proposalId });
});
