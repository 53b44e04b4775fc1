import * as z from "zod";
import { Instant, idPattern, LocalDate, Locale } from "../kernel/index.ts";

export const HoursId = z.string().regex(idPattern("hrs"));
export const CertificateId = z.string().regex(idPattern("vct"));
/** Unguessable, so that certificates cannot be walked. */
export const CertificateCode = z.string().regex(idPattern("vcc"));

/** What the help was given to. */
export const KINDS_OF_HELP = ["campaign", "lecture", "council", "event", "other"] as const;
export const KindOfHelp = z.enum(KINDS_OF_HELP);
export type KindOfHelp = z.infer<typeof KindOfHelp>;

/** Whoever organised it: a region's coordinator confirms, or the central office. */
export const COUNTRY = "country";

export const STATUSES = ["waiting", "confirmed", "refused", "withdrawn", "annulled"] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

export const REFUSE_REASONS = ["not_there", "wrong_hours", "wrong_place", "repeated", "other"] as const;
export const ANNUL_REASONS = ["mistaken", "not_there", "wrong_hours", "repeated", "other"] as const;

/** One step of noted hours. Who of the staff it was stands in the audit trail alone. */
export const HistoryEntry = z.object({
  at: Instant,
  what: z.enum(["noted", "confirmed", "refused", "withdrawn", "annulled"]),
  reason: z.string().optional(),
  text: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const Quarters = z.int().min(1);

/** Hours of help as a person noted them. Time is kept in quarters of an hour. */
export const Hours = z.object({
  hoursId: HoursId,
  kind: z.literal("hours"),
  personId: z.string(),
  status: Status,
  version: z.int(),
  what: KindOfHelp,
  /** Where the help was given. */
  region: z.string(),
  /** A region's code, or `country`. */
  organiser: z.string(),
  date: LocalDate,
  quarters: Quarters,
  /** As the person writes it. */
  name: z.string(),
  text: z.string(),
  language: Locale,
  createdAt: Instant,
  /** `organiser#waiting` while it waits for a decision. */
  queue: z.string().optional(),
  /** When they were last decided on. */
  decidedAt: Instant.optional(),
  history: z.array(HistoryEntry),
});
export type Hours = z.infer<typeof Hours>;

/** What is left of hours whose person was erased: they count, and name nobody. */
export const ErasedHours = Hours.pick({
  hoursId: true,
  status: true,
  what: true,
  region: true,
  organiser: true,
  date: true,
  quarters: true,
  createdAt: true,
  decidedAt: true,
}).extend({ kind: z.literal("erased"), erasedAt: Instant });
export type ErasedHours = z.infer<typeof ErasedHours>;

/** One person's day: what they noted of it in all. Its id is an HMAC of person and date. */
export const Day = z.object({
  hoursId: z.string().regex(idPattern("day")),
  kind: z.literal("day"),
  date: LocalDate,
  quarters: z.int(),
});
export type Day = z.infer<typeof Day>;

/** Confirmed hours, as they are counted: made by the stream, naming nobody. */
export const Given = z.object({
  /** An HMAC of the hours' id. */
  givenId: z.string(),
  /** A pseudonym for the sums of one person; gone with them. */
  volunteer: z.string().optional(),
  region: z.string(),
  quarters: Quarters,
});
export type Given = z.infer<typeof Given>;

const ByRegion = z.array(z.object({ region: z.string(), quarters: Quarters }));

/** A person's confirmed hours as they stood on the day of issue, under the name they gave. */
export const Certificate = z.object({
  certificateId: CertificateId,
  personId: z.string(),
  status: z.enum(["valid", "withdrawn", "annulled"]),
  version: z.int(),
  code: CertificateCode,
  name: z.string(),
  /** Whoever checks it sees the name. */
  showName: z.boolean(),
  language: Locale,
  quarters: Quarters,
  regions: ByRegion,
  /** The hours it counts: it falls with any of them. */
  hours: z.array(HoursId).min(1),
  /** Days of the first and the last help. */
  since: LocalDate,
  until: LocalDate,
  createdAt: Instant,
  endedAt: Instant.optional(),
});
export type Certificate = z.infer<typeof Certificate>;

/** What anybody may check of a certificate: made by the stream. */
export const Check = z.object({
  code: CertificateCode,
  valid: z.boolean(),
  quarters: Quarters,
  since: LocalDate,
  until: LocalDate,
  issuedAt: Instant,
  /** Where its holder chose to show it. */
  publicName: z.string().optional(),
});
export type Check = z.infer<typeof Check>;

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’ʼ.\- ]*$/u;
const oneLine = (text: string): string => text.replace(/\s+/g, " ");
export const VolunteerName = z
  .string()
  .trim()
  .min(1, "required")
  .max(120)
  .regex(NAME, "invalid_name")
  .transform(oneLine);

/** A day's most, in quarters of an hour: twelve hours. */
export const MOST_A_DAY = 48;

/** What a person writes of their help, in the order in which they are asked. */
export const HoursForm = z.object({
  what: KindOfHelp,
  text: z.string().trim().min(1, "required").min(5).max(200).transform(oneLine),
  date: LocalDate,
  quarters: Quarters.max(MOST_A_DAY),
  region: z.string().min(1, "required"),
  organiser: z.string().min(1, "required"),
  name: VolunteerName,
  language: Locale,
});
export type HoursForm = z.infer<typeof HoursForm>;
