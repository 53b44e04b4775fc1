import * as z from "zod";
import { Instant, idPattern, Locale } from "../kernel/index.ts";

export const MailingId = z.string().regex(idPattern("mlg"));

/** Whom letters go to: members, those who agreed to news, who gave to one campaign, who booked lectures for schools. */
export const SEGMENTS = ["members", "news", "givers", "schools"] as const;
export const SegmentKind = z.enum(SEGMENTS);
export type SegmentKind = z.infer<typeof SegmentKind>;

/** One region; the whole country without it. A campaign's givers are of no place, but the campaign is. */
export const Segment = z.object({
  to: SegmentKind,
  region: z.string().min(1).optional(),
  campaignId: z.string().optional(),
});
export type Segment = z.infer<typeof Segment>;

/** `counting`: saved, and its recipients are being found; then a draft again. */
export const MAILING_STATES = ["counting", "draft", "submitted", "sending", "done", "cancelled"] as const;
export const MailingState = z.enum(MAILING_STATES);
export type MailingState = z.infer<typeof MailingState>;

const Words = z.object({
  subject: z.string().trim().min(1, "required").min(5).max(120),
  text: z.string().trim().min(1, "required").min(20).max(6000),
});
export type Words = z.infer<typeof Words>;

/** The letter: Kazakh always, the others where somebody wrote them. */
export const Letter = z.object({ kk: Words, ru: Words.optional(), en: Words.optional() });
export type Letter = z.infer<typeof Letter>;

/** What the count found: everybody once, by the language they read, and who would get nothing by now. */
export const Counted = z.object({
  kk: z.int(),
  ru: z.int(),
  en: z.int(),
  stopped: z.int(),
  unreachable: z.int(),
});
export type Counted = z.infer<typeof Counted>;

/**
 * What became of each recipient: `stopped` the topic or took a consent back, no mailbox takes letters (`unreachable`),
 * belongs to the recipients no more (`left`), the provider refused three times (`failed`).
 */
export const OUTCOMES = ["sent", "stopped", "unreachable", "left", "failed"] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;
export const Result = z.object({
  sent: z.int(),
  stopped: z.int(),
  unreachable: z.int(),
  left: z.int(),
  failed: z.int(),
});
export type Result = z.infer<typeof Result>;

/** A letter to many: written by one member of staff, sent by another. */
export const Mailing = z.object({
  mailingId: MailingId,
  /** One value for all, and the region or "country": the lists it is in. */
  list: z.literal("mailing"),
  place: z.string(),
  createdAt: Instant,
  version: z.int(),
  state: MailingState,
  segment: Segment,
  /** Of the segment, or of its campaign. */
  region: z.string().optional(),
  letter: Letter,
  /** Who wrote any of it: none of them sends it. */
  authors: z.array(z.string()),
  /** Rises with each save: recipients found before are none of this letter's. */
  round: z.int(),
  phase: z.enum(["gather", "count"]).optional(),
  /** Where reading stands, as JSON; absent before it began. */
  mark: z.string().optional(),
  counted: Counted.optional(),
  countedAt: Instant.optional(),
  submittedAt: Instant.optional(),
  /** Why it was given back. */
  note: z.string().optional(),
  sentAt: Instant.optional(),
  sentBy: z.string().optional(),
  /** Not one letter goes before. */
  startsAt: Instant.optional(),
  result: Result.optional(),
  endedAt: Instant.optional(),
  /** While a worker has something to do. */
  going: z.literal("going").optional(),
  /** When it last went on. */
  movedAt: Instant,
  /** The last letter to try it, to whoever asked. */
  trial: z.object({ personId: z.string(), number: z.int() }).optional(),
});
export type Mailing = z.infer<typeof Mailing>;

/** One recipient of one mailing: its key says that there is no second. No mailbox stands here. */
export const MailingLine = z.object({
  /** `<mailingId>#<round>` */
  recipients: z.string(),
  /** A pseudonym of this mailing alone. */
  recipient: z.string(),
  personId: z.string(),
  /** Of the record that made them a recipient. */
  language: Locale,
  outcome: Outcome.optional(),
  outcomeAt: Instant.optional(),
  tries: z.int().optional(),
  expiry: z.int(),
});
export type MailingLine = z.infer<typeof MailingLine>;
