import { type Due, isOverdue, isRunningOut, type Staff, type WorkCalendar } from "@kz2050/core/kernel";
import type { OfficeContext } from "./page.tsx";

/** One queue on the office's home: how many wait, since when the oldest does, and how many are past their time. */
export interface QueueLine {
  readonly title: string;
  readonly href: string;
  readonly count: number;
  /** There are more than were counted: "99+" is enough to know. */
  readonly isMore?: boolean;
  /** ISO instant at which the oldest began to wait. */
  readonly oldestAt?: string | undefined;
  /** Left out where nobody has promised a day. */
  readonly overdue?: number | undefined;
  /** How many run out within a day, where the queue has a last hour of its own. */
  readonly running?: number;
}

/** A domain's queues for this member of staff: none where the roles have no business there. */
export type Queues = (c: OfficeContext, staff: Staff, calendar: WorkCalendar) => Promise<readonly QueueLine[]>;

/** How many of those that wait since then are late by the movement's promise. */
export const overdueOf = (c: OfficeContext, due: Due, since: readonly string[], calendar: WorkCalendar): number =>
  since.filter((at) => isOverdue(due, at, c.var.deps.now(), calendar)).length;

/** How many need a call, since they run out within a day. */
export const runningOf = (c: OfficeContext, until: readonly string[]): number =>
  until.filter((at) => isRunningOut(at, c.var.deps.now())).length;

/** Late ones first, then what runs out, then the longest waiting; empty queues last. */
export const byUrgency = (a: QueueLine, b: QueueLine): number =>
  (b.overdue ?? 0) - (a.overdue ?? 0) ||
  (b.running ?? 0) - (a.running ?? 0) ||
  Number(b.count > 0) - Number(a.count > 0) ||
  (a.oldestAt ?? "9").localeCompare(b.oldestAt ?? "9");
