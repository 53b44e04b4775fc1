import * as z from "zod";

/** One row of the audit trail: states and the names of changed fields, never their values. */
export const AuditEntry = z.object({
  recordId: z.string(),
  /** Instant + a few characters of chance, so two rows of one instant stand side by side. */
  at: z.string(),
  actor: z.string(),
  role: z.string(),
  action: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  reason: z.string().optional(),
  fields: z.array(z.string()).optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What an action tells the trail about its change. */
export interface AuditFacts {
  readonly recordId: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** A code from the action's own list, never a free text. */
  readonly reason?: string | undefined;
  /** Names of the personal fields that changed or were read. */
  readonly fields?: readonly string[] | undefined;
}
