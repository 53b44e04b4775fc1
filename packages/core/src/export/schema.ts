import * as z from "zod";
import { Instant, idPattern, LocalDate, Locale } from "../kernel/index.ts";

export const ExportId = z.string().regex(idPattern("exp"));
export const EXPORT_KINDS = ["applications", "members", "gifts", "bookings", "proposals", "audit"] as const;
export const ExportKind = z.enum(EXPORT_KINDS);
export type ExportKind = z.infer<typeof ExportKind>;

export const FORMATS = ["xlsx", "csv"] as const;
export const Format = z.enum(FORMATS);
export type Format = z.infer<typeof Format>;

/** `withdrawn`: somebody who may be in it was erased since; its files are gone. */
export const EXPORT_STATES = ["queued", "running", "done", "failed", "withdrawn"] as const;
export const ExportState = z.enum(EXPORT_STATES);
export type ExportState = z.infer<typeof ExportState>;

export const ExportFile = z.object({
  format: Format,
  rows: z.int(),
  bytes: z.int(),
  /** How many pieces it is kept in. */
  pieces: z.int(),
});
export type ExportFile = z.infer<typeof ExportFile>;

/** A file that a member of staff asked for: made by a worker, fetched by its asker alone, gone after a week. */
export const Export = z.object({
  exportId: ExportId,
  /** The hash of the asker's own list. */
  askedBy: z.string(),
  askedAt: Instant,
  /** One value for all: what an erasure goes through. */
  list: z.literal("export"),
  exportKind: ExportKind,
  format: Format,
  language: Locale,
  /** One region; the whole country without it. */
  region: z.string().optional(),
  /** Local dates, both included. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  /** Columns whose values the asker's roles may see. */
  fields: z.array(z.string()),
  state: ExportState,
  version: z.int(),
  /** Rows so far. */
  rows: z.int(),
  files: z.array(ExportFile),
  /** Rows of a workbook that is yet to be made: gathered, in so many pieces, and those already in a file. */
  staged: z.object({ rows: z.int(), pieces: z.int(), built: z.int() }).optional(),
  /** Where reading stands, as JSON; absent before it began and once all was read. */
  mark: z.string().optional(),
  isRead: z.boolean(),
  /** When it last went on. */
  movedAt: Instant,
  doneAt: Instant.optional(),
  code: z.string().optional(),
  expiresAt: Instant,
  expiry: z.int(),
});
export type Export = z.infer<typeof Export>;

/** A piece of a file, at most 350 kB: personal data stays on the engine that may hold it. */
export const ExportPiece = z.object({
  exportId: ExportId,
  /** `<file>#<piece>`, both of four digits; `rows#<piece>` of what is yet to be a workbook. */
  piece: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  expiry: z.int(),
});
export type ExportPiece = z.infer<typeof ExportPiece>;
