import * as z from "zod";
import { Instant, idPattern, Locale } from "../kernel/index.ts";
import { each, ONCE, only, PersonId } from "./item.ts";

/** A passkey of a member of staff; `item` is `passkey#` and the start of its credential id's hash. */
export const Passkey = z.object({
  ...each("passkey"),
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
  ...only("totp"),
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
  ...only("recovery"),
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
  ...ONCE,
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
  ...ONCE,
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
