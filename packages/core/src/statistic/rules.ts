import { plusDays } from "../kernel/index.ts";
import { type Change, type Moves, Stream } from "../stream/index.ts";
import { type Happening, MEASURES, type Measure, type Span } from "./schema.ts";

/** The place whose sheets hold the sum of all regions. */
export const COUNTRY = "country";

/**
 * A place's sheets: one a month by day, one a year by month, and one by year. So a year of the country is two rows, thirty
 * days of a region are two or three, and a map of twelve months reads two rows a region.
 */
export const sheetOf = (place: string, period?: string): string =>
  period === undefined ? `figures#${place}` : `figures#${place}#${period}`;
export const fieldOf = (measure: Measure, part: string): string => `${measure}-${part}`;

/** The sheet and the part of its fields in which a day (`2026-10-14`), a month or a year is counted. */
export function cellOf(place: string, period: string): { sheet: string; part: string } {
  const [year = "", month, day] = period.split("-");
  if (day !== undefined) return { sheet: sheetOf(place, `${year}-${month}`), part: day };
  if (month !== undefined) return { sheet: sheetOf(place, year), part: month };
  return { sheet: sheetOf(place), part: year };
}

/** A happening counts while its row stands: in its region and the country, by day, month and year. */
export function movesOf({ kind, before, after }: Pick<Change, "kind" | "before" | "after">): Moves {
  const by = kind === "insert" ? 1 : kind === "remove" ? -1 : 0;
  const happening = (after ?? before) as Happening | undefined;
  if (by === 0 || !happening) return {};
  const { figure, region, date, tiyn } = happening;
  const amounts: [Measure, number][] = [[figure, by], ...(tiyn ? [["tiyn", by * tiyn] as [Measure, number]] : [])];
  const moves: Record<string, number> = {};
  for (const place of [region, COUNTRY]) {
    for (const period of [date, date.slice(0, 7), date.slice(0, 4)]) {
      const { sheet, part } = cellOf(place, period);
      for (const [measure, amount] of amounts) moves[Stream.inSheet(sheet, fieldOf(measure, part))] = amount;
    }
  }
  return moves;
}

/** The month `months` later (`2026-10` and -12: `2025-10`). */
export function plusMonths(month: string, months: number): string {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, of - 1 + months, 1)).toISOString().slice(0, 7);
}

const MONTHS = 12;
const DAYS = 30;

/** The periods of a span that ends today, in order; `back` spans ago. */
export function periodsOf(span: Span, today: string, back = 0): string[] {
  return span === "months"
    ? Array.from({ length: MONTHS }, (_, n) => plusMonths(today.slice(0, 7), n + 1 - MONTHS * (back + 1)))
    : Array.from({ length: DAYS }, (_, n) => plusDays(today, n + 1 - DAYS * (back + 1)));
}

/**
 * What the span before is made of, as far as it is comparable with one that is not over: its last month counts by day, up
 * to today's.
 */
export function comparedWith(span: Span, today: string): string[] {
  const periods = periodsOf(span, today, 1);
  const last = periods.at(-1);
  if (span === "days" || last === undefined) return periods;
  const days = Array.from(
    { length: Number(today.slice(8)) },
    (_, day) => `${last}-${String(day + 1).padStart(2, "0")}`,
  );
  return [...periods.slice(0, -1), ...days];
}

/** The first day of a month; a day is its own. */
export const startOf = (period: string): string => (period.length === 7 ? `${period}-01` : period);

/** The first part of a sheet in which anything is counted. */
export function firstPart(sheet: Readonly<Record<string, number>>): string | undefined {
  const parts = Object.entries(sheet).flatMap(([field, value]) => (value > 0 ? [field.split("-")[1] ?? ""] : []));
  return parts.toSorted()[0];
}

/** Whether a period had begun to be counted: one that counting began in is shown, as far as it goes. */
export const isCounted = (period: string, since: string | undefined): boolean =>
  since !== undefined && period >= since.slice(0, period.length);

export const zeros = (): Record<Measure, number> =>
  Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>;
