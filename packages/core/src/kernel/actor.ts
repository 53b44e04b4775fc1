import { pseudonym } from "./secret.ts";

/** Roles of staff, as the seed names its bodies; an organiser runs one campaign. A grant gives one role, in one place, for a time. */
export const ROLES = ["central", "coordinator", "moderator", "member", "finance", "organiser"] as const;
export type Role = (typeof ROLES)[number];

/** Where a grant reaches: the whole country, one region (ISO 3166-2:KZ digits), one civic council or one campaign. */
export type Reach =
  | "country"
  | { readonly region: string }
  | { readonly council: string }
  | { readonly campaign: string };

export interface Grant {
  readonly role: Role;
  readonly reach: Reach;
  /** ISO instants; a grant without `until` is open-ended. */
  readonly from: string;
  readonly until?: string | undefined;
}

/** Somebody not signed in: anybody. */
export interface Guest {
  readonly kind: "guest";
}
/** A resident signed in by a code from their mailbox. */
export interface Person {
  readonly kind: "person";
  readonly personId: string;
  readonly sessionId: string;
  /** When this session last proved itself by a mailed code (ISO instant). */
  readonly provedAt: string;
}
/** A person at work for the movement. */
export interface Staff {
  readonly kind: "staff";
  readonly personId: string;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
  /** When this session last showed a second factor (ISO instant). */
  readonly provedAt: string;
}
/** The platform itself: a stream worker, a job, a verified webhook. */
export interface System {
  readonly kind: "system";
  readonly name: string;
}

export type Actor = Guest | Person | Staff | System;

export const GUEST: Guest = { kind: "guest" };
export const system = (name: string): System => ({ kind: "system", name });

/** What the trail calls a resident: their own id is in no row that outlives them. */
export const trailIdOf = (personId: string): string => `person#${pseudonym("trail", personId)}`;

/** A name for the audit row: whose hand it was. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "person":
      return trailIdOf(actor.personId);
    case "guest":
      return "guest";
    case "system":
      return `system:${actor.name}`;
    default:
      return actor.personId;
  }
}
