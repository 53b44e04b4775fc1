import type { Export } from "@kz2050/core/export";
import type { Formatter, Locale, Messages } from "@kz2050/i18n";
import type { TagColour } from "@kz2050/ui";

/** Names that are the same in every language. */
export const FORMAT_NAMES: Readonly<Record<Export.Format, string>> = { xlsx: "Excel (XLSX)", csv: "CSV" };

export const STATE_COLOURS: Readonly<Record<Export.ExportState, TagColour>> = {
  queued: "grey",
  running: "blue",
  done: "green",
  failed: "red",
  withdrawn: "orange",
};

interface Reader {
  readonly t: Messages;
  readonly f: Formatter;
  readonly locale: Locale;
}
interface Named {
  readonly code: string;
  readonly name: Readonly<Record<Locale, string>>;
}

/** The place in words: a region's name, or the country. */
export const placeName = ({ t, locale }: Reader, regions: readonly Named[], region: string | undefined): string =>
  region === undefined ? t.extract.country : (regions.find(({ code }) => code === region)?.name[locale] ?? region);

/** The days in words. */
export function daysName({ t, f }: Reader, { from, to }: Pick<Export.Export, "from" | "to">): string {
  const words = t.extract;
  if (from !== undefined && to !== undefined) return words.between(f.date(from), f.date(to));
  if (from !== undefined) return words.since(f.date(from));
  return to === undefined ? words.allDates : words.until(f.date(to));
}

/** The names of columns, as the file has them in its head. */
export function columnNames({ t }: Reader, fields: readonly string[]): string[] {
  const names: Readonly<Record<string, string>> = t.extract.column;
  return fields.map((field) => names[field] ?? field);
}
