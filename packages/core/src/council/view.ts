import * as z from "zod";
import type { WorkCalendar } from "../kernel/index.ts";
import { HistoryEntry, historyOf } from "./history.ts";
import type { ProposalFile } from "./record.ts";
import { clockOf, lastDayOf, SUPPORTABLE, workingDaysLeft } from "./rules.ts";
import { AnswerOutcome, type Proposal, ProposalStatus, Tally, VoteChoice } from "./schema.ts";

const language = z.string();

/** A proposal in a list. */
export const ProposalSummary = z
  .object({
    proposalId: z.string(),
    code: z.string(),
    council: z.string(),
    category: z.string(),
    place: z.string(),
    language,
    title: z.string(),
    author: z.string().optional(),
    status: ProposalStatus,
    publishedAt: z.string(),
    supports: z.int(),
  })
  .meta({ id: "ProposalSummary" });
export type ProposalSummary = z.infer<typeof ProposalSummary>;

export const PublicVersion = z
  .object({
    version: z.int(),
    textHash: z.string(),
    title: z.string(),
    what: z.string(),
    why: z.string(),
    place: z.string(),
    by: z.enum(["author", "moderator"]),
    note: z.string().optional(),
    at: z.string(),
    supports: z.int(),
  })
  .meta({ id: "ProposalVersion", description: "A published text, frozen. `supports` named this very text." });
export type PublicVersion = z.infer<typeof PublicVersion>;

export const PublicBallot = z
  .object({
    state: z.enum(["open", "closed"]),
    openedAt: z.string(),
    closedAt: z.string().optional(),
    entitled: z.int(),
    voted: z.int(),
    quorum: z.int(),
    roll: z.array(
      z.object({
        name: z.string(),
        choice: VoteChoice.optional(),
        reason: z.string().optional(),
        language: language.optional(),
        votedAt: z.string().optional(),
      }),
    ),
    tally: Tally.optional(),
    note: z.string().optional(),
    noteLanguage: language.optional(),
  })
  .meta({
    id: "Ballot",
    description: "The council's vote. Choices are shown when it is closed, so that none follows another.",
  });
export type PublicBallot = z.infer<typeof PublicBallot>;

export const PublicDispatch = z
  .object({
    number: z.string(),
    sentOn: z.string(),
    authority: z.string(),
    dueOn: z.string(),
    lastDay: z.string(),
    clock: z.enum(["waiting", "overdue", "very_overdue", "answered_in_time", "answered_late"]),
    workingDaysLeft: z.int(),
    extension: z.object({ until: z.string(), noticeOn: z.string(), reason: z.string(), language }).optional(),
  })
  .meta({ id: "Dispatch", description: "The letter to the akimat. `clock` is of the day of reading, never stored." });
export type PublicDispatch = z.infer<typeof PublicDispatch>;

export const PublicAnswer = z
  .object({ text: z.string(), language, answeredOn: z.string(), outcome: AnswerOutcome })
  .meta({ id: "AkimatAnswer" });

export const PublicMilestone = z
  .object({
    milestoneId: z.string(),
    text: z.string(),
    language,
    plannedOn: z.string(),
    doneOn: z.string().optional(),
    isLate: z.boolean(),
  })
  .meta({ id: "Milestone" });

/** All that anybody may know of a proposal. */
export const PublicProposal = ProposalSummary.extend({
  what: z.string(),
  why: z.string(),
  version: z.int(),
  textHash: z.string(),
  isSupportable: z.boolean(),
  versions: z.array(PublicVersion),
  ballot: PublicBallot.optional(),
  dispatch: PublicDispatch.optional(),
  answer: PublicAnswer.optional(),
  milestones: z.array(PublicMilestone),
  history: z.array(HistoryEntry),
}).meta({ id: "Proposal", description: "A published proposal with its whole history." });
export type PublicProposal = z.infer<typeof PublicProposal>;

/** The list's row of a proposal. Before publication `code` and `publishedAt` are empty. */
export function summaryOf(proposal: Proposal, supports: number): ProposalSummary {
  const { proposalId, code = "", council, category, place, language, title, publicName, status } = proposal;
  return {
    ...{ proposalId, code, council, category, place, language, title, status, supports },
    ...(publicName !== undefined && { author: publicName }),
    publishedAt: proposal.publishedAt ?? "",
  };
}

/** The public view of a file on a day. `counts` are the supports: of all, then of each version in order. */
export function viewOf(
  file: ProposalFile,
  counts: readonly number[],
  today: string,
  calendar: WorkCalendar,
): PublicProposal {
  const { proposal, versions, answer } = file;
  const { what, why, version, textHash } = proposal;
  const [supports = 0, ...byVersion] = counts;
  return {
    ...summaryOf(proposal, supports),
    ...{ what, why, version, textHash },
    isSupportable: SUPPORTABLE.has(proposal.status),
    versions: versions.map(({ version, textHash, title, what, why, place, by, note, at }, index) => ({
      ...{ version, textHash, title, what, why, place, by, at },
      ...(note !== undefined && { note }),
      supports: byVersion[index] ?? 0,
    })),
    ...(file.ballot && { ballot: ballotView(file) }),
    ...(file.dispatch && { dispatch: dispatchView(file, today, calendar) }),
    ...(answer && {
      answer: {
        text: answer.text,
        language: answer.language,
        answeredOn: answer.answeredOn,
        outcome: answer.outcome,
      },
    }),
    milestones: file.milestones.map(({ milestoneId, text, language, plannedOn, doneOn }) => ({
      ...{ milestoneId, text, language, plannedOn },
      ...(doneOn !== undefined && { doneOn }),
      isLate: doneOn === undefined && plannedOn < today,
    })),
    history: historyOf(file),
  };
}

function ballotView({ ballot, votes }: ProposalFile): PublicBallot | undefined {
  if (!ballot) return undefined;
  const { state, openedAt, closedAt, quorum, tally, note, noteLanguage } = ballot;
  const isClosed = state === "closed";
  const given = new Map(votes.map((vote) => [vote.personId, vote]));
  const names = Object.entries(ballot.entitled).toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  return {
    ...{ state, openedAt, quorum, entitled: names.length, voted: votes.length },
    ...(closedAt !== undefined && { closedAt }),
    roll: names.map(([personId, name]) => {
      const vote = isClosed ? given.get(personId) : undefined;
      if (!vote) return { name };
      return { name, choice: vote.choice, reason: vote.reason, language: vote.language, votedAt: vote.votedAt };
    }),
    ...(tally && { tally }),
    ...(note !== undefined && { note, noteLanguage }),
  };
}

function dispatchView(
  { dispatch, answer }: ProposalFile,
  today: string,
  calendar: WorkCalendar,
): PublicDispatch | undefined {
  if (!dispatch) return undefined;
  const { number, sentOn, authority, dueOn, extension } = dispatch;
  const lastDay = lastDayOf(dispatch);
  return {
    ...{ number, sentOn, authority, dueOn, lastDay },
    clock: clockOf(dispatch, answer, today, calendar),
    workingDaysLeft: workingDaysLeft(lastDay, today, calendar),
    ...(extension && {
      extension: {
        until: extension.until,
        noticeOn: extension.noticeOn,
        reason: extension.reason,
        language: extension.language,
      },
    }),
  };
}
