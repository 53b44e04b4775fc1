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

/** What the platform knows of a person beyond their address. */
export const Profile = z.object({
  personId: PersonId,
  item: z.literal("profile"),
  kind: z.literal("profile"),
  language: Locale,
  createdAt: Instant,
});
export type Profile = z.infer<typeof Profile>;

/** One role of one person at one place, for a time. `grant` is `role#place`. */
export const StaffGrant = z.object({
  personId: PersonId,
  grant: z.string(),
  /** One value for all: the key of the list that central office reads whole. */
  list: z.literal("staff"),
  role: z.enum(ROLES),
  region: z.string().optional(),
  council: z.string().optional(),
  /** The name under which colleagues know this person. */
  name: z.string(),
  from: Instant,
  until: Instant.optional(),
  grantedBy: z.string(),
});
export type StaffGrant = z.infer<typeof StaffGrant>;

export const ChallengeId = z.string().regex(idPattern("chl"));

/** A mailed code that somebody asked for. Made for unknown addresses too, so that nobody can tell them apart. */
export const Challenge = z.object({
  challengeId: ChallengeId,
  personId: PersonId,
  language: Locale,
  tries: z.int(),
  expiresAt: Instant,
  expiry: z.int(),
  usedAt: Instant.optional(),
});
export type Challenge = z.infer<typeof Challenge>;

/** A staff session. Only the hash of the cookie is kept. */
export const Session = z.object({
  sessionHash: z.string(),
  personId: PersonId,
  createdAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
  expiry: z.int(),
});
export type Session = z.infer<typeof Session>;
