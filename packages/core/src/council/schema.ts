import * as z from "zod";
import { Email, Instant, idPattern, LocalDate, Locale } from "../kernel/index.ts";
import { AppealText } from "./moderation-schema.ts";
import { Refusal } from "./refusal.ts";

export { Case } from "./moderation-schema.ts";
export { REFUSALS, Refusal } from "./refusal.ts";

export const ProposalId = z.string().regex(idPattern("prp"));
export const SupportId = z.string().regex(idPattern("sup"));
export const MilestoneId = z.string().regex(idPattern("mst"));
export const CouncilCode = z
  .string()
  .min(1, "required")
  .regex(/^[a-z][a-z-]{1,30}$/, "invalid_choice");
export const ProposalCode = z.string().regex(/^[A-Z]{2,20}-\d{4}-\d{3,}$/);

export const PROPOSAL_STATUSES = [
  "unconfirmed",
  "confirmed",
  "refused",
  "published",
  "taken_up",
  "accepted",
  "declined",
  "sent",
  "answered",
  "closed",
  "withdrawn",
] as const;
export const ProposalStatus = z.enum(PROPOSAL_STATUSES).meta({ id: "ProposalStatus" });
export type ProposalStatus = z.infer<typeof ProposalStatus>;

export const CHOICES = ["for", "against", "abstain"] as const;
export const VoteChoice = z.enum(CHOICES).meta({ id: "VoteChoice" });
export type VoteChoice = z.infer<typeof VoteChoice>;

export const ANSWER_OUTCOMES = ["accepted", "partly", "refused"] as const;
export const AnswerOutcome = z.enum(ANSWER_OUTCOMES).meta({ id: "AnswerOutcome" });
export type AnswerOutcome = z.infer<typeof AnswerOutcome>;

const line = (min: number, max: number) => z.string().trim().min(1, "required").min(min).max(max);
const prose = (min: number, max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1, "required").min(min).max(max));

/** A reason, an answer, a note that staff write: in one language, which is known. */
export const Reason = prose(10, 2000);
export const Note = prose(3, 2000);

/** What a proposal says: this is what the hash is taken of. */
export const ProposalText = z.object({
  language: Locale,
  title: line(5, 120),
  what: prose(30, 3000),
  why: prose(30, 3000),
  category: z.string().min(1, "required").max(40),
  place: line(3, 200),
});
export type ProposalText = z.infer<typeof ProposalText>;

/** What somebody sends to propose. `publicName` is shown with the proposal; without it the author stays unnamed. */
export const ProposalInput = ProposalText.extend({
  council: CouncilCode,
  publicName: line(2, 120).optional(),
  email: Email,
});

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const key = { proposalId: ProposalId, item: z.string() };

/** The proposal as it stands. `version` counts its texts: an edit is refused to whoever read an older one. */
export const Proposal = ProposalText.extend({
  ...key,
  kind: z.literal("proposal"),
  personId: z.string(),
  council: CouncilCode,
  publicName: z.string().optional(),
  textHash: Sha256,
  version: z.int().positive(),
  status: ProposalStatus,
  tries: z.int(),
  /** How often the letter that asks to confirm was asked for again. */
  sends: z.int().optional(),
  createdAt: Instant,
  /** Until when it may be confirmed, and when the engine sweeps it if it is not. */
  expiresAt: Instant.optional(),
  expiry: z.int().optional(),
  confirmedAt: Instant.optional(),
  refusedAt: Instant.optional(),
  refusal: Refusal.optional(),
  refusalNote: z.string().optional(),
  /** Whose hand it was: an appeal is for another's to decide. */
  refusedBy: z.string().optional(),
  /** Once: the refusal that its author did not agree with, set aside while another decides. */
  firstRefusal: z.object({ at: Instant, reason: Refusal, note: z.string().optional(), by: z.string() }).optional(),
  appealedAt: Instant.optional(),
  appealText: AppealText.optional(),
  publishedAt: Instant.optional(),
  code: ProposalCode.optional(),
  takenUpAt: Instant.optional(),
  decidedAt: Instant.optional(),
  sentAt: Instant.optional(),
  answeredAt: Instant.optional(),
  closedAt: Instant.optional(),
  withdrawnAt: Instant.optional(),
  /** `<council>#<status>` and when it came there: what the queues and the lists by state go by. */
  queue: z.string().optional(),
  since: Instant.optional(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A text as it was published, for ever. `item` is `version#001`. */
export const Version = ProposalText.extend({
  ...key,
  kind: z.literal("version"),
  version: z.int().positive(),
  textHash: Sha256,
  by: z.enum(["author", "moderator"]),
  note: z.string().optional(),
  at: Instant,
});
export type Version = z.infer<typeof Version>;

export const Tally = z
  .object({
    for: z.int(),
    against: z.int(),
    abstain: z.int(),
    absent: z.int(),
    quorum: z.int(),
    outcome: z.enum(["accepted", "declined"]),
  })
  .meta({ id: "Tally" });
export type Tally = z.infer<typeof Tally>;

/** Who may vote, frozen when the council took the proposal up. `revision` counts votes given and changed. */
export const Ballot = z.object({
  ...key,
  kind: z.literal("ballot"),
  state: z.enum(["open", "closed"]),
  entitled: z.record(z.string(), z.string()),
  quorum: z.int().positive(),
  revision: z.int(),
  openedAt: Instant,
  closedAt: Instant.optional(),
  note: z.string().optional(),
  noteLanguage: Locale.optional(),
  tally: Tally.optional(),
});
export type Ballot = z.infer<typeof Ballot>;

/** A member's vote; `item` is `vote#<personId>`, so there is one. */
export const Vote = z.object({
  ...key,
  kind: z.literal("vote"),
  personId: z.string(),
  name: z.string(),
  choice: VoteChoice,
  reason: z.string(),
  language: Locale,
  votedAt: Instant,
});
export type Vote = z.infer<typeof Vote>;

/** The letter to the akimat. `dueOn` is counted when it goes and never again; whether it is late is never stored. */
export const Dispatch = z.object({
  ...key,
  kind: z.literal("dispatch"),
  number: z.string(),
  sentOn: LocalDate,
  authority: z.string(),
  dueOn: LocalDate,
  extension: z
    .object({ until: LocalDate, noticeOn: LocalDate, reason: z.string(), language: Locale, at: Instant })
    .optional(),
});
export type Dispatch = z.infer<typeof Dispatch>;

export const Answer = z.object({
  ...key,
  kind: z.literal("answer"),
  text: z.string(),
  language: Locale,
  answeredOn: LocalDate,
  outcome: AnswerOutcome,
  at: Instant,
});
export type Answer = z.infer<typeof Answer>;

/** A step the akimat promised; `item` is `milestone#<milestoneId>`. */
export const Milestone = z.object({
  ...key,
  kind: z.literal("milestone"),
  milestoneId: MilestoneId,
  text: z.string(),
  language: Locale,
  plannedOn: LocalDate,
  doneOn: LocalDate.optional(),
  at: Instant,
  doneAt: Instant.optional(),
});
export type Milestone = z.infer<typeof Milestone>;

/** One confirmed support: nobody's name, only a pseudonym good for this proposal alone, and the text that was read. */
export const Support = z.object({
  proposalShard: z.string(),
  supporter: z.string(),
  version: z.int().positive(),
  textHash: Sha256,
  supportedAt: Instant,
});
export type Support = z.infer<typeof Support>;

/** A support that waits for its mail to be confirmed. The person is forgotten here once it is; the pseudonym stays. */
export const PendingSupport = z.object({
  supportId: SupportId,
  proposalId: ProposalId,
  supporter: z.string(),
  personId: z.string().optional(),
  version: z.int().positive(),
  textHash: Sha256,
  language: Locale,
  tries: z.int(),
  sends: z.int().optional(),
  createdAt: Instant,
  expiresAt: Instant,
  expiry: z.int(),
  confirmedAt: Instant.optional(),
});
export type PendingSupport = z.infer<typeof PendingSupport>;

/** A seat as the public sees it: made from the staff grant by its stream. `item` is `member#<personId>`. */
export const Seat = z.object({
  council: CouncilCode,
  item: z.string(),
  kind: z.literal("seat"),
  personId: z.string(),
  role: z.enum(["member", "moderator"]),
  name: z.string(),
  from: Instant,
  until: Instant.optional(),
});
export type Seat = z.infer<typeof Seat>;

/** The last number given in a year; `item` is `number#2026`. */
export const Numbering = z.object({
  council: CouncilCode,
  item: z.string(),
  kind: z.literal("numbering"),
  last: z.int(),
});
/** Which proposal bears a code; `item` is `code#ASTANA-2026-017`. */
export const CodeEntry = z.object({
  council: CouncilCode,
  item: z.string(),
  kind: z.literal("code"),
  proposalId: ProposalId,
});
