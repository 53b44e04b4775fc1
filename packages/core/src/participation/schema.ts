import * as z from "zod";
import { Instant, idPattern } from "../kernel/index.ts";

export const ErasureId = z.string().regex(idPattern("era"));

/**
 * That a person was erased: what a restore of older tables replays before the stage opens. While it runs it names the
 * person; once done only a hash is left, which tells the same person in a restored table and nothing else.
 */
export const Erasure = z.object({
  erasureId: ErasureId,
  personHash: z.string(),
  /** Until it is done. */
  personId: z.string().optional(),
  askedAt: Instant,
  by: z.enum(["self", "staff", "retention", "restore"]),
  doneAt: Instant.optional(),
  /** Names of the fields that were removed, by service. */
  fields: z.record(z.string(), z.array(z.string())).optional(),
  records: z.int().optional(),
});
export type Erasure = z.infer<typeof Erasure>;

/** Two people found to be one: proposed by one member of staff, decided by another. */
export const Merge = z.object({
  /** `<kept>#<gone>` under a pseudonym: one row for a pair. */
  mergeId: z.string().regex(idPattern("mrg")),
  state: z.enum(["proposed", "merged", "refused"]),
  /** One value while it waits: the hash of the queue. */
  queue: z.literal("proposed").optional(),
  kept: z.string(),
  gone: z.string(),
  reason: z.enum(["same_name", "same_phone", "said_so", "same_document", "other"]),
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  /** What happened to the records: ids and the rule that decided where both had one. */
  outcome: z.array(z.object({ recordId: z.string(), what: z.enum(["moved", "older_stays"]) })).optional(),
});
export type Merge = z.infer<typeof Merge>;
