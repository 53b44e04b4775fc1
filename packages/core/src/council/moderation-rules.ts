import { DAY, DEFAULT_ZONE, hmac, localOf, type WorkCalendar } from "../kernel/index.ts";
import { type Change, type Moves, Stream } from "../stream/index.ts";
import { APPEAL_OUTCOMES, type AppealOutcome, type Case, type ModerationCase } from "./moderation-schema.ts";
import { REFUSALS, type Refusal } from "./refusal.ts";
import { workingDaysLeft } from "./rules.ts";
import type { Proposal } from "./schema.ts";

/** How long after a refusal its author may ask for it to be decided again. */
export const APPEAL_DAYS = 30;
/** From so many working days on, a wait is counted as this one. */
export const LONGEST_WAIT = 60;

/** The last instant at which a refusal may be appealed. */
export const appealUntil = (refusedAt: string): string =>
  new Date(Date.parse(refusedAt) + APPEAL_DAYS * DAY).toISOString();

/** Whether the author may appeal: once, in time, and only against a refusal. */
export const mayAppeal = (proposal: Pick<Proposal, "status" | "refusedAt" | "appealedAt">, now: Date): boolean =>
  proposal.status === "refused" &&
  proposal.appealedAt === undefined &&
  proposal.refusedAt !== undefined &&
  now.toISOString() <= appealUntil(proposal.refusedAt);

/** Whether it waits for another hand, since its author did not agree with a refusal. */
export const isAppeal = ({ status, appealedAt }: Pick<Proposal, "status" | "appealedAt">): boolean =>
  status === "confirmed" && appealedAt !== undefined;

/** Crockford's letters and digits: none is taken for another. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The public number of a proposal's case: only the platform can tell it from the proposal, and nobody the other way. */
export function caseNumberOf(proposalId: string): string {
  const bytes = hmac("pseudonymPepper", "case", proposalId);
  const letters = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % 32]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A number as its owner may type it: small letters, no dash, letters for the digits they look like. */
export function readCaseNumber(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

const dayOf = (instant: string): string => localOf(new Date(instant), DEFAULT_ZONE).date;

/** What the public may know of a proposal's moderation, as it is now; nothing before it reached the moderator. */
export function caseOf(proposal: Proposal, calendar: WorkCalendar): Case | undefined {
  const { proposalId, council, confirmedAt, publishedAt, appealedAt, firstRefusal } = proposal;
  if (confirmedAt === undefined) return undefined;
  const { refusedAt, reason } = firstRefusal
    ? { refusedAt: firstRefusal.at, reason: firstRefusal.reason }
    : { refusedAt: proposal.refusedAt, reason: proposal.refusal };
  const decidedAt = refusedAt ?? publishedAt;
  return {
    ...{ caseNumber: caseNumberOf(proposalId), council, list: "cases", submittedAt: confirmedAt },
    ...(decidedAt !== undefined && { days: workingDaysLeft(dayOf(decidedAt), dayOf(confirmedAt), calendar) }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(refusedAt !== undefined && { refusedAt, reason }),
    ...(appealedAt !== undefined && { appealedAt, ...settled(proposal) }),
  };
}

function settled(proposal: Proposal): Pick<Case, "outcome" | "settledAt"> {
  const { status, publishedAt, refusedAt, withdrawnAt } = proposal;
  if (publishedAt !== undefined) return { outcome: "published", settledAt: publishedAt };
  if (status === "refused") return { outcome: "upheld", settledAt: refusedAt };
  return status === "withdrawn" ? { outcome: "withdrawn", settledAt: withdrawnAt } : {};
}

/** The line of the log, of a case that has one. */
export function lineOf({ caseNumber, council, refusedAt, reason, appealedAt, outcome }: Case): ModerationCase[] {
  if (refusedAt === undefined || reason === undefined) return [];
  const appeal = appealedAt === undefined ? "none" : (outcome ?? "open");
  return [{ caseNumber, council, refusedOn: dayOf(refusedAt), reason, appeal }];
}

/** The sheet in which a council's month is counted. */
export const moderationSheet = (council: string, month: string): string => `moderation#${council}#${month}`;

export type Tallied =
  | "submitted"
  | "published"
  | "refused"
  | `refused-${Refusal}`
  | `days-${number}`
  | "appealed"
  | `appeal-${AppealOutcome}`;

/** Where a case counts: each thing that happened, in the month it happened. */
export function cellsOf(row: Case): string[] {
  const { council, submittedAt, days, publishedAt, refusedAt, reason, appealedAt, outcome, settledAt } = row;
  const cell = (at: string | undefined, field: Tallied): string[] =>
    at === undefined ? [] : [Stream.inSheet(moderationSheet(council, dayOf(at).slice(0, 7)), field)];
  return [
    ...cell(submittedAt, "submitted"),
    ...cell(publishedAt, "published"),
    ...cell(refusedAt, "refused"),
    ...(reason === undefined ? [] : cell(refusedAt, `refused-${reason}`)),
    ...(days === undefined ? [] : cell(refusedAt ?? publishedAt, `days-${Math.min(days, LONGEST_WAIT)}`)),
    ...cell(appealedAt, "appealed"),
    ...(outcome === undefined ? [] : cell(settledAt, `appeal-${outcome}`)),
  ];
}

/** What a change of a case moves: it counts where it stands now, and no more where it stood. */
export function movesOfCase({ before, after }: Pick<Change, "before" | "after">): Moves {
  const moves: Record<string, number> = {};
  for (const cell of before ? cellsOf(before as Case) : []) moves[cell] = (moves[cell] ?? 0) - 1;
  for (const cell of after ? cellsOf(after as Case) : []) moves[cell] = (moves[cell] ?? 0) + 1;
  return Object.fromEntries(Object.entries(moves).filter(([, by]) => by !== 0));
}

type Numbers = Readonly<Record<string, number>>;
const part = <K extends string>(sheet: Numbers, prefix: string, names: readonly K[]): Partial<Record<K, number>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = sheet[`${prefix}-${name}`] ?? 0;
      return value > 0 ? [[name, value]] : [];
    }),
  ) as Partial<Record<K, number>>;

/** The middle of what a sheet counts by days; the mean of the two middle ones where they are even. */
export function medianOf(sheet: Numbers): number | undefined {
  const waits = Array.from({ length: LONGEST_WAIT + 1 }, (_, days) => sheet[`days-${days}`] ?? 0);
  const all = waits.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const at = (rank: number): number => {
    let seen = 0;
    return waits.findIndex((count) => {
      seen += count;
      return seen > rank;
    });
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}

/** What a sheet, or several added up, says. */
export function figuresOf(sheet: Numbers) {
  const { submitted = 0, published = 0, refused = 0, appealed = 0 } = sheet;
  const medianDays = medianOf(sheet);
  return {
    ...{ submitted, published, refused, reasons: part(sheet, "refused", REFUSALS) },
    ...(medianDays !== undefined && { medianDays }),
    ...{ appealed, appeals: part(sheet, "appeal", APPEAL_OUTCOMES) },
  };
}
export type ModerationFigures = ReturnType<typeof figuresOf>;

/** Sheets as one. */
export function addedUp(sheets: readonly Numbers[]): Numbers {
  const sum: Record<string, number> = {};
  for (const sheet of sheets)
    for (const [field, value] of Object.entries(sheet)) sum[field] = (sum[field] ?? 0) + value;
  return sum;
}
