export { answer, close, completeMilestone, dispatch, extend, planMilestone } from "./answer.ts";
export { appeal } from "./appeal.ts";
export { councilsOf, fileForStaff, type QueueRow, queue, type Waiting, waiting } from "./desk.ts";
export { diffWords, type Run } from "./diff.ts";
export { movesOfProposal, movesOfSupport, noticesOfPendingSupport, noticesOfProposal } from "./events.ts";
export { extract } from "./extract.ts";
export { allHappenings, noteHappenings } from "./happening.ts";
export { HISTORY_EVENTS, HistoryEntry } from "./history.ts";
export {
  awaitedAuthor,
  awaitedSupporter,
  keepProposalDeed,
  keepSupportDeed,
  lines,
  release,
} from "./lines.ts";
export { publish, publishOnce, refuse, undoRefuse } from "./moderate.ts";
export {
  findCase,
  type LogQuery,
  MONTHS_SHOWN,
  type Moderation,
  moderation,
  moderationLog,
  monthsShown,
  noteCase,
} from "./moderation.ts";
export { APPEAL_DAYS, caseNumberOf, type ModerationFigures, movesOfCase } from "./moderation-rules.ts";
export {
  APPEAL_OUTCOMES,
  AppealOutcome,
  AppealText,
  CaseNumber,
  ModerationCase,
  ModerationMonth,
} from "./moderation-schema.ts";
export { service } from "./person.ts";
export { checkPart, confirm, type ProposalField, propose, revise, reviseForAuthor, withdraw } from "./propose.ts";
export {
  authorView,
  type CouncilOverview,
  countsIn,
  find,
  type InsiderView,
  type ListQuery,
  list,
  overview,
  publishedCount,
} from "./read.ts";
export { whereIs } from "./record.ts";
export { recount } from "./recount.ts";
export { resendProposal, resendSupport } from "./resend.ts";
export { type Clock, OPEN, REVISABLE, SUPPORTABLE, VISIBLE, type VisibleStatus } from "./rules.ts";
export {
  ANSWER_OUTCOMES,
  AnswerOutcome,
  CHOICES,
  CouncilCode,
  MilestoneId,
  PROPOSAL_STATUSES,
  ProposalCode,
  ProposalId,
  ProposalInput,
  ProposalStatus,
  REFUSALS,
  Reason,
  Refusal,
  type Seat,
  SupportId,
  Tally,
  VoteChoice,
} from "./schema.ts";
export { noteSeat, seatsOf } from "./seat.ts";
export { confirmSupport, support, supportState, withdrawSupport } from "./support.ts";
export {
  ProposalSummary,
  PublicBallot,
  PublicDispatch,
  PublicProposal,
  PublicVersion,
} from "./view.ts";
export { closeVoting, takeUp, vote } from "./vote.ts";
