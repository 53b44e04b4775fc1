import { atOnce, loadReference, RACE_ROUNDS, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LETTER_WAIT, SECOND, system, UNDO_FOR } from "../kernel/index.ts";
import { get, PersonalAudit, queryAll } from "../table/index.ts";
import { applied, form } from "./fixture.ts";
import { Membership } from "./index.ts";
import { cardCodeOf, guardKeyOf, numberKeyOf } from "./likeness.ts";
import { Cards, Memberships } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world({ lag: true });
  await loadReference(w, ({ code }) => ["71", "75", "astana"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const second = staffActor("coordinator", { region: "71" }, "marat");
const almaty = staffActor("coordinator", { region: "75" }, "arman");

let people = 0;
/** A newcomer of their own name; each decision of a test stands at an instant of its own. */
async function newcomer(): Promise<{ membershipKey: string; token: string }> {
  people += 1;
  w.clock.advance(60 * SECOND);
  const one = await w.guest(() =>
    applied(
      form({
        email: `qaitar${people}@posta.example`,
        birthDate: `1990-01-${String((people % 28) + 1).padStart(2, "0")}`,
      }),
    ),
  );
  w.clock.advance(SECOND);
  return one;
}
const load = async (membershipKey: string) => {
  const item = await w.guest(() => get(Memberships, { membershipKey }));
  if (item?.kind !== "application") throw new Error("no such application");
  return item;
};
/** What decisions may change and nothing may remain of. */
const standing = async (membershipKey: string) => {
  const { version: _, ...record } = await load(membershipKey);
  return { ...record, writeId: undefined };
};
const undo = (membershipKey: string, version?: number) =>
  w.as(astana, () => Membership.undo({ membershipKey, version }));

const DECISIONS: Readonly<Record<string, (membershipKey: string) => Promise<{ version: number }>>> = {
  approval: (membershipKey) => Membership.approve({ membershipKey }),
  rejection: (membershipKey) => Membership.reject({ membershipKey, reason: "no_answer" }),
  question: (membershipKey) => Membership.ask({ membershipKey, question: "Қай мектепте істейсіз?" }),
  transfer: (membershipKey) => Membership.transfer({ membershipKey, region: "75", reason: "asked" }),
};

test.each(Object.entries(DECISIONS))(
  "a coordinator takes their own %s back within 30 seconds and the record stands as it did, though the answer be lost",
  async (_name, decide) => {
    const { membershipKey } = await newcomer();
    const before = await standing(membershipKey);
    const { version } = await w.as(astana, () => decide(membershipKey));
    w.clock.advance(UNDO_FOR);
    w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
    const back = await undo(membershipKey, version);
    expect(back).toEqual({ membershipKey, status: "submitted", region: "71", version: version + 1 });
    expect(await standing(membershipKey)).toEqual(before);
    const rows = await w.guest(() => queryAll(PersonalAudit, { hash: membershipKey }));
    expect(rows.map(({ action }) => action).at(-1)).toBe("membership.undo");
    expect(rows).toHaveLength(2);
    expect((await w.guest(() => Membership.noticesOf(membershipKey))).map(({ kind }) => kind)).toEqual([
      "membership.received",
    ]);
  },
);

test("an approval that is taken back leaves no guard and no card, and its number is never given again", async () => {
  const { membershipKey } = await newcomer();
  const { memberNumber = "" } = await w.as(astana, () => Membership.approve({ membershipKey }));
  const record = await load(membershipKey);
  const keys = await w.guest(
    async () => [guardKeyOf(record.personId ?? "", record), numberKeyOf(memberNumber)] as const,
  );
  const cardCode = await w.guest(async () => cardCodeOf(membershipKey));
  const copy = () => w.as(system("stream"), () => Membership.copyCard(membershipKey));
  await copy();
  expect(await w.guest(() => get(Cards, { cardCode }))).toMatchObject({ valid: true });
  await undo(membershipKey);
  await copy();
  await copy();
  expect(await w.guest(() => get(Cards, { cardCode }))).toBeUndefined();
  const [guard, number] = await w.guest(() => Promise.all(keys.map((key) => get(Memberships, { membershipKey: key }))));
  expect([guard, number?.kind]).toEqual([undefined, "number"]);
  const again = await w.as(second, () => Membership.approve({ membershipKey }));
  expect(again.memberNumber).not.toBe(memberNumber);
});

test("a question taken back from an application that was asked before leaves the first question standing", async () => {
  const { membershipKey, token } = await newcomer();
  await w.as(astana, () => Membership.ask({ membershipKey, question: "Бірінші?" }));
  w.clock.advance(60 * SECOND);
  await w.guest(() => Membership.answer({ membershipKey, token, answer: "Жауап" }));
  const { version } = await w.as(astana, () => Membership.ask({ membershipKey, question: "Екінші?" }));
  expect((await undo(membershipKey, version)).status).toBe("submitted");
  await w.as(astana, () => Membership.ask({ membershipKey, question: "Үшінші?" }));
  w.clock.advance(60 * SECOND);
  await w.as(astana, () => Membership.reject({ membershipKey, reason: "no_answer" }));
  expect((await undo(membershipKey)).status).toBe("more_info");
  expect(await load(membershipKey)).toMatchObject({ queue: "71#more_info" });
});

test("after 30 seconds a decision stands; so does a colleague's, one of another region, and what is no decision", async () => {
  const { membershipKey } = await newcomer();
  await expect(undo(membershipKey)).rejects.toMatchObject({ status: 409, code: "nothing_to_undo" });
  await w.as(astana, () => Membership.reject({ membershipKey, reason: "false_data" }));
  const by = (actor: typeof astana) => w.as(actor, () => Membership.undo({ membershipKey }));
  await expect(by(second)).rejects.toMatchObject({ status: 403, code: "not_own_decision" });
  await expect(by(almaty)).rejects.toMatchObject({ status: 403, code: "forbidden" });
  await expect(w.guest(() => Membership.undo({ membershipKey }))).rejects.toMatchObject({ status: 401 });
  w.clock.advance(UNDO_FOR + 1);
  await expect(undo(membershipKey)).rejects.toMatchObject({ status: 409, code: "undo_too_late" });
  expect((await load(membershipKey)).status).toBe("rejected");
});

test("the letter of a decision waits until nobody can take it back any more", async () => {
  const { membershipKey } = await newcomer();
  const at = w.clock.now().getTime();
  await w.as(astana, () => Membership.approve({ membershipKey }));
  const [letter] = await w.guest(() => Membership.noticesOf(membershipKey));
  expect(letter).toMatchObject({ kind: "membership.approved", notBefore: new Date(at + LETTER_WAIT).toISOString() });
  // A request lives for 15 seconds, and its last call to the engine for 5.
  expect(LETTER_WAIT).toBeGreaterThanOrEqual(UNDO_FOR + 20 * SECOND);
});

test("20 times the same decision taken back at once is taken back once", async () => {
  for (let round = 0; round < RACE_ROUNDS; round += 1) {
    const { membershipKey } = await newcomer();
    const { version } = await w.as(astana, () => Membership.approve({ membershipKey }));
    const { done, refused } = await atOnce(20, () => undo(membershipKey, version));
    expect(done).toHaveLength(1);
    for (const error of refused) expect([409, 412]).toContain((error as { status: number }).status);
    const rows = await w.guest(() => queryAll(PersonalAudit, { hash: membershipKey }));
    expect(rows.filter(({ action }) => action === "membership.undo")).toHaveLength(1);
  }
});

test("the applicant's answer and the taking back of its question never both happen", async () => {
  for (let round = 0; round < RACE_ROUNDS * 5; round += 1) {
    const { membershipKey, token } = await newcomer();
    const { version } = await w.as(astana, () => Membership.ask({ membershipKey, question: "Қай қалада?" }));
    const { done } = await atOnce(2, async (n) => {
      if (n === 0) await undo(membershipKey, version);
      else await w.guest(() => Membership.answer({ membershipKey, token, answer: "Астанада" }));
    });
    expect(done).toHaveLength(1);
    const { status, history } = await load(membershipKey);
    expect(status).toBe("submitted");
    expect(["confirmed", "answered"]).toContain(history.at(-1)?.what);
  }
});

test("a member who leaves and the taking back of their approval never both happen", async () => {
  for (let round = 0; round < RACE_ROUNDS * 5; round += 1) {
    const { membershipKey, token } = await newcomer();
    await w.as(astana, () => Membership.approve({ membershipKey }));
    const { done } = await atOnce(2, async (n) => {
      if (n === 0) await undo(membershipKey);
      else await w.guest(() => Membership.leave({ membershipKey, token }));
    });
    expect(done).toHaveLength(1);
    expect(["submitted", "ended"]).toContain((await load(membershipKey)).status);
  }
});

test("the region that handed an application over goes on reading it, decides nothing, and opens no other of that region", async () => {
  const { membershipKey } = await newcomer();
  const other = await newcomer();
  for (const key of [membershipKey, other.membershipKey])
    await w.as(key === membershipKey ? astana : staffActor("central"), () =>
      Membership.transfer({ membershipKey: key, region: "75", reason: "lives_elsewhere" }),
    );
  w.settle();
  const seen = await w.as(astana, () => Membership.view({ membershipKey }));
  expect([seen.mayDecide, seen.likely, seen.application.region]).toEqual([false, [], "75"]);
  expect(seen.application.hidden).toContain("phone");
  expect((await w.as(almaty, () => Membership.view({ membershipKey }))).mayDecide).toBe(true);
  await expect(w.as(astana, () => Membership.approve({ membershipKey }))).rejects.toMatchObject({ status: 403 });
  const queued = async (actor: typeof astana, region: string) =>
    (await w.as(actor, () => Membership.queue({ region }))).items.some((row) => row.membershipKey === membershipKey);
  expect([await queued(astana, "71"), await queued(almaty, "75")]).toEqual([false, true]);
});
