import {
  type AppError,
  ConflictError,
  DEFAULT_ZONE,
  ForbiddenError,
  invalidField,
  localOf,
  NotFoundError,
  type Place,
  plusDays,
  StaleError,
} from "../kernel/index.ts";
import { COUNTRY, type ErasedHours, type Given, type HistoryEntry, type Hours, type Status } from "./schema.ts";

type States = ReadonlySet<Status>;
const states = (...names: readonly Status[]): States => new Set(names);
/** For the organiser to decide, or for the person to take back. */
export const WAITING = states("waiting");
export const CONFIRMED = states("confirmed");
/** The day's sum holds them. */
export const HELD = states("waiting", "confirmed");
/** Ends of which the person may still see what was decided. */
export const ENDED = states("refused", "withdrawn", "annulled");

/** How far back help may be noted, in days. */
export const DAYS_BACK = 365;

/** @throws InvalidError date_in_future for a day yet to come, date_too_early beyond a year */
export function assertDate(date: string, now: Date): void {
  const today = localOf(now, DEFAULT_ZONE).date;
  if (date > today) throw invalidField("date", "date_in_future");
  const min = plusDays(today, -DAYS_BACK);
  if (date < min) throw invalidField("date", "date_too_early", { min });
}

/** The place whose staff decide: the organiser's region, or the country. */
export const placeOf = ({ organiser }: Pick<Hours, "organiser">): Place =>
  organiser === COUNTRY ? {} : { region: organiser };

/** The queue in which hours wait. */
export const queueOf = (organiser: string): string => `${organiser}#waiting`;

/** @throws ConflictError wrong_state */
export function assertIn({ status }: Pick<Hours, "status">, allowed: States): void {
  if (!allowed.has(status)) throw new ConflictError("wrong_state");
}

/** @throws StaleError when the reader saw another version than there is. */
export function assertSeen({ version }: Pick<Hours, "version">, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) throw new StaleError();
}

/** @throws ForbiddenError own_hours: nobody confirms their own. */
export function assertNotOwn(isOwn: boolean): void {
  if (isOwn) throw new ForbiddenError("own_hours");
}

/** What to answer when a transition's condition failed, by the item that stood there. */
export const movedOn =
  (allowed: States) =>
  (old: Readonly<Record<string, unknown>> | undefined): AppError => {
    if (old?.kind !== "hours") return new NotFoundError();
    return allowed.has(old.status as Status) ? new StaleError() : new ConflictError("wrong_state");
  };

export const stepped = ({ history }: Pick<Hours, "history">, step: HistoryEntry): HistoryEntry[] => [...history, step];

/** Badges by confirmed hours, the smallest first. */
export const BADGES = [
  { code: "first_step", hours: 10 },
  { code: "steady_hand", hours: 50 },
  { code: "pillar", hours: 100 },
  { code: "example", hours: 250 },
] as const;
export type Badge = (typeof BADGES)[number];

const QUARTERS_AN_HOUR = 4;
/** Hours and minutes of so many quarters. */
export const clockOf = (quarters: number): { hours: number; minutes: number } => ({
  hours: Math.floor(quarters / QUARTERS_AN_HOUR),
  minutes: (quarters % QUARTERS_AN_HOUR) * 15,
});

/** The badges that so many quarters have earned, the smallest first. */
export const badgesOf = (quarters: number): Badge[] =>
  BADGES.filter(({ hours }) => quarters >= hours * QUARTERS_AN_HOUR);

/** The next badge and the quarters still missing; none after the last. */
export function nextBadge(quarters: number): { badge: Badge; missing: number } | undefined {
  const badge = BADGES.find(({ hours }) => quarters < hours * QUARTERS_AN_HOUR);
  return badge && { badge, missing: badge.hours * QUARTERS_AN_HOUR - quarters };
}

/** Sums by region, the most first; of equal ones the lower code. */
export function byRegion(rows: readonly Pick<Given, "region" | "quarters">[]): { region: string; quarters: number }[] {
  const sums = new Map<string, number>();
  for (const { region, quarters } of rows) sums.set(region, (sums.get(region) ?? 0) + quarters);
  return [...sums]
    .map(([region, quarters]) => ({ region, quarters }))
    .toSorted((a, b) => b.quarters - a.quarters || (a.region < b.region ? -1 : 1));
}

/** Whether hours are counted as they are now. */
export const isCounted = ({ status }: Pick<Hours | ErasedHours, "status">): boolean => CONFIRMED.has(status);
