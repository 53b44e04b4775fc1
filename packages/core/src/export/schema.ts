import * as z from "zod";
import { Instant, idPattern, Locale } from "../kernel/index.ts";

export const ExportId = z.string().regex(idPattern("exp"));
export const EXPORT_KINDS = ["applications", "members", "gifts", "bookings", "proposals", "audit"] as const;
export const ExportKind = z.enum(EXPORT_KINDS);
export type ExportKind = z.infer<typeof ExportKind>;

/** A file that a member of staff asked for: made by a worker, fetched by its asker alone, gone after a week. */
export const Export = z.object({
  exportId: ExportId,
  askedBy: z.string(),
  /** The hash of the asker's own list. */
  askedAt: Instant,
  exportKind: ExportKind,
  format: z.enum(["csv", "xlsx"]),
  language: Locale,
  /** The place it was asked for: one region, one council, or the country. */
  place: z.object({ region: z.string().optional(), council: z.string().optional() }),
  /** Local dates, both included. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** Columns whose values the asker's roles may see. */
  fields: z.array(z.string()),
  state: z.enum(["queued", "running", "done", "failed"]),
  rows: z.int(),
  /** How many files came of it: above 50,000 rows it goes on as CSV. */
  files: z.int(),
  doneAt: Instant.optional(),
  code: z.string().optional(),
  expiresAt: Instant,
  expiry: z.int(),
});
export type Export = z.infer<typeof Export>;

/** A piece of a finished file, at most 350 kB: personal data stays on the engine that may hold it. */
export const ExportPiece = z.object({
  exportId: ExportId,
  /** `<file>#<piece>`, both of four digits. */
  piece: z.string(),
  bytes: z.instanceof(Uint8Array),
  expiry: z.int(),
});
