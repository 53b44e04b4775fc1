import type { Grant, Reach, Role } from "../kernel/index.ts";
import { canonicalEmail, derivedId, HOUR, hmac, invalidField, MINUTE } from "../kernel/index.ts";
import type { Challenge, Session, StaffGrant } from "./schema.ts";

export const CODE_TRIES = 5;
export const CODE_LIFE = 10 * MINUTE;
/** A working day at most, and an hour without a click. */
export const SESSION_LIFE = 12 * HOUR;
export const SESSION_IDLE = HOUR;
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
  return now.toISOString() < session.expiresAt && now.getTime() - Date.parse(session.seenAt) < SESSION_IDLE;
}

/** A stored grant as access reads it. */
export function toGrant(row: StaffGrant): Grant {
  const reach: Reach = row.council ? { council: row.council } : row.region ? { region: row.region } : "country";
  return { role: row.role, reach, from: row.from, until: row.until };
}

/** The range key of a grant. */
export const grantKey = (role: string, place: { region?: string | undefined; council?: string | undefined }): string =>
  `${role}#${place.council ?? place.region ?? "country"}`;

/** The place a role needs: without it a grant would reach the whole country. */
const PLACE_OF: Readonly<Partial<Record<Role, "region" | "council">>> = {
  coordinator: "region",
  moderator: "council",
  member: "council",
};

/** @throws InvalidError on the field of the place that the role needs and the grant does not name. */
export function assertPlaced(grant: {
  readonly role: Role;
  readonly region?: string | undefined;
  readonly council?: string | undefined;
}): void {
  const place = PLACE_OF[grant.role];
  if (place && !grant[place]) throw invalidField(place, "required");
}
