import * as z from "zod";

/** An instant, ISO 8601 in UTC with milliseconds, as `Date.toISOString()` writes it. Fields of it are named `…At`. */
export const Instant = z.iso.datetime({ precision: 3 });
/** A civil date `2026-11-22`, as people of the place say it. */
export const LocalDate = z.iso.date();
/** An IANA zone; appointments keep it beside their local time. */
export const Zone = z.string().refine(isZone, { message: "invalid_choice" });
export const DEFAULT_ZONE = "Asia/Almaty";

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The instant `milliseconds` after `from`, ISO. */
export const after = (from: Date, milliseconds: number): string =>
  new Date(from.getTime() + milliseconds).toISOString();

/** Seconds since 1970, for a table's time to live. */
export const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** Made once a zone: making one costs more than all else here. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, clock);
  return clock;
}

const partsIn = (instant: number, zone: string): Record<string, number> =>
  Object.fromEntries(
    clockIn(zone)
      .formatToParts(instant)
      .filter((part) => part.type !== "literal")
      .map((part) => [part.type, Number(part.value)]),
  );

/** The zone's offset from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const p = partsIn(instant, zone);
  return (
    Date.UTC(p.year ?? 0, (p.month ?? 1) - 1, p.day, p.hour, p.minute, p.second) - Math.floor(instant / 1000) * 1000
  );
}

/**
 * The instant at which clocks in `zone` show `date` and `minutes` after midnight: the first, where they show it twice;
 * where they skip it, the instant they would have shown it had they not been moved.
 */
export function instantOf(date: string, minutes: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00.000Z`) + minutes * MINUTE;
  const before = wall - offsetAt(wall - DAY, zone);
  const after = wall - offsetAt(wall + DAY, zone);
  const shown = [before, after].toSorted((a, b) => a - b).find((instant) => instant + offsetAt(instant, zone) === wall);
  return new Date(shown ?? before);
}

/** The civil date and minutes after midnight that clocks in `zone` show at an instant. */
export function localOf(instant: Date, zone: string): { date: string; minutes: number } {
  const local = new Date(instant.getTime() + offsetAt(instant.getTime(), zone));
  return { date: local.toISOString().slice(0, 10), minutes: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** A civil date moved by whole days. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, 10);
}

/** ISO weekday of a civil date: 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7;
}

/** Whole years between a birth date and a civil date. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What a year's table of holidays says: days off that fall on weekdays, and weekend days worked instead. */
export interface WorkCalendar {
  readonly daysOff: ReadonlySet<string>;
  readonly workedWeekends: ReadonlySet<string>;
}

export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  if (calendar.workedWeekends.has(date)) return true;
  return weekdayOf(date) <= 5 && !calendar.daysOff.has(date);
}

/** The date `days` working days after `date`, not counting the day itself (the Code's article 76 counts from the next day). */
export function plusWorkingDays(date: string, days: number, calendar: WorkCalendar): string {
  let at = date;
  for (let left = days; left > 0; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}
