import * as z from "zod";
import { Instant, idPattern } from "../kernel/index.ts";

export const ErasureId = z.string().regex(idPattern("era"));

/**
 * That a person was erased: what a restore of older tables replays before the stage opens. Its id is an HMAC of the
 * person: one erasure runs at a time, and the same person is told in a restored table. While it runs it names the person.
 */
export const Erasure = z.object({
  erasureId: ErasureId,
  /** Until it is done. */
  personId: z.string().optional(),
  askedAt: Instant,
  by: z.enum(["self", "staff"]),
  doneAt: Instant.optional(),
  /** Names of the fields that were removed, by service. */
  fields: z.record(z.string(), z.array(z.string())),
  records: z.int(),
});
export type Erasure = z.infer<typeof Erasure>;

export const ERASE_REASONS = ["asked_in_writing", "asked_in_person", "court", "minor", "other"] as const;

export const MergeId = z.string().regex(idPattern("mrg"));
export const MERGE_REASONS = ["same_name", "same_phone", "said_so", "same_document", "other"] as const;

/** Two people found to be one: proposed by one member of staff, decided by another. */
export const Merge = z.object({
  /** An HMAC of the two, in whatever order: one row for a pair. */
  mergeId: MergeId,
  state: z.enum(["proposed", "merged", "refused"]),
  /** One value while it waits: the hash of the queue. */
  queue: z.literal("proposed").optional(),
  kept: z.string(),
  gone: z.string(),
  reason: z.enum(MERGE_REASONS),
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  /** When everything of theirs was with the kept person. */
  doneAt: Instant.optional(),
  /** What happened to the records: ids and the rule that decided where both had one. */
  outcome: z.array(z.object({ recordId: z.string(), what: z.enum(["moved", "older_stays"]) })).optional(),
});
export type Merge = z.infer<typeof Merge>;
