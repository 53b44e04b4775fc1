import { DEFAULT_ZONE, HOUR, localOf, plusDays, plusWorkingDays, type WorkCalendar } from "./time.ts";

type Clock = { readonly workingDays: number } | { readonly days: number };

/**
 * By when what waits for staff is to be done: the movement's own promise, in one place. What has a day of its own (the
 * akimat's answer) goes by that. A lecture's request runs out at its `until`: it is overdue while there is still time to
 * call the lecturer.
 */
export const DUE = {
  application: { workingDays: 5 },
  proposal: { workingDays: 5 },
  campaign: { workingDays: 5 },
  transfer: { days: 3 },
  held: { days: 3 },
  hours: { workingDays: 5 },
} as const satisfies Readonly<Record<string, Clock>>;
export type Due = keyof typeof DUE;
export const REQUEST_NOTICE = 24 * HOUR;

/** The last day on which this is in time; the day it came is not counted. */
export function lastDayFor(due: Due, since: string, calendar: WorkCalendar): string {
  const clock: Clock = DUE[due];
  const { date } = localOf(new Date(since), DEFAULT_ZONE);
  return "days" in clock ? plusDays(date, clock.days) : plusWorkingDays(date, clock.workingDays, calendar);
}

/** Whether what waits since then is late on this day. */
export const isOverdue = (due: Due, since: string, now: Date, calendar: WorkCalendar): boolean =>
  localOf(now, DEFAULT_ZONE).date > lastDayFor(due, since, calendar);

/** Whether a request that runs out then needs somebody's call. */
export const isRunningOut = (until: string, now: Date): boolean => Date.parse(until) - now.getTime() < REQUEST_NOTICE;
