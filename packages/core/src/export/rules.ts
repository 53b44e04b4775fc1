import { DAY } from "../kernel/index.ts";
import type { Export, ExportState, Format } from "./schema.ts";

export const EXPORT_LIFE = 7 * DAY;
/** What has not moved for so long will not: its asker is told to ask again. */
export const STALLED_AFTER = 15 * 60_000;

/** The most that one step, one piece, one file and one workbook take. */
export const BOUNDS = {
  /** Pages of at most 1 MB that are read in one step: what a worker does in a few seconds. */
  pages: 8,
  /** An item of the table holds 400 kB. */
  pieceBytes: 350_000,
  /** Lambda answers with 6 MB, and what is binary goes as base64, a third longer. */
  fileBytes: 3_600_000,
  /** Above this an export in XLSX goes on as CSV. */
  workbookRows: 50_000,
  /** Of them as many in one workbook as a worker of 512 MB makes in some seconds: about 250 MB and 3 s of its time. */
  sheetRows: 20_000,
};
export type Bounds = typeof BOUNDS;

/** A value as a file has it: text, number, nothing, or a civil date with or without a time. */
export type Cell = string | number | null | { readonly date: string };

/** What Excel and its kin take for the beginning of a formula, also after blanks and in its wide forms. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it (OWASP, CSV
 * injection). Characters that no workbook can hold are left out.
 */
export function plainText(text: string): string {
  const clean = text.toWellFormed().replace(/[^\P{Cc}\t\r\n]|[\uFFFE\uFFFF]/gu, "");
  return FORMULA.test(clean) ? `'${clean}` : clean;
}

/**
 * Semicolons and decimal commas: Excel takes both from Windows, and in Kazakh and Russian Windows these are theirs; a
 * file with commas opens there as one column. The mark of byte order tells it that the text is UTF-8.
 */
export const SEPARATOR = ";";
export const BOM = "\uFEFF";

/** A row of CSV (RFC 4180). */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(SEPARATOR)}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const text = typeof cell === "string" ? plainText(cell) : cell.date;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const four = (number: number): string => String(number).padStart(4, "0");
/** The key of a file's piece; both count from 1. */
export const pieceOf = (file: number, piece: number): string => `${four(file)}#${four(piece)}`;
export const stagedPiece = (piece: number): string => `rows#${four(piece)}`;

/** Bytes cut into pieces of at most so many. */
export function cut(bytes: Uint8Array, most: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += most) pieces.push(bytes.subarray(from, from + most));
  return pieces;
}

export const MIME: Readonly<Record<Format, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A name that says what it is and when it was asked for, in letters every system takes. */
export const fileName = (
  row: Pick<Export, "exportKind" | "region" | "askedAt">,
  file: number,
  format: Format,
): string => `${row.exportKind}-${row.region ?? "kz"}-${row.askedAt.slice(0, 10)}-${file}.${format}`;

/** On its way: a worker goes on with it. */
export const UNFINISHED: ReadonlySet<ExportState> = new Set(["queued", "running"]);
/** Holds something that an erasure must take away. */
export const HOLDING: ReadonlySet<ExportState> = new Set(["queued", "running", "done"]);
