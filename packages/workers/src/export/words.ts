import type { Export } from "@kz2050/core/export";
import { DEFAULT_ZONE, type ExtractedValues, localOf, showPhone } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { bringWords, LANGUAGE_NAMES, type Locale, type Messages, messages } from "@kz2050/i18n";

type Words = Readonly<Record<string, string>>;

/** The heads and cells of an export's files, in the language it was asked for in. */
export async function sheetOf(row: Export.Export, columns: readonly Export.Column[]): Promise<Export.Sheet> {
  await bringWords(row.language);
  const t = messages(row.language);
  const heads: Words = t.extract.column;
  const names = await namesIn(row.language);
  const wordsOf = new Map(columns.map(({ field }) => [field, wordOf(t, row.exportKind, field, names)]));
  return {
    heads: columns.map(({ field }) => heads[field] ?? field),
    cells: (values) => columns.map((column) => cellOf(column, values, wordsOf.get(column.field) ?? String)),
  };
}

/** Names of what is data, by kind and code. */
async function namesIn(
  language: Locale,
): Promise<Readonly<Record<"region" | "council" | "topic" | "category", Words>>> {
  const named = async (kind: "region" | "council" | "topic" | "category"): Promise<Words> =>
    Object.fromEntries((await Reference.list(kind)).map(({ code, name }) => [code, name[language]]));
  const [region, council, topic, category] = await Promise.all([
    named("region"),
    named("council"),
    named("topic"),
    named("category"),
  ]);
  return { region, council, topic, category };
}

/** How a column's codes are said; one that has no word stays as it is. */
function wordOf(
  t: Messages,
  kind: Export.ExportKind,
  field: string,
  names: Awaited<ReturnType<typeof namesIn>>,
): (code: string) => string {
  const from = (words: Words) => (code: string) => words[code] ?? code;
  switch (field) {
    case "region":
    case "council":
    case "topic":
    case "category":
      return from(names[field]);
    case "status":
      return from(STATUS[kind]?.(t) ?? {});
    case "method":
      return from(t.extract.method);
    case "mode":
      return from(t.extract.mode);
    case "language":
    case "lectureLanguage":
      return from(LANGUAGE_NAMES);
    case "news":
      return from({ yes: t.extract.yes, no: t.extract.no });
    case "grade":
      return t.lecture.gradeName;
    case "role":
      return from(t.reference.role);
    default:
      return (code) => code;
  }
}

const STATUS: Readonly<Partial<Record<Export.ExportKind, (t: Messages) => Words>>> = {
  applications: (t) => t.extract.applicationStatus,
  gifts: (t) => t.extract.giftStatus,
  bookings: (t) => t.lecture.status,
  proposals: (t) => t.council.status,
};

function cellOf({ field, type }: Export.Column, values: ExtractedValues, word: (code: string) => string): Export.Cell {
  const value = values[field];
  if (value === undefined || value === "") return null;
  switch (type) {
    case "number":
      return Number(value);
    case "money":
      return Number(value) / 100;
    case "date":
      return { date: String(value) };
    case "instant":
      return { date: localTime(String(value)) };
    case "phone":
      // Without its plus a number of the country needs no apostrophe, and its blanks keep it from becoming a sum.
      return showPhone(String(value)).replace(/^\+7 /, "7 ");
    case "code":
      return word(String(value));
    case "text":
      return String(value);
  }
}

/** `2026-10-14 12:00` as clocks in the country showed it. */
function localTime(at: string): string {
  const { date, minutes } = localOf(new Date(at), DEFAULT_ZONE);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date} ${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}
