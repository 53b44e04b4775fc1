import * as z from "zod";
import { Instant } from "../kernel/index.ts";
import { Refusal } from "./refusal.ts";

/** Why an author does not agree with a refusal. */
export const AppealText = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().min(1, "required").min(10).max(1000));

/** What a case is called in public: the author knows theirs, and nobody can tell whose another is. */
export const CaseNumber = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

export const APPEAL_OUTCOMES = ["published", "upheld", "withdrawn"] as const;
export const AppealOutcome = z.enum(APPEAL_OUTCOMES).meta({ id: "AppealOutcome" });
export type AppealOutcome = z.infer<typeof AppealOutcome>;

/**
 * What the public may know of how one proposal was moderated: when, by which council, why not, and what came of an
 * appeal. Made by the stream of Proposals; no word of the text, no title, nobody's hand, no way back to the proposal. It
 * outlives it.
 */
export const Case = z.object({
  caseNumber: CaseNumber,
  council: z.string(),
  /** One value for all: the key of the log, in which a case is once its `refusedAt` stands. */
  list: z.literal("cases"),
  submittedAt: Instant,
  /** Working days from then to the first decision. */
  days: z.int().nonnegative().optional(),
  publishedAt: Instant.optional(),
  refusedAt: Instant.optional(),
  reason: Refusal.optional(),
  appealedAt: Instant.optional(),
  outcome: AppealOutcome.optional(),
  settledAt: Instant.optional(),
});
export type Case = z.infer<typeof Case>;

/** A line of the public log. */
export const ModerationCase = z
  .object({
    caseNumber: CaseNumber.meta({ example: "7K3M-Q2XA" }),
    council: z.string().meta({ example: "astana" }),
    refusedOn: z.iso.date(),
    reason: Refusal,
    appeal: z
      .enum(["none", "open", ...APPEAL_OUTCOMES])
      .meta({ description: "Whether its author asked for it to be decided again, and what came of that" }),
  })
  .meta({ id: "ModerationCase", description: "One proposal that was not published. Never its text, title or author." });
export type ModerationCase = z.infer<typeof ModerationCase>;

const count = z.int().nonnegative();

/** How a council's proposals were moderated in a month. */
export const ModerationMonth = z
  .object({
    council: z.string().meta({ example: "astana" }),
    month: z.string().meta({ example: "2026-11" }),
    submitted: count.meta({ description: "Proposals that reached the moderator" }),
    published: count,
    refused: count,
    reasons: z.partialRecord(Refusal, count).meta({ description: "The refused by reason" }),
    medianDays: z.number().optional().meta({
      description: "Working days from submission to the first decision, of the proposals first decided in the month",
    }),
    appealed: count,
    appeals: z
      .partialRecord(AppealOutcome, count)
      .meta({ description: "The appeals settled in the month, by outcome" }),
  })
  .meta({ id: "ModerationMonth" });
export type ModerationMonth = z.infer<typeof ModerationMonth>;
