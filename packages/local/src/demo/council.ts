import { Council } from "@kz2050/core/council";
import { Identity } from "@kz2050/core/identity";
import { type Actor, DAY, GUEST, inScope, linkToken, type Staff } from "@kz2050/core/kernel";
import type { Platform } from "../platform.ts";
import { REFUSED } from "./council-refusals.ts";
import { MEMBERS, STORIES, type Story } from "./council-stories.ts";
import { aYearAgo, DEMO_STAFF } from "./staff.ts";

const OPEN_SINCE = "2020-01-01T00:00:00.000Z";

/** A civil date so many days before (or, below 0, after) an instant. */
const dateBefore = (now: Date, days: number): string => new Date(now.getTime() - days * DAY).toISOString().slice(0, 10);

/** Proposals of six cities at every stage, told through the same actions as people use, on the days they happened. */
export async function seedCouncils(platform: Platform): Promise<void> {
  const cast = await seatAll(platform);
  // Oldest first, so that numbers are given in the order of publication.
  const told = [...[...STORIES, ...REFUSED].entries()].toSorted(([, a], [, b]) => b.days - a.days);
  for (const [index, story] of told) await tell(platform, story, index, cast);
}

interface Cast {
  readonly central: Staff;
  /** Decides again on what the other refused. */
  readonly reviewer: Staff;
  readonly members: ReadonlyMap<string, readonly Staff[]>;
}

/** A colleague who holds the same role: invented, like everybody here. */
const REVIEWER = { email: "reviewer@movement.example", name: "Сәуле Балама", role: "central", language: "kk" } as const;

/** Seats the members at once, without waiting for the stream that keeps the public list. */
async function seatAll(platform: Platform): Promise<Cast> {
  return platform.asPlatform("demonstration", async () => {
    const people = DEMO_STAFF.flatMap(({ email, name, role, council }) =>
      council ? [{ email, name, role, council }] : [],
    );
    const more = Object.entries(MEMBERS).flatMap(([council, names]) =>
      names.map((name, n) => ({
        email: `${council}${n + 1}@movement.example`,
        name,
        role: "member" as const,
        council,
      })),
    );
    const members = new Map<string, Staff[]>();
    for (const { email, name, role, council } of [...people, ...more]) {
      const { personId } = await aYearAgo(() => Identity.appoint({ email, name, role, council, language: "kk" }));
      await Council.noteSeat({ personId, grant: `${role}#${council}` });
      if (role === "member")
        members.set(council, [...(members.get(council) ?? []), staffOf(personId, role, { council })]);
    }
    const { personId } = await Identity.meet({ email: "central@movement.example", language: "kk" });
    const colleague = await aYearAgo(() => Identity.appoint(REVIEWER));
    const [central, reviewer] = [personId, colleague.personId].map((hand) => staffOf(hand, "central", "country"));
    return { central: central as Staff, reviewer: reviewer as Staff, members };
  });
}

const staffOf = (personId: string, role: "member" | "central", reach: Staff["grants"][number]["reach"]): Staff => ({
  kind: "staff",
  personId,
  sessionId: "demonstration",
  provedAt: "9999-01-01T00:00:00.000Z",
  grants: [{ role, reach, from: OPEN_SINCE }],
});

type Act = <T>(step: string, days: number, actor: Actor, work: () => Promise<T>) => Promise<T>;

/** One proposal from its form as far as it came. Each step bears a key of its own, so a second telling changes nothing. */
async function tell(
  platform: Platform,
  story: Story,
  index: number,
  { central, reviewer, members }: Cast,
): Promise<void> {
  const now = platform.deps.now();
  const act: Act = (step, days, actor, work) =>
    inScope(
      {
        ...platform.deps,
        now: () => new Date(now.getTime() - days * DAY),
        actor,
        requestId: `demonstration-${index}-${step}`,
        request: { key: `demonstration:proposal:${index}:${step}`, bodyHash: "demonstration" },
      },
      work,
    );
  const { council, language, title, what, why, category, place, publicName, days } = story;
  const form = { council, language, title, what, why, category, place, ...(publicName && { publicName }) };
  const email = `author${index + 1}@proposals.example`;
  const { proposalId } = await act("propose", days, GUEST, () => Council.propose({ ...form, email }));
  const token = await act("token", days, GUEST, async () => linkToken("proposal", proposalId));
  if (story.isUnconfirmed) return;
  await act("confirm", days, GUEST, () => Council.confirm({ proposalId, token }));
  if (story.isWaiting) return;
  const { refused, appeal } = story;
  if (refused) {
    await act("refuse", days - 1, central, () => Council.refuse({ proposalId, ...refused }));
    if (!appeal) return;
    const { text, again } = appeal;
    await act("appeal", appeal.days, GUEST, () => Council.appeal({ proposalId, token, text }));
    if (again === undefined) return;
    if (again !== "publish") {
      const { note } = refused;
      await act("refuse-again", appeal.days - 2, reviewer, () => Council.refuse({ proposalId, reason: again, note }));
      return;
    }
    await act("publish", appeal.days - 2, reviewer, () => Council.publish({ proposalId }));
  } else {
    await act("publish", days - 1, central, () => Council.publish({ proposalId }));
  }
  // Supporters come after publication, which an appeal puts off.
  await support(act, appeal ? { ...story, days: appeal.days - 1 } : story, proposalId, index);
  const { revised } = story;
  if (revised) {
    const input = {
      proposalId,
      token,
      version: 1,
      text: { title, what: revised.what, why, place },
      note: revised.note,
    };
    await act("revise", revised.days, GUEST, () => Council.revise(input));
  }
  await decide(act, story, proposalId, { central, members: members.get(council) ?? [] });
  if (story.sent) await follow(act, story, proposalId, { central, now });
}

/** Supporters, each confirmed by the link of their own letter. */
async function support(act: Act, story: Story, proposalId: string, index: number): Promise<void> {
  const { textHash } = await act("read", story.days - 1, GUEST, () => Council.find(proposalId));
  const days = Math.max(story.days - 3, 0);
  const one = async (n: number) => {
    const email = `supporter${n + 1}@proposals.example`;
    const ask = () => Council.support({ proposalId, textHash, email, language: story.language });
    const { supportId } = await act(`support-${n}`, days + index / 24, GUEST, ask);
    const link = () => Council.confirmSupport({ supportId, token: linkToken("support", supportId) });
    await act(`support-confirm-${n}`, days, GUEST, link);
  };
  for (let n = 0; n < (story.supports ?? 0); n += 4) {
    await Promise.all([n, n + 1, n + 2, n + 3].filter((each) => each < (story.supports ?? 0)).map(one));
  }
  if (!story.hasUnconfirmedSupport) return;
  const email = "undecided@proposals.example";
  const ask = () => Council.support({ proposalId, textHash, email, language: story.language });
  await act("support-unconfirmed", 0, GUEST, ask);
}

async function decide(
  act: Act,
  { takenUp, language }: Story,
  proposalId: string,
  { central, members }: { central: Staff; members: readonly Staff[] },
): Promise<void> {
  if (!takenUp) return;
  await act("take-up", takenUp.days, central, () => Council.takeUp({ proposalId }));
  for (const [n, [choice, reason]] of takenUp.votes.entries()) {
    const member = members[n];
    const vote = () => Council.vote({ proposalId, choice, reason, language });
    if (member) await act(`vote-${n}`, takenUp.days - (n + 1) / 4, member, vote);
  }
  const { closed } = takenUp;
  if (!closed) return;
  const note = closed.note === undefined ? {} : { note: closed.note };
  await act("close-voting", closed.days, central, () => Council.closeVoting({ proposalId, language, ...note }));
}

async function follow(
  act: Act,
  { sent, answered, milestones = [], closedDays, language }: Story,
  proposalId: string,
  { central, now }: { central: Staff; now: Date },
): Promise<void> {
  if (!sent) return;
  const sentOn = dateBefore(now, sent.days);
  await act("dispatch", sent.days, central, () => Council.dispatch({ proposalId, number: sent.number, sentOn }));
  const { extended } = sent;
  if (extended) {
    const noticeOn = dateBefore(now, extended.days);
    const until = dateBefore(now, extended.days - extended.forDays);
    const input = { proposalId, until, noticeOn, reason: extended.reason, language };
    await act("extend", extended.days, central, () => Council.extend(input));
  }
  if (!answered) return;
  const { text, outcome } = answered;
  const answeredOn = dateBefore(now, answered.days);
  await act("answer", answered.days, central, () =>
    Council.answer({ proposalId, text, outcome, language, answeredOn }),
  );
  for (const [n, { text: step, inDays, doneDays }] of milestones.entries()) {
    const plannedOn = dateBefore(now, -inDays);
    const plan = () => Council.planMilestone({ proposalId, text: step, language, plannedOn });
    await act(`plan-${n}`, answered.days - (n + 1) / 24, central, plan);
    if (doneDays === undefined) continue;
    const doneOn = dateBefore(now, doneDays);
    const found = await act("read-steps", doneDays, GUEST, () => Council.find(proposalId));
    const milestoneId = found.milestones.find((each) => each.text === step)?.milestoneId ?? "";
    await act(`done-${n}`, doneDays, central, () => Council.completeMilestone({ proposalId, milestoneId, doneOn }));
  }
  if (closedDays !== undefined) await act("close", closedDays, central, () => Council.close({ proposalId }));
}
