import type { Actor, Grant, Person, Reach, Role, Staff, System } from "./actor.ts";
import { ForbiddenError, UnauthorizedError } from "./error.ts";
import { MINUTE } from "./time.ts";

/** How far a role reaches for one action: everywhere it is granted for the country, or only inside its own place. */
export type Scope = "country" | "region" | "council" | "campaign";

/** Who may do an action. Also a type guard: inside `run` the actor is what the access says. */
export interface Access<A extends Actor = Actor> {
  readonly name: string;
  readonly roles?: Readonly<Partial<Record<Role, Scope>>>;
  /** The session must have proved itself (a second factor, a mailed code) within the last ten minutes. */
  readonly stepUp?: boolean;
  admits(actor: Actor, now: Date): actor is A;
}

/** Anybody at all; a private link's token, where there is one, is part of the input and checked in `run`. */
export const anyone: Access = {
  name: "anyone",
  admits: (actor): actor is Actor => actor !== undefined,
};

/** The platform itself: workers, jobs and verified webhooks. */
export const platform: Access<System> = {
  name: "platform",
  admits: (actor): actor is System => actor.kind === "system",
};

/** Somebody signed in by their mailbox, in their own affairs. */
export const person: Access<Person> = {
  name: "person",
  admits: (actor): actor is Person => actor.kind === "person",
};
/** The same, after a fresh code: for what cannot be taken back. */
export const freshPerson: Access<Person> = { ...person, stepUp: true };

/** Any live staff grant, wherever. */
export const anyStaff: Access<Staff> = {
  name: "staff",
  admits: (actor, now): actor is Staff => actor.kind === "staff" && actor.grants.some((grant) => isLive(grant, now)),
};

/**
 * Staff holding one of the roles, each with the scope in which it reaches.
 * The action must then say where it acts with `within(...)`: the helper refuses a write before that.
 */
export function staff(
  roles: Readonly<Partial<Record<Role, Scope>>>,
  options: { readonly stepUp?: boolean } = {},
): Access<Staff> {
  return {
    name: `staff:${Object.keys(roles).join(",")}`,
    roles,
    stepUp: options.stepUp ?? false,
    admits: (actor, now): actor is Staff =>
      actor.kind === "staff" && actor.grants.some((grant) => grant.role in roles && isLive(grant, now)),
  };
}

/** A grant counts from its start until its end, to the minute. */
export function isLive(grant: Grant, now: Date): boolean {
  const at = now.toISOString();
  return grant.from <= at && (grant.until === undefined || at < grant.until);
}

/** The place a record belongs to; a record of no region, council or campaign is the country's. */
export interface Place {
  readonly region?: string | undefined;
  readonly council?: string | undefined;
  readonly campaign?: string | undefined;
}

function covers(scope: Scope, reach: Reach, place: Place): boolean {
  if (reach === "country") return true;
  if ("region" in reach) return scope === "region" && place.region === reach.region;
  if ("council" in reach) return scope === "council" && place.council === reach.council;
  return scope === "campaign" && place.campaign === reach.campaign;
}

/** The live grant that lets this actor act in this place, if any. */
export function grantFor(access: Access, actor: Actor, place: Place, now: Date): Grant | undefined {
  if (actor.kind !== "staff") return undefined;
  return actor.grants.find((grant) => {
    const scope = access.roles?.[grant.role];
    return scope !== undefined && isLive(grant, now) && covers(scope, grant.reach, place);
  });
}

/** How long a shown factor opens what asks for a fresh one. */
export const STEP_UP_LIFE = 10 * MINUTE;

/** Whether this session proved itself within the last ten minutes. */
export function isFresh(actor: Actor, now: Date): boolean {
  if (actor.kind !== "staff" && actor.kind !== "person") return true;
  return now.getTime() - Date.parse(actor.provedAt) < STEP_UP_LIFE;
}

/**
 * @throws UnauthorizedError for a guest, ForbiddenError for anybody else the access does not admit, ForbiddenError
 * step_up_required where the session must prove itself again first.
 */
export function assertAdmitted<A extends Actor>(access: Access<A>, actor: Actor, now: Date): asserts actor is A {
  if (!access.admits(actor, now)) throw actor.kind === "guest" ? new UnauthorizedError() : new ForbiddenError();
  if (access.stepUp && !isFresh(actor, now)) throw new ForbiddenError("step_up_required");
}

/** The places this actor may see with this access: `all`, or the regions and councils of the live grants. */
export function reachOf(
  access: Access,
  actor: Actor,
  now: Date,
): { all: boolean; regions: string[]; councils: string[]; campaigns: string[] } {
  const result = { all: false, regions: [] as string[], councils: [] as string[], campaigns: [] as string[] };
  if (actor.kind !== "staff") return result;
  for (const grant of actor.grants) {
    const scope = access.roles?.[grant.role];
    if (scope === undefined || !isLive(grant, now)) continue;
    if (grant.reach === "country") result.all = true;
    else if ("region" in grant.reach && scope === "region") result.regions.push(grant.reach.region);
    else if ("council" in grant.reach && scope === "council") result.councils.push(grant.reach.council);
    else if ("campaign" in grant.reach && scope === "campaign") result.campaigns.push(grant.reach.campaign);
  }
  return result;
}
