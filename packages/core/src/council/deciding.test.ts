import { atOnce, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { DAY, linkToken, type Staff, system } from "../kernel/index.ts";
import { REFERENCE_DATA } from "../reference/data/index.ts";
import { Audit, queryAll } from "../table/index.ts";
import { appointed, confirmed, form, loadCouncils } from "./fixture.ts";
import { Council } from "./index.ts";
import { proposalOf } from "./record.ts";

let w: World;
let moderator: Staff;
let members: Staff[];
beforeAll(async () => {
  w = await world({ lag: true });
  await w.guest(() => loadCouncils(REFERENCE_DATA));
  moderator = await w.guest(() => appointed("moderator", "astana", "Мөлдір Модератор"));
  members = [];
  for (const name of ["Асан А.", "Берік Ә.", "Гүлнәр", "Дана Дәу", "Ерлан Ер"]) {
    members.push(await w.guest(() => appointed("member", "astana", name)));
  }
});
afterAll(() => w.stop());

let made = 0;
async function taken(): Promise<string> {
  made += 1;
  const { proposalId } = await w.guest(() => confirmed(form({ email: `avtor${made}@posta.example` })));
  await w.as(moderator, () => Council.publish({ proposalId }));
  await w.as(moderator, () => Council.takeUp({ proposalId }));
  return proposalId;
}
const reason = "Балалардың қауіпсіздігі үшін керек деп санаймын.";
const cast = (n: number, proposalId: string, choice: "for" | "against" | "abstain") =>
  w.as(members[n] as Staff, () => Council.vote({ proposalId, choice, reason, language: "kk" }));
async function accepted(): Promise<string> {
  const proposalId = await taken();
  for (const n of [0, 1, 2]) await cast(n, proposalId, "for");
  await w.as(moderator, () => Council.closeVoting({ proposalId, language: "kk" }));
  return proposalId;
}
const dispatched = async () => {
  const proposalId = await accepted();
  await w.as(moderator, () => Council.dispatch({ proposalId, number: "12-АК", sentOn: "2026-10-14" }));
  return proposalId;
};

test("each entitled member votes once, changes the vote while it is open, and the roll is shown when it is closed", async () => {
  const proposalId = await taken();
  await cast(0, proposalId, "for");
  await cast(0, proposalId, "against");
  await cast(0, proposalId, "for");
  await cast(1, proposalId, "for");
  const open = await w.guest(() => Council.find(proposalId));
  expect(open.ballot).toMatchObject({ state: "open", entitled: 5, voted: 2, quorum: 3 });
  expect(open.ballot?.roll.every(({ choice }) => choice === undefined)).toBe(true);
  await expect(w.as(moderator, () => Council.closeVoting({ proposalId, language: "kk" }))).rejects.toMatchObject({
    code: "no_quorum",
  });
  await cast(2, proposalId, "against");
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  const { tally } = await w.as(moderator, () => Council.closeVoting({ proposalId, language: "kk" }));
  expect(tally).toMatchObject({ for: 2, against: 1, abstain: 0, absent: 2, outcome: "accepted" });
  const closed = await w.guest(() => Council.find(proposalId));
  expect(closed.status).toBe("accepted");
  expect(closed.ballot?.roll.map(({ choice }) => choice)).toEqual(["for", "for", "against", undefined, undefined]);
  expect(JSON.stringify(closed)).not.toContain("per_");
  await expect(cast(3, proposalId, "for")).rejects.toMatchObject({ code: "vote_closed" });
});

test("a tie is not accepted, and what is declined needs words", async () => {
  const proposalId = await taken();
  await cast(0, proposalId, "for");
  await cast(1, proposalId, "against");
  await cast(2, proposalId, "abstain");
  const mute = w.as(moderator, () => Council.closeVoting({ proposalId, language: "kk" }));
  await expect(mute).rejects.toMatchObject({ status: 422, issues: [{ field: "note", code: "required" }] });
  const note = "Дауыс тең бөлінді, сондықтан ұсыныс қабылданбады.";
  await w.as(moderator, () => Council.closeVoting({ proposalId, note, language: "kk" }));
  expect(await w.guest(() => Council.find(proposalId))).toMatchObject({ status: "declined", ballot: { note } });
  await expect(
    w.as(moderator, () => Council.dispatch({ proposalId, number: "1", sentOn: "2026-10-14" })),
  ).rejects.toMatchObject({ code: "wrong_state" });
});

test("a vote that comes in while the vote is being closed is either counted or refused", async () => {
  const proposalId = await taken();
  for (const n of [0, 1, 2]) await cast(n, proposalId, "for");
  const outcomes = await Promise.allSettled([
    cast(3, proposalId, "against"),
    cast(4, proposalId, "against"),
    w.as(moderator, () => Council.closeVoting({ proposalId, language: "kk" })),
  ]);
  if (outcomes[2].status === "rejected") {
    expect(outcomes[2].reason).toMatchObject({ code: "vote_moved" });
    await w.as(moderator, () => Council.closeVoting({ proposalId, language: "kk" }));
  }
  const counted = outcomes.slice(0, 2).filter(({ status }) => status === "fulfilled").length;
  expect((await w.guest(() => Council.find(proposalId))).ballot?.tally).toMatchObject({ for: 3, against: counted });
});

test("who became a member after the opening, or is none, has no vote; who has left before it has none either", async () => {
  const proposalId = await taken();
  const late = await w.guest(() => appointed("member", "astana", "Кеш келген"));
  const vote = (actor: Staff) => w.as(actor, () => Council.vote({ proposalId, choice: "for", reason, language: "kk" }));
  await expect(vote(late)).rejects.toMatchObject({ status: 403, code: "not_entitled" });
  await expect(vote(moderator)).rejects.toMatchObject({ status: 403 });
  const elsewhere = await w.guest(() => appointed("member", "oral", "Орал мүшесі"));
  await expect(vote(elsewhere)).rejects.toMatchObject({ status: 403 });
  w.clock.advance(1000);
  const central: Staff = {
    ...moderator,
    grants: [{ role: "central", reach: "country", from: "2020-01-01T00:00:00.000Z" }],
  };
  await w.as(central, () => Identity.revoke({ personId: late.personId, grant: "member#astana" }));
  w.clock.advance(1000);
  const next = await taken();
  const { ballot } = await w.guest(() => Council.find(next));
  expect(ballot?.entitled).toBe(5);
  await w.as(system("stream"), () => Council.noteSeat({ personId: late.personId, grant: "member#astana" }));
  expect((await w.guest(() => Council.seatsOf("astana"))).map(({ name }) => name)).not.toContain("Кеш келген");
});

test("a council without members takes nothing up", async () => {
  const chair = await w.guest(() => appointed("moderator", "aqtau", "Ақтау модераторы"));
  const { proposalId } = await w.guest(() => confirmed(form({ council: "aqtau", email: "aqtau@posta.example" })));
  await w.as(chair, () => Council.publish({ proposalId }));
  await expect(w.as(chair, () => Council.takeUp({ proposalId }))).rejects.toMatchObject({ code: "no_members" });
});

test("taken up twice at once, it is taken up once", async () => {
  const { proposalId } = await w.guest(() => confirmed(form({ email: "ekiret@posta.example" })));
  await w.as(moderator, () => Council.publish({ proposalId }));
  const { done, refused } = await atOnce(5, () => w.as(moderator, () => Council.takeUp({ proposalId })));
  expect([done.length, refused.length]).toEqual([1, 4]);
  for (const error of refused) expect(error).toMatchObject({ status: 409 });
});

test("sent, extended, answered, kept to its milestones and closed: the whole way is public history", async () => {
  const proposalId = await dispatched();
  const view = () => w.guest(() => Council.find(proposalId));
  expect((await view()).dispatch).toMatchObject({
    dueOn: "2026-11-05",
    clock: "waiting",
    workingDaysLeft: 15,
    authority: "akimat-astana",
  });
  w.clock.advance(25 * DAY);
  expect((await view()).dispatch?.clock).toBe("overdue");
  const act = <T>(work: () => Promise<T>) => w.as(moderator, work);
  const extension = {
    proposalId,
    noticeOn: "2026-11-05",
    reason: "Жобалық құжаттар дайындалуда.",
    language: "kk",
  } as const;
  await expect(act(() => Council.extend({ ...extension, until: "2027-02-01" }))).rejects.toMatchObject({ status: 422 });
  await act(() => Council.extend({ ...extension, until: "2026-12-10" }));
  await expect(act(() => Council.extend({ ...extension, until: "2026-12-20" }))).rejects.toMatchObject({
    code: "already_extended",
  });
  expect((await view()).dispatch).toMatchObject({ clock: "waiting", lastDay: "2026-12-10" });
  const answer = {
    proposalId,
    text: "Өткел келесі жылдың көктемінде салынады.",
    language: "kk",
    outcome: "accepted",
  } as const;
  await expect(act(() => Council.answer({ ...answer, answeredOn: "2026-12-31" }))).rejects.toMatchObject({
    status: 422,
  });
  await act(() => Council.answer({ ...answer, answeredOn: "2026-11-08" }));
  expect((await view()).dispatch?.clock).toBe("answered_in_time");
  w.clock.advance(DAY);
  await act(() =>
    Council.planMilestone({ proposalId, text: "Жобаны бекіту", language: "kk", plannedOn: "2026-12-01" }),
  );
  const milestoneId = (await view()).milestones[0]?.milestoneId ?? "";
  await expect(act(() => Council.close({ proposalId }))).rejects.toMatchObject({ code: "milestones_open" });
  w.clock.advance(DAY);
  await act(() => Council.completeMilestone({ proposalId, milestoneId, doneOn: "2026-11-10" }));
  await expect(
    act(() => Council.completeMilestone({ proposalId, milestoneId, doneOn: "2026-11-10" })),
  ).rejects.toMatchObject({ status: 409 });
  w.clock.advance(DAY);
  await act(() => Council.close({ proposalId }));
  expect((await view()).history.map(({ event }) => event)).toEqual([
    ...["published", "taken_up", "accepted", "sent", "extended", "answered"],
    ...["milestone_planned", "milestone_done", "closed"],
  ]);
  const trail = await w.guest(() => queryAll(Audit, { hash: proposalId }));
  const done = ["publish", "take-up", "vote", "vote", "vote", "close-voting", "dispatch", "extend", "answer"];
  done.push("plan-milestone", "complete-milestone", "close");
  expect(trail.map(({ action }) => action).toSorted()).toEqual(done.map((name) => `council.${name}`).toSorted());
  expect((await w.guest(() => proposalOf(proposalId))).status).toBe("closed");
});

test("a letter cannot be sent tomorrow, before the decision, or twice", async () => {
  const proposalId = await accepted();
  const send = (sentOn: string) => w.as(moderator, () => Council.dispatch({ proposalId, number: "5", sentOn }));
  const today = w.clock.now().toISOString().slice(0, 10);
  await expect(send("2030-01-01")).rejects.toMatchObject({ issues: [{ field: "sentOn", code: "date_in_future" }] });
  await expect(send("2026-10-01")).rejects.toMatchObject({
    issues: [expect.objectContaining({ code: "date_too_early" })],
  });
  w.loseAnswer(({ operation }) => operation === "TransactWriteItems");
  await send(today);
  await expect(send(today)).rejects.toMatchObject({ code: "wrong_state" });
});

test("each act is refused where it does not belong", async () => {
  const { proposalId } = await w.guest(() => confirmed(form({ email: "orynsyz@posta.example" })));
  const today = w.clock.now().toISOString().slice(0, 10);
  const acts: (() => Promise<unknown>)[] = [
    () => Council.takeUp({ proposalId }),
    () => Council.dispatch({ proposalId, number: "1", sentOn: today }),
    () =>
      Council.answer({
        proposalId,
        text: "Жауап мәтіні осындай.",
        language: "kk",
        answeredOn: today,
        outcome: "partly",
      }),
    () => Council.planMilestone({ proposalId, text: "Қадам", language: "kk", plannedOn: today }),
    () => Council.close({ proposalId }),
  ];
  for (const act of acts) await expect(w.as(moderator, act)).rejects.toMatchObject({ status: 409 });
  const elsewhere = await w.guest(() => appointed("moderator", "oral", "Орал модераторы"));
  for (const act of acts) await expect(w.as(elsewhere, act)).rejects.toMatchObject({ status: 403 });
});

test("a member sees their own vote in the office and not the others'", async () => {
  const proposalId = await taken();
  await cast(0, proposalId, "against");
  const own = await w.as(members[0] as Staff, () => Council.fileForStaff({ proposalId }));
  expect(own).toMatchObject({ mayVote: true, ownVote: { choice: "against", reason } });
  expect(own.mayRun).toBe(false);
  const other = await w.as(members[1] as Staff, () => Council.fileForStaff({ proposalId }));
  expect(other.ownVote).toBeUndefined();
  expect(JSON.stringify(other)).not.toContain(reason);
});

test("the glance at a queue counts for a moderator what waits, for a member what waits for their vote", async () => {
  const proposalId = await taken();
  w.settle();
  const glance = (actor: Staff) => w.as(actor, () => Council.waiting({ council: "astana", status: "taken_up" }));
  const [before, ofMember] = [await glance(moderator), await glance(members[4] as Staff)];
  expect(before.oldestAt).toBeDefined();
  await cast(4, proposalId, "for");
  w.settle();
  expect(await glance(moderator)).toEqual(before);
  expect(await glance(members[4] as Staff)).toMatchObject({ count: ofMember.count - 1 });
  const elsewhere = await w.guest(() => appointed("moderator", "oral", "Басқа модератор"));
  await expect(glance(elsewhere)).rejects.toMatchObject({ status: 403 });
});

test("what the main verbs cost, in capacity units", async () => {
  const spent = async <T>(name: string, work: () => Promise<T>): Promise<[T, number]> => {
    const { result, total, units } = await w.capacity(work);
    console.info(
      `capacity ${name}: ${total} (${Object.entries(units)
        .map(([table, one]) => `${table} ${one}`)
        .join(", ")})`,
    );
    return [result, total];
  };
  const input = form({ email: "olsheu@posta.example" });
  const [{ proposalId }, propose] = await spent("propose", () => w.guest(() => Council.propose(input)));
  const [, confirm] = await spent("confirm", () =>
    w.guest(async () => Council.confirm({ proposalId, token: linkToken("proposal", proposalId) })),
  );
  const [, publish] = await spent("publish", () => w.as(moderator, () => Council.publish({ proposalId })));
  await w.as(moderator, () => Council.takeUp({ proposalId }));
  const [, vote] = await spent("vote", () => cast(0, proposalId, "for"));
  expect([propose, confirm, publish, vote]).toEqual([6, 12, 21, 12]);
});
