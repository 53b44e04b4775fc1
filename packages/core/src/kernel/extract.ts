import { DEFAULT_ZONE, localOf } from "./time.ts";

/** What an export asks of a domain's records: which place and days, and which columns it may show. */
export interface Extraction {
  readonly region?: string | undefined;
  /** Local dates, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only these are read and told: a contact nobody may see is not even fetched. */
  readonly fields: ReadonlySet<string>;
  readonly language: "kk" | "ru" | "en";
}

/** A record's columns by name: texts and codes, whole numbers, sums in tiyn, ISO dates and instants. */
export type ExtractedValues = Readonly<Record<string, string | number | undefined>>;

/** Where reading stands: opaque to all but the domain that reads. */
export type Mark = Readonly<Record<string, unknown>>;

export interface ExtractedRow {
  /** To go on after this record. */
  readonly mark: Mark;
  readonly values: ExtractedValues;
}
export interface ExtractedPage {
  readonly rows: readonly ExtractedRow[];
  /** To go on after this page; absent at the end. */
  readonly last?: Mark | undefined;
}

/** Whether an instant lies within the days asked for, in the country's time. */
export function isAsked(at: string, { from, to }: Pick<Extraction, "from" | "to">): boolean {
  const { date } = localOf(new Date(at), DEFAULT_ZONE);
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}
