import { atOnce, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LETTER_WAIT, SECOND, UNDO_FOR } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Audit, queryAll } from "../table/index.ts";
import { confirmed, form, loadCouncils } from "./fixture.ts";
import { Council } from "./index.ts";
import { proposalOf } from "./record.ts";

let w: World;
const moderator = staffActor("moderator", { council: "astana" }, "moldir");
const other = staffActor("moderator", { council: "astana" }, "marat");
let proposals = 0;
beforeAll(async () => {
  w = await world({ lag: true });
  await w.guest(() => loadCouncils(REFERENCE_DATA));
});
afterAll(() => w.stop());

async function refused(): Promise<string> {
  w.clock.advance(600 * SECOND);
  proposals += 1;
  const { proposalId } = await w.guest(() => confirmed(form({ email: `qaitar${proposals}@posta.example` })));
  w.clock.advance(60 * SECOND);
  await w.as(moderator, () => Council.refuse({ proposalId, reason: "unclear", note: "Қай көше екені көрсетілмеген." }));
  return proposalId;
}
const undo = (proposalId: string, by = moderator) => w.as(by, () => Council.undoRefuse({ proposalId }));
const now = (proposalId: string) => w.guest(() => proposalOf(proposalId));

test("a refusal taken back within 30 seconds leaves the proposal waiting by the age it had, and no letter", async () => {
  const proposalId = await refused();
  const at = w.clock.now().getTime();
  const letters = await w.guest(() => Council.noticesOfProposal(proposalId));
  expect(letters).toMatchObject([{ kind: "council.refused", notBefore: new Date(at + LETTER_WAIT).toISOString() }]);
  w.clock.advance(UNDO_FOR);
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await undo(proposalId);
  const back = await now(proposalId);
  expect(back).toMatchObject({ status: "confirmed", queue: "astana#confirmed", since: back.confirmedAt });
  expect([back.refusedAt, back.refusal, back.refusalNote]).toEqual([undefined, undefined, undefined]);
  expect(await w.guest(() => Council.noticesOfProposal(proposalId))).toEqual([]);
  const rows = await w.guest(() => queryAll(Audit, { hash: proposalId }));
  expect(rows.map(({ action }) => action)).toEqual(["council.refuse", "council.undo-refuse"]);
});

test("a refusal stands after 30 seconds, and against colleagues and other councils", async () => {
  const proposalId = await refused();
  await expect(undo(proposalId, other)).rejects.toMatchObject({ status: 403, code: "not_own_decision" });
  await expect(undo(proposalId, staffActor("moderator", { council: "oral" }))).rejects.toMatchObject({ status: 403 });
  w.clock.advance(UNDO_FOR + 1);
  await expect(undo(proposalId)).rejects.toMatchObject({ status: 409, code: "undo_too_late" });
  expect((await now(proposalId)).status).toBe("refused");
});

test("20 times the same refusal taken back at once is taken back once", async () => {
  const proposalId = await refused();
  const { done, refused: others } = await atOnce(20, () => undo(proposalId));
  expect(done).toHaveLength(1);
  for (const error of others) expect(error).toMatchObject({ status: 409 });
  await expect(undo(proposalId)).rejects.toMatchObject({ code: "nothing_to_undo" });
});
