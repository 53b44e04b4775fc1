import {
  ConflictError,
  DAY,
  HOUR,
  invalidField,
  isWorkingDay,
  plusDays,
  plusWorkingDays,
  pseudonym,
  sha256,
  type WorkCalendar,
} from "../kernel/index.ts";
import type { Answer, Dispatch, Proposal, ProposalStatus, ProposalText, Support, Tally, VoteChoice } from "./schema.ts";

/** How long a proposal or a support waits for its mail to be confirmed. */
export const CONFIRM_LIFE = 48 * HOUR;
/** How long the private link of a confirmed support works; the support itself has no end. */
export const SUPPORT_LINK_LIFE = 400 * DAY;
export const CODE_TRIES = 5;

/** What each act leads to, and the states it may leave. */
export const MOVES = {
  confirm: { from: ["unconfirmed"], to: "confirmed" },
  publish: { from: ["confirmed"], to: "published" },
  refuse: { from: ["confirmed"], to: "refused" },
  takeUp: { from: ["published"], to: "taken_up" },
  accept: { from: ["taken_up"], to: "accepted" },
  decline: { from: ["taken_up"], to: "declined" },
  dispatch: { from: ["accepted"], to: "sent" },
  answer: { from: ["sent"], to: "answered" },
  close: { from: ["answered"], to: "closed" },
  withdraw: { from: ["confirmed", "published"], to: "withdrawn" },
} as const satisfies Record<string, { from: readonly ProposalStatus[]; to: ProposalStatus }>;
export type Move = keyof typeof MOVES;

/** States in which people may support. */
export const SUPPORTABLE: ReadonlySet<ProposalStatus> = new Set(["published", "taken_up"]);
/** States in which the text may get a new version: the council votes on what it has before it. */
export const REVISABLE = ["published"] as const satisfies readonly ProposalStatus[];
/** States in which milestones are kept. */
export const MILESTONING = ["answered"] as const satisfies readonly ProposalStatus[];
/** States the public may see, once it was published. */
export const VISIBLE = [
  "published",
  "taken_up",
  "accepted",
  "declined",
  "sent",
  "answered",
  "closed",
  "withdrawn",
] as const satisfies readonly ProposalStatus[];
/** States in which something is still to come: what a council's page counts as open. */
export const OPEN = [
  "published",
  "taken_up",
  "accepted",
  "sent",
  "answered",
] as const satisfies readonly ProposalStatus[];
export type VisibleStatus = (typeof VISIBLE)[number];

/** Whether anybody may read this proposal. */
export const isVisible = (proposal: Pick<Proposal, "publishedAt">): boolean => proposal.publishedAt !== undefined;

/** @throws ConflictError proposal_not_open, where supports are no longer (or not yet) taken. */
export function assertSupportable(proposal: Proposal): void {
  if (!SUPPORTABLE.has(proposal.status)) throw new ConflictError("proposal_not_open");
}

/** SHA-256 of the JSON list [language, title, what, why, category, place]: anybody can compute it from the page. */
export function textHashOf(text: ProposalText): string {
  return sha256(JSON.stringify([text.language, text.title, text.what, text.why, text.category, text.place]));
}

/** The readable code: `ASTANA-2026-017`. */
export const codeOf = (prefix: string, year: string, number: number): string =>
  `${prefix}-${year}-${String(number).padStart(3, "0")}`;

/** The prefix of a code, which names its council. */
export const prefixOf = (code: string): string => code.split("-")[0] ?? "";

export const versionItem = (version: number): string => `version#${String(version).padStart(3, "0")}`;

const SHARDS = 128;

/** The key of a person's support: a pseudonym for this proposal alone, on one of its 128 shards. */
export function supportKey(proposalId: string, supporter: string): Pick<Support, "proposalShard" | "supporter"> {
  const shard = Buffer.from(supporter, "base64url").readUInt16BE(0) % SHARDS;
  return { proposalShard: `${proposalId}#${String(shard).padStart(3, "0")}`, supporter };
}
export const supporterOf = (proposalId: string, personId: string): string =>
  pseudonym(`support:${proposalId}`, personId);
export const proposalOfShard = (proposalShard: string): string => proposalShard.split("#")[0] ?? "";
export const shardsOf = (proposalId: string): string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `${proposalId}#${String(shard).padStart(3, "0")}`);

/** The rule of a council's vote, known before it opens: more than half must vote; a tie is not accepted. */
export const VOTE_RULE = { quorumShare: 0.5, tie: "declined" } as const;

/** More than half of those entitled. */
export const quorumOf = (entitled: number): number => Math.floor(entitled * VOTE_RULE.quorumShare) + 1;

/** Counts the votes by the rule. Abstentions count for the quorum and for nothing else. */
export function tallyOf(entitled: number, choices: readonly VoteChoice[]): Tally {
  const count = (choice: VoteChoice) => choices.filter((each) => each === choice).length;
  const votes = { for: count("for"), against: count("against"), abstain: count("abstain") };
  const outcome =
    votes.for === votes.against ? VOTE_RULE.tie : votes.for > votes.against ? ("accepted" as const) : "declined";
  return { ...votes, absent: entitled - choices.length, quorum: quorumOf(entitled), outcome };
}

/** Working days a state body has for an appeal (Administrative Procedural and Process-Related Code, article 76). */
export const ANSWER_WORKING_DAYS = 15;
/** Months by which the same article lets it extend. */
export const EXTENSION_MONTHS = 2;
/** Working days past the due date from which a late answer is very late. */
export const VERY_LATE_WORKING_DAYS = 15;

/** The last day for an answer to a letter received on this day. */
export const dueOn = (sentOn: string, calendar: WorkCalendar): string =>
  plusWorkingDays(sentOn, ANSWER_WORKING_DAYS, calendar);

/** The same day some months on, or the month's last day where it has no such day. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return plusDays(first.toISOString().slice(0, 10), Math.min(day, last) - 1);
}

/** @throws InvalidError where the new date is no later than the old, or more than two months after it. */
export function assertExtension(dispatch: Dispatch, until: string): void {
  const last = plusMonths(dispatch.dueOn, EXTENSION_MONTHS);
  if (until <= dispatch.dueOn) throw invalidField("until", "extension_too_early", { min: dispatch.dueOn });
  if (until > last) throw invalidField("until", "extension_too_late", { max: last });
}

export type Clock = "waiting" | "overdue" | "very_overdue" | "answered_in_time" | "answered_late";

/** The last day that holds now: the extended one where there is one. */
export const lastDayOf = (dispatch: Dispatch): string => dispatch.extension?.until ?? dispatch.dueOn;

/** How the akimat stands with its answer on this day. Computed, never stored. */
export function clockOf(
  dispatch: Dispatch,
  answer: Pick<Answer, "answeredOn"> | undefined,
  today: string,
  calendar: WorkCalendar,
): Clock {
  const last = lastDayOf(dispatch);
  if (answer) return answer.answeredOn <= last ? "answered_in_time" : "answered_late";
  if (today <= last) return "waiting";
  return today <= plusWorkingDays(last, VERY_LATE_WORKING_DAYS, calendar) ? "overdue" : "very_overdue";
}

/** Working days from today to the last day: 0 on the day itself, below 0 when it is past. */
export function workingDaysLeft(last: string, today: string, calendar: WorkCalendar): number {
  const [from, to, sign] = today <= last ? [today, last, 1] : [last, today, -1];
  let days = 0;
  for (let at = from; at < to; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(at, calendar)) days += 1;
  }
  return days === 0 ? 0 : sign * days;
}

/** Counters: supports of a proposal, of one of its texts; proposals of all, of a council, of a council's state. */
export const counterOf = {
  supports: (proposalId: string) => `supports#${proposalId}`,
  supportsOfVersion: (proposalId: string, version: number) => `supports#${proposalId}#${version}`,
  published: "proposals",
  publishedIn: (council: string) => `proposals#${council}`,
  inStatus: (council: string, status: ProposalStatus) => `proposals#${council}#${status}`,
};
