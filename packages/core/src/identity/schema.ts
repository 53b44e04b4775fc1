import * as z from "zod";
import { Instant, idPattern, Locale, ROLES } from "../kernel/index.ts";
import { ENDS, each, ONCE, only, PersonId } from "./item.ts";

export * from "./factor-schema.ts";
export { PersonId } from "./item.ts";

export const AddressKey = z.string().regex(idPattern("adr"));

/** A mailbox known to the platform. `personId` is derived from it until people are merged. */
export const Address = z.object({
  addressKey: AddressKey,
  personId: PersonId,
  email: z.string(),
  language: Locale,
  createdAt: Instant,
  confirmedAt: Instant.optional(),
  /** Since when some record names this person; an address that nothing names is erased after a week. */
  namedAt: Instant.optional(),
  /** Mail to it bounced for good, or its owner complained: nothing is sent to it. */
  suppressedAt: Instant.optional(),
});
export type Address = z.infer<typeof Address>;

/** Kinds of letters a person may stop; what must reach them (codes, receipts, decisions) belongs to none. */
export const TOPICS = ["membership", "campaign", "lecture", "council", "volunteering", "news"] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

/** What the platform knows of a person beyond their addresses. */
export const Profile = z.object({
  ...only("profile"),
  language: Locale,
  createdAt: Instant,
  /** The mailbox letters go to; without it the one the person was made from. */
  addressKey: AddressKey.optional(),
  /** The language of all letters, where the person chose one; else each record's own. */
  letters: Locale.optional(),
  /** Topics whose letters the person stopped. */
  stopped: z.array(Topic).optional(),
  /** When the person last chose, and a few characters of chance: a one-click stop that met another choice looks again. */
  preferredAt: z.string().optional(),
  /** This person turned out to be another: everything of theirs is with that one since. */
  mergedInto: PersonId.optional(),
});
export type Profile = z.infer<typeof Profile>;

export const SERVICE_NAMES = ["membership", "campaign", "lecture", "council", "volunteering"] as const;
export const DEEDS = ["application", "gift", "booking", "proposal", "support", "hours", "certificate"] as const;
/**
 * One thing a person did, in whatever service: a line of "My actions". Made by the stream of the record, never its truth.
 * `item` is `deed#<recordId>`.
 */
export const Deed = z.object({
  ...each("deed"),
  service: z.enum(SERVICE_NAMES),
  what: z.enum(DEEDS),
  recordId: z.string(),
  /** The campaign, proposal or lecturer it is about, where the record alone does not tell. */
  about: z.string().optional(),
  at: Instant,
  /** Waits for the mailbox to be confirmed; such a line goes with its record's deadline. */
  isPending: z.boolean().optional(),
  expiry: z.int().optional(),
});
export type Deed = z.infer<typeof Deed>;

/**
 * What the office finds a person by: the folded start of a name within a region, or the HMAC of a phone. `item` is
 * `clue#<recordId>#<n>`: it goes with the record it was taken from.
 */
export const Clue = z.object({
  ...each("clue"),
  /** `name#<region>` or `phone#<hmac>`: the hash of the index. */
  clue: z.string(),
  /** The folded name, or "-": the range of the index. */
  order: z.string(),
  region: z.string(),
  recordId: z.string(),
  /** Where its record has an end of its own. */
  expiry: z.int().optional(),
});
export type Clue = z.infer<typeof Clue>;

/** A further mailbox of this person; `item` is `address#<addressKey>`. */
export const FurtherAddress = z.object({
  ...each("address"),
  addressKey: AddressKey,
  addedAt: Instant,
});

/** A phone the person has shown to be theirs, by a code sent to it. */
export const ConfirmedPhone = z.object({
  ...only("phone"),
  phone: z.string(),
  phoneKey: z.string(),
  confirmedAt: Instant,
});

/** A code on its way to a phone; asking anew replaces it. */
export const PhoneCode = z.object({
  ...only("phone-code"),
  codeId: z.string().regex(idPattern("pho")),
  phone: z.string(),
  tries: z.int(),
  ...ENDS,
});
export type PhoneCode = z.infer<typeof PhoneCode>;

/** What a person agreed to, by version and time; `item` is `consent#<purpose>`. */
export const PURPOSES = ["processing", "news"] as const;
export const ConsentRecord = z.object({
  ...each("consent"),
  purpose: z.enum(PURPOSES),
  version: z.string(),
  at: Instant,
  withdrawnAt: Instant.optional(),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** One role of one person at one place, for a time. `grant` is `role#place`. */
export const StaffGrant = z.object({
  personId: PersonId,
  grant: z.string(),
  /** One value for all: the key of the list that central office reads whole. */
  list: z.literal("staff"),
  role: z.enum(ROLES),
  region: z.string().optional(),
  council: z.string().optional(),
  campaign: z.string().optional(),
  /** The name under which colleagues know this person. */
  name: z.string(),
  from: Instant,
  until: Instant.optional(),
  grantedBy: z.string(),
});
export type StaffGrant = z.infer<typeof StaffGrant>;

export const ChallengeId = z.string().regex(idPattern("chl"));

/** Whom a session lets in where: a person to their own actions, staff to the office. */
export const Door = z.enum(["person", "staff"]);
export type Door = z.infer<typeof Door>;

/** A mailed code that somebody asked for. Made for unknown addresses too, so that nobody can tell them apart. */
export const Challenge = z.object({
  challengeId: ChallengeId,
  door: Door,
  personId: PersonId,
  /** The mailbox the code goes to: the very one that was typed, also where the person has several. */
  addressKey: AddressKey.optional(),
  /** Whose further mailbox it shall become; such a code opens no session. */
  owner: PersonId.optional(),
  language: Locale,
  tries: z.int(),
  /** How often the letter was asked for, where more than once. */
  sends: z.int().optional(),
  ...ONCE,
});
export type Challenge = z.infer<typeof Challenge>;

/** A session. Only the hash of the cookie is kept. */
export const Session = z.object({
  sessionHash: z.string(),
  personId: PersonId,
  door: Door,
  /** When it last proved itself: a person by a mailed code, staff by a second factor (absent until they show one). */
  provedAt: Instant.optional(),
  /** Factors shown wrongly since it was last proved: the fifth ends it. */
  factorTries: z.int().optional(),
  /** Browser and system in words ("Firefox, Android"), for the list of sessions. */
  device: z.string(),
  createdAt: Instant,
  /** When a press of a form put it under this token: the same press is answered with it again for a minute. */
  pressedAt: Instant.optional(),
  seenAt: Instant,
  ...ENDS,
});
export type Session = z.infer<typeof Session>;
