import type { Grant, Place, Reach } from "../kernel/index.ts";
import { canonicalEmail, DAY, derivedId, HOUR, hmac, MINUTE } from "../kernel/index.ts";
import type { Challenge, Door, Session, StaffGrant } from "./schema.ts";

export const CODE_TRIES = 5;
export const CODE_LIFE = 10 * MINUTE;
/** How long a session lasts at most, and without a click (OWASP ASVS 5.0, 7.3). Staff: a working day, and an hour. */
export const SESSION_RULES: Readonly<Record<Door, { readonly life: number; readonly idle: number }>> = {
  person: { life: 30 * DAY, idle: 7 * DAY },
  staff: { life: 12 * HOUR, idle: HOUR },
};
/** How long a session waits for its first factor: time to install an app. */
export const FACTOR_WAIT = 30 * MINUTE;
/** Factors a session may show wrongly. */
export const FACTOR_TRIES = 5;
/** Passkeys and apps a person may have at once. */
export const MOST_FACTORS = 10;
/** How long a passkey's question may be answered. */
export const CEREMONY_LIFE = 5 * MINUTE;
/** How long a form pressed twice is answered with the session that its first press made. */
export const PRESS_LIFE = MINUTE;
/** The session's last sight is written at most this often. */
export const SESSION_TOUCH = 5 * MINUTE;

/** The key under which a mailbox is known: an HMAC of its canonical spelling. */
export const addressKeyOf = (email: string): string =>
  derivedId("adr", hmac("addressPepper", "address", canonicalEmail(email)));
/** The person a mailbox stands for until people are merged, and back. */
export const personOf = (addressKey: string): string => addressKey.replace(/^adr_/, "per_");
export const addressOf = (personId: string): string => personId.replace(/^per_/, "adr_");

/** Whether this challenge may still be answered. */
export function isOpen(challenge: Challenge, now: Date): boolean {
  return challenge.usedAt === undefined && challenge.tries < CODE_TRIES && now.toISOString() < challenge.expiresAt;
}

/** A session lives until its end and while it is used. */
export function isSessionLive(session: Session, now: Date): boolean {
  return (
    now.toISOString() < session.expiresAt &&
    now.getTime() - Date.parse(session.seenAt) < SESSION_RULES[session.door].idle
  );
}

/** A stored grant as access reads it. */
export function toGrant(row: StaffGrant): Grant {
  const { council, region, campaign } = row;
  const reach: Reach = council ? { council } : region ? { region } : campaign ? { campaign } : "country";
  return { role: row.role, reach, from: row.from, until: row.until };
}

/** The range key of a grant. */
export const grantKey = (role: string, { council, region, campaign }: Place): string =>
  `${role}#${council ?? region ?? campaign ?? "country"}`;
