import * as z from "zod";
import { Instant, LocalDate, Tiyn } from "../kernel/index.ts";

/**
 * An account of the ledger: what is owed to us (`gateway:tiptop`, `bank`), whom it is for (`campaign:cmp_…`), or not known
 * yet (`suspense`). Another currency than tenge stands in accounts of its own (`suspense:USD`).
 */
export const Account = z.string().regex(/^(bank|suspense|(gateway|campaign):[\w-]+)(:[A-Z]{3})?$/);
export type Account = z.infer<typeof Account>;

/** One line of a posting: what comes into an account is positive, what leaves it negative. */
export const Entry = z.object({ account: Account, tiyn: Tiyn });
export type Entry = z.infer<typeof Entry>;

/** What money did. Each kind has one maker in rules.ts. */
export const POSTING_KINDS = [
  "gift.settled",
  "gift.refunded",
  "payment.held",
  "payment.released",
  "payment.returned",
] as const;
export const PostingKind = z.enum(POSTING_KINDS);
export type PostingKind = z.infer<typeof PostingKind>;

/** Why money stands in suspense and not where it was meant to go. */
export const HOLD_REASONS = [
  "unknown_order",
  "wrong_amount",
  "foreign_currency",
  "already_paid",
  "no_reference",
  "over_refund",
] as const;
export const HoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof HoldReason>;

/**
 * One event of money with all its entries, which sum to zero. `postingId` is its cause (`tiptop:90210`,
 * `bank:2026-10-14:118`), so that one cause is booked once.
 */
export const Posting = z.object({
  postingId: z.string(),
  kind: PostingKind,
  at: Instant,
  currency: z.string().length(3),
  entries: z.array(Entry).min(2),
  campaignId: z.string().optional(),
  giftId: z.string().optional(),
  /** The posting this one takes back, whole or in part. */
  reverses: z.string().optional(),
  /** The bank's document, for a transfer. */
  evidence: z.string().optional(),
  receivedOn: LocalDate.optional(),
  /** Who of the staff entered it; absent where a gateway did. */
  enteredBy: z.string().optional(),
  /** Stands while a person must look at it: the hash of the queue's index. */
  flag: z.literal("held").optional(),
  holdReason: HoldReason.optional(),
  decidedBy: z.string().optional(),
  /** How much of it later postings took back. */
  reversedTiyn: Tiyn.optional(),
});
export type Posting = z.infer<typeof Posting>;
