import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { Email, Instant, idPattern, LocalDate, Locale, Phone } from "../kernel/index.ts";

export const MembershipKey = z.string().regex(idPattern("mem"));
/** Unguessable, so that cards cannot be walked by number. */
export const CardCode = z.string().regex(idPattern("crd"));

export const PURPOSES = ["processing", "news"] as const;
/** Without it there is nothing the movement may do with an application. */
export const NEEDED_PURPOSE = "processing";

export const STATUSES = [
  "unconfirmed",
  "submitted",
  "more_info",
  "approved",
  "rejected",
  "withdrawn",
  "duplicate",
  "ended",
] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

export const REJECT_REASONS = ["no_answer", "false_data", "duplicate", "against_charter", "other"] as const;
export const TRANSFER_REASONS = ["lives_elsewhere", "asked", "wrong_choice"] as const;
export const END_REASONS = ["asked", "breach", "false_data", "died", "other"] as const;

/** How two applications are alike. */
export const LIKENESSES = ["email", "phone", "name"] as const;
export const Like = z.object({ membershipKey: MembershipKey, by: z.array(z.enum(LIKENESSES)) });
export type Like = z.infer<typeof Like>;

/** One step of an application's life. Who of the staff it was stands in the audit trail alone. */
export const HistoryEntry = z.object({
  at: Instant,
  what: z.enum([
    "applied",
    "confirmed",
    "asked",
    "answered",
    "transferred",
    "approved",
    "rejected",
    "withdrawn",
    "left",
    "ended",
    "assigned",
  ]),
  /** A question, an answer or a note, as written. */
  text: z.string().optional(),
  reason: z.string().optional(),
  /** Regions of a transfer. */
  from: z.string().optional(),
  to: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const Consent = z.object({ purpose: z.enum(PURPOSES), version: z.string(), at: Instant });

/** An application and, once approved, the membership itself. */
export const Application = z.object({
  membershipKey: MembershipKey,
  kind: z.literal("application"),
  status: Status,
  version: z.int(),
  surname: z.string(),
  givenName: z.string(),
  patronymic: z.string().optional(),
  birthDate: LocalDate,
  region: z.string(),
  /** As typed; `cityCode` where it is a city we know. */
  city: z.string(),
  cityCode: z.string().optional(),
  phone: z.string(),
  email: z.string(),
  occupation: z.string(),
  why: z.string(),
  language: Locale,
  consents: z.array(Consent),
  createdAt: Instant,
  confirmBy: Instant,
  /** Wrong and right codes alike. */
  tries: z.int(),
  /** How often the letter that asks to confirm was asked for again. */
  sends: z.int().optional(),
  expiry: z.int().optional(),
  confirmedAt: Instant.optional(),
  submittedAt: Instant.optional(),
  personId: z.string().optional(),
  /** HMACs for likeness, from confirmation on. */
  phoneKey: z.string().optional(),
  nameKey: z.string().optional(),
  likely: z.array(Like).optional(),
  /** The live membership that a duplicate repeats. */
  duplicateOf: MembershipKey.optional(),
  /** `region#status` while it waits for a coordinator. */
  queue: z.string().optional(),
  history: z.array(HistoryEntry),
  memberNumber: z.string().optional(),
  cardCode: CardCode.optional(),
  memberSince: Instant.optional(),
  /** When the member last said that they still take part. */
  renewedAt: Instant.optional(),
  endedAt: Instant.optional(),
});
export type Application = z.infer<typeof Application>;

/**
 * An application as staff see it: without the keys and counters that only the machine needs, and of the applicant what
 * the reader's roles may see. `hidden` names the fields that they may not.
 */
export const ViewedApplication = Application.omit({
  kind: true,
  tries: true,
  sends: true,
  expiry: true,
  personId: true,
  phoneKey: true,
  nameKey: true,
  likely: true,
  duplicateOf: true,
  queue: true,
  cardCode: true,
})
  .partial({
    surname: true,
    givenName: true,
    birthDate: true,
    phone: true,
    email: true,
    occupation: true,
    why: true,
  })
  .extend({ age: z.int().optional(), hidden: z.array(z.string()) });
export type ViewedApplication = z.infer<typeof ViewedApplication>;

/** What is left of an application whose person was erased: it counts, and names nobody. */
export const ErasedApplication = Application.pick({
  membershipKey: true,
  status: true,
  region: true,
  createdAt: true,
  confirmedAt: true,
  submittedAt: true,
  memberSince: true,
  endedAt: true,
  cardCode: true,
}).extend({ kind: z.literal("erased"), erasedAt: Instant });
export type ErasedApplication = z.infer<typeof ErasedApplication>;

/** One live membership of one person: an HMAC of personId, birth date and given name, since families share a mailbox. */
export const Guard = z.object({
  membershipKey: z.string().regex(idPattern("grd")),
  kind: z.literal("guard"),
  of: MembershipKey,
});

/** A member number once given; never given again. */
export const NumberTaken = z.object({ membershipKey: z.string(), kind: z.literal("number"), of: MembershipKey });

/** What the public may see of a member: not even the number, which a finder of a card could otherwise check. */
export const Card = z.object({
  cardCode: CardCode,
  region: z.string(),
  since: Instant,
  renewedAt: Instant.optional(),
  /** Of a live membership. Whether the card holds today is told by the standing too, which no row keeps. */
  valid: z.boolean(),
  endedAt: Instant.optional(),
});
export type Card = z.infer<typeof Card>;

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’ʼ.\- ]*$/u;
const oneLine = (text: string): string => text.replace(/\s+/g, " ");
const PersonName = z.string().trim().min(1, "required").max(60).regex(NAME, "invalid_name").transform(oneLine);

/** What an applicant writes. */
export const ApplicationForm = z
  .object({
    surname: PersonName,
    givenName: PersonName,
    patronymic: PersonName.optional(),
    birthDate: LocalDate,
    region: z.string().min(1, "required"),
    city: z.string().trim().min(1, "required").max(80).transform(oneLine),
    phone: Phone,
    email: Email,
    language: Locale,
    occupation: z.string().trim().min(1, "required").max(120).transform(oneLine),
    why: z.string().trim().min(1, "required").min(10).max(1000),
    consents: z
      .array(z.enum(PURPOSES))
      .max(10)
      .refine((given) => given.includes(NEEDED_PURPOSE), "consent_required"),
    consentVersion: z.string().refine((version): boolean => version === Identity.CONSENT_VERSION, "consent_outdated"),
  })
  .meta({
    id: "MembershipForm",
    description: "An application to join. `consentVersion` is the version of the text that was shown.",
    example: {
      surname: "Сынақбаева",
      givenName: "Айгүл",
      birthDate: "1995-03-27",
      region: "71",
      city: "Астана",
      phone: "+77010000001",
      email: "aigul@posta.example",
      language: "kk",
      occupation: "Мұғалім",
      why: "Ауылымдағы балаларға көмектескім келеді.",
      consents: ["processing"],
      consentVersion: Identity.CONSENT_VERSION,
    },
  });
export type ApplicationForm = z.infer<typeof ApplicationForm>;
