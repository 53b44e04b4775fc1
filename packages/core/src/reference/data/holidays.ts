import { plusDays, weekdayOf } from "../../kernel/index.ts";
import type { ReferenceRow } from "../schema.ts";

/** National and state holidays, month and day (Law "On holidays", articles 3 and 4, as of 2025). */
const HOLIDAYS = [
  "01-01",
  "01-02",
  "03-08",
  "03-21",
  "03-22",
  "03-23",
  "05-01",
  "05-07",
  "05-09",
  "07-06",
  "08-30",
  "10-25",
  "12-16",
];
/** A day off that is no holiday (Labour Code, article 84.5), so it is not carried over from a weekend. */
const CHRISTMAS = "01-07";

const isWeekend = (date: string): boolean => weekdayOf(date) > 5;

/** A year's days off on weekdays: a holiday that falls on a weekend moves to the next working day (article 85.2). */
function year(
  code: string,
  qurbanAit: string,
  moved: { daysOff?: string[]; workedWeekends?: string[] } = {},
): ReferenceRow<"holidays"> {
  const holidays = HOLIDAYS.map((day) => `${code}-${day}`);
  const daysOff = new Set([...holidays, `${code}-${CHRISTMAS}`, qurbanAit].filter((date) => !isWeekend(date)));
  for (const holiday of holidays.filter(isWeekend)) {
    let next = plusDays(holiday, 1);
    while (isWeekend(next) || daysOff.has(next)) next = plusDays(next, 1);
    daysOff.add(next);
  }
  for (const date of moved.daysOff ?? []) daysOff.add(date);
  return { kind: "holidays", code, daysOff: [...daysOff].sort(), workedWeekends: moved.workedWeekends ?? [] };
}

/**
 * Days off of the five-day week, a row a year. The first day of Qurban ait is a day off, too.
 * 2025: known whole; the one moved day is 3 January, worked on Sunday 5 January (the Ministry of Labour's order of
 * 21 November 2024; the ministry announced no other).
 * 2026: carry-overs as in the calendar on eGov of January 2026; no order that moves a further day is known to us.
 * 2027: by the rule alone; orders for 2027 are not known yet. Qurban ait is by reckoning and falls on a Sunday.
 * Next year's row must be loaded before December: a due date counted past the last row knows only weekends.
 */
export const HOLIDAYS_BY_YEAR: readonly ReferenceRow<"holidays">[] = [
  year("2025", "2025-06-06", { daysOff: ["2025-01-03"], workedWeekends: ["2025-01-05"] }),
  year("2026", "2026-05-27"),
  year("2027", "2027-05-16"),
];
