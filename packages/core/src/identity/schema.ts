import * as z from "zod";
import { Instant, idPattern, Locale, ROLES } from "../kernel/index.ts";

export const PersonId = z.string().regex(idPattern("per"));
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
export const TOPICS = ["membership", "campaign", "lecture", "council", "news"] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

/** What the platform knows of a person beyond their addresses. */
export const Profile = z.object({
  personId: PersonId,
  item: z.literal("profile"),
  kind: z.literal("profile"),
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

/** One thing a person did, in whatever service: a line of "My actions". Made by the stream of the record, never its truth. */
export const SERVICE_NAMES = ["membership", "campaign", "lecture", "council"] as const;
export const DEEDS = ["application", "gift", "booking", "proposal", "support"] as const;
export const Deed = z.object({
  personId: PersonId,
  /** `deed#<recordId>` */
  item: z.string(),
  kind: z.literal("deed"),
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
  personId: PersonId,
  item: z.string(),
  kind: z.literal("clue"),
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
  personId: PersonId,
  item: z.string(),
  kind: z.literal("address"),
  addressKey: AddressKey,
  addedAt: Instant,
});

/** A phone the person has shown to be theirs, by a code sent to it. */
export const ConfirmedPhone = z.object({
  personId: PersonId,
  item: z.literal("phone"),
  kind: z.literal("phone"),
  phone: z.string(),
  phoneKey: z.string(),
  confirmedAt: Instant,
});

/** A code on its way to a phone; asking anew replaces it. */
export const PhoneCode = z.object({
  personId: PersonId,
  item: z.literal("phone-code"),
  kind: z.literal("phone-code"),
  codeId: z.string().regex(idPattern("pho")),
  phone: z.string(),
  tries: z.int(),
  expiresAt: Instant,
  expiry: z.int(),
});
export type PhoneCode = z.infer<typeof PhoneCode>;

/** What a person agreed to, by version and time; `item` is `consent#<purpose>`. */
export const PURPOSES = ["processing", "news"] as const;
export const ConsentRecord = z.object({
  personId: PersonId,
  item: z.string(),
  kind: z.literal("consent"),
  purpose: z.enum(PURPOSES),
  version: z.string(),
  at: Instant,
  withdrawnAt: Instant.optional(),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** A passkey of a member of staff; `item` is `passkey#` and the start of its credential id's hash. */
export const Passkey = z.object({
  personId: PersonId,
  item: z.string(),
  kind: z.literal("passkey"),
  credentialId: z.string(),
  /** COSE key, base64url. */
  publicKey: z.string(),
  /** How often the authenticator says it was used; many say 0 always. */
  counter: z.int(),
  transports: z.array(z.string()),
  /** How its owner tells it apart. */
  name: z.string(),
  addedAt: Instant,
  usedAt: Instant.optional(),
});
export type Passkey = z.infer<typeof Passkey>;

/** An authenticator app (RFC 6238). */
export const AuthenticatorApp = z.object({
  personId: PersonId,
  item: z.literal("totp"),
  kind: z.literal("totp"),
  /** The secret, sealed for this person alone. */
  sealed: z.string(),
  /** The 30 seconds whose code was taken last: a code is good once. */
  lastStep: z.int(),
  addedAt: Instant,
  usedAt: Instant.optional(),
});
export type AuthenticatorApp = z.infer<typeof AuthenticatorApp>;

/** The recovery codes, and how many factors they stand in for: so the first factor is told from further ones, and the last stays. */
export const Recovery = z.object({
  personId: PersonId,
  item: z.literal("recovery"),
  kind: z.literal("recovery"),
  factors: z.int(),
  /** Hashes of the codes not used yet. */
  codes: z.record(z.string(), z.boolean()),
  issuedAt: Instant,
});
export type Recovery = z.infer<typeof Recovery>;

export const CeremonyId = z.string().regex(idPattern("cer"));
/** What a passkey is asked to sign: good for some minutes, once, and in the session that asked (none: to sign in with). */
export const Ceremony = z.object({
  ceremonyId: CeremonyId,
  kind: z.literal("ceremony"),
  purpose: z.enum(["add", "show", "sign-in"]),
  challenge: z.string(),
  sessionHash: z.string().optional(),
  expiresAt: Instant,
  expiry: z.int(),
  usedAt: Instant.optional(),
});
export type Ceremony = z.infer<typeof Ceremony>;

/** A trip to an organisation's own sign-in: good for some minutes, once, and in the browser that holds the ticket. */
export const SsoStart = z.object({
  ceremonyId: CeremonyId,
  kind: z.literal("sso"),
  organisation: z.string(),
  ticketHash: z.string(),
  state: z.string(),
  nonce: z.string(),
  /** Of PKCE. */
  verifier: z.string(),
  language: Locale,
  expiresAt: Instant,
  expiry: z.int(),
  usedAt: Instant.optional(),
});
export type SsoStart = z.infer<typeof SsoStart>;

/** What happened to somebody's factors, until the letter that tells them is out. */
export const FACTOR_CHANGES = ["added", "removed", "reset", "recovered", "renewed"] as const;
export const FactorNews = z.object({
  ceremonyId: CeremonyId,
  kind: z.literal("news"),
  personId: PersonId,
  change: z.enum(FACTOR_CHANGES),
  what: z.enum(["passkey", "totp", "recovery"]).optional(),
  language: Locale,
  at: Instant,
  expiry: z.int(),
});
export type FactorNews = z.infer<typeof FactorNews>;

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
  expiresAt: Instant,
  expiry: z.int(),
  usedAt: Instant.optional(),
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
  seenAt: Instant,
  expiresAt: Instant,
  expiry: z.int(),
});
export type Session = z.infer<typeof Session>;
