import * as z from "zod";
import { LocalDate } from "../kernel/index.ts";

/** What the movement counts by day and region. */
export const FIGURES = ["applications", "approvals", "gifts", "bookings", "proposals"] as const;
export const Figure = z.enum(FIGURES);
export type Figure = z.infer<typeof Figure>;

/** The numbers kept: how often each happened, and of gifts also how much came. */
export const MEASURES = ["applications", "approvals", "gifts", "tiyn", "bookings", "proposals"] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

/** That something to be counted happened, once: made by the stream of its record, counted by its own. Names nobody. */
export const Happening = z.object({
  /** An HMAC of the record and the figure: the same however often the stream tells of it. */
  happeningId: z.string(),
  figure: Figure,
  region: z.string(),
  /** The day in the country's time. */
  date: LocalDate,
  /** Of a gift. */
  tiyn: z.int().optional(),
});
export type Happening = z.infer<typeof Happening>;

/** What a page shows: the last twelve months, or the last thirty days. */
export const SPANS = ["months", "days"] as const;
export const Span = z.enum(SPANS);
export type Span = z.infer<typeof Span>;

/** One month (`2026-10`) or day (`2026-10-14`); no value where nothing was counted yet, which is not nought. */
export interface Point {
  readonly period: string;
  readonly value: number | undefined;
}

export interface Series {
  readonly points: readonly Point[];
  /** Of the points shown; undefined before anything was counted. */
  readonly total: number | undefined;
  /** Of as long a time just before, up to the same day; undefined where it was not counted from its beginning. */
  readonly before: number | undefined;
  /** Since counting began. */
  readonly ever: number;
}

export interface Dashboard {
  readonly span: Span;
  /** The day on which anything was counted first, in the whole country. */
  readonly since: string | undefined;
  readonly today: string;
  readonly series: Readonly<Record<Measure, Series>>;
  /** The span's totals by region: on the country's page alone. */
  readonly regions: Readonly<Record<string, Readonly<Record<Measure, number>>>>;
}
