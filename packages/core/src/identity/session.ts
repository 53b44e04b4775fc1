import {
  after,
  epochSeconds,
  hmac,
  NotFoundError,
  nonce,
  type Person as PersonActor,
  type Staff as StaffActor,
  scope,
  sha256,
  UnauthorizedError,
} from "../kernel/index.ts";
import { attempt, batchGet, get, type Op, queryAll, write } from "../table/index.ts";
import { FACTOR_WAIT, isSessionLive, PRESS_LIFE, SESSION_RULES, SESSION_TOUCH, toGrant } from "./rules.ts";
import type { Door, Session } from "./schema.ts";
import { grantsOf } from "./staffing.ts";
import { Sessions } from "./table.ts";

interface Opening {
  readonly personId: string;
  readonly door: Door;
  readonly device: string;
  /** When staff showed a second factor; without it their session opens nothing but the pages of factors. */
  readonly provedAt?: string | undefined;
  /** What it is opened by, once: pressed twice, its form is answered with the same session. */
  readonly by?: string | undefined;
}
/** A session's token, answered once, and for how many seconds it is good at most. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresIn: number;
}

/**
 * The token that a press of a form puts a session under, in the place of what it is made from (an old session, a code).
 * A browser sends a form twice when its button is pressed twice, and may see the second answer alone: so both tell the
 * same token. Nobody finds it without the form's own token, which only its page knows.
 */
const pressedToken = (from: string, press: string): string =>
  hmac("linkKey", "session", from, press).toString("base64url");

function freshToken(from: string | undefined, now: Date): { token: string; pressedAt?: string } {
  const press = scope().request?.press;
  if (from === undefined || press === undefined) return { token: nonce() + nonce() };
  return { token: pressedToken(from, press), pressedAt: now.toISOString() };
}

/** Changes that one press makes at most to what a session may do: a factor shown, then what it was asked for. */
const PRESS_STEPS = 2;

/** The session that the same press has just made from this, if it did. */
export async function pressedFrom(
  from: string,
  door: Door,
  press = scope().request?.press,
): Promise<(OpenedSession & { readonly personId: string }) | undefined> {
  if (press === undefined) return undefined;
  const now = scope().now().getTime();
  let token = pressedToken(from, press);
  for (let step = 0; step < PRESS_STEPS; step += 1, token = pressedToken(sha256(token), press)) {
    const session = await sessionOf(token, door);
    if (!session?.pressedAt) continue;
    if (now - Date.parse(session.pressedAt) >= PRESS_LIFE) return undefined;
    return { token, personId: session.personId, expiresIn: secondsTo(session.expiresAt, now) };
  }
  return undefined;
}

/** The session that the same press has just put in the place of the one under this token, if it did. */
export const pressedAfter = (token: string, door: Door, press?: string): Promise<OpenedSession | undefined> =>
  pressedFrom(sha256(token), door, press);

const secondsTo = (at: string, now: number): number => Math.ceil((Date.parse(at) - now) / 1000);

/** Opens a session; of the token only its hash is kept. */
export async function openSession(opening: Opening): Promise<OpenedSession> {
  const { op, ...opened } = sessionToOpen(opening);
  await write(op);
  return opened;
}

/** The operation that opens a session, and its token: for what is written together with it. */
export function sessionToOpen(opening: Opening): OpenedSession & { op: Op } {
  const now = scope().now();
  // A person's session is proved by the mailbox alone.
  const provedAt = opening.provedAt ?? (opening.door === "person" ? now.toISOString() : undefined);
  const life = provedAt ? SESSION_RULES[opening.door].life : FACTOR_WAIT;
  const { token, ...pressing } = freshToken(opening.by, now);
  const expiresAt = after(now, life);
  const session: Session = {
    personId: opening.personId,
    door: opening.door,
    device: opening.device,
    ...(provedAt && { provedAt }),
    sessionHash: sha256(token),
    createdAt: now.toISOString(),
    ...pressing,
    seenAt: now.toISOString(),
    expiresAt,
    expiry: epochSeconds(expiresAt),
  };
  return { op: Sessions.put(session, { unless: "exists" }), token, expiresIn: life / 1000 };
}

/**
 * The operations that put a session under a new token, and that token: for every change of what it may do. The old token
 * is dead at once; of two who rotate at the same time one wins. `proved`: a factor was shown just now.
 */
export function rotation(session: Session, { proved }: { proved: boolean }): OpenedSession & { ops: readonly Op[] } {
  const now = scope().now();
  const provedAt = proved ? now.toISOString() : session.provedAt;
  const isFirst = session.provedAt === undefined && provedAt !== undefined;
  const expiresAt = isFirst ? after(now, SESSION_RULES[session.door].life) : session.expiresAt;
  const { sessionHash } = session;
  const { token, ...pressing } = freshToken(sessionHash, now);
  const next: Session = {
    sessionHash: sha256(token),
    personId: session.personId,
    door: session.door,
    device: session.device,
    ...(provedAt && { provedAt }),
    createdAt: session.createdAt,
    ...pressing,
    seenAt: now.toISOString(),
    expiresAt,
    expiry: epochSeconds(expiresAt),
  };
  const gone = new UnauthorizedError();
  return {
    token,
    expiresIn: secondsTo(expiresAt, now.getTime()),
    ops: [
      Sessions.delete({ sessionHash }, { when: { sessionHash: { exists: true } }, otherwise: gone }),
      Sessions.put(next, { unless: "exists" }),
    ],
  };
}

/**
 * Puts a person's session under a new token, after what it may do has changed: as fresh as it was, with the end it had.
 * @throws UnauthorizedError where it is over, and the same press has not put it under a new token.
 */
export async function renewSession(token: string): Promise<OpenedSession> {
  const session = await sessionOf(token, "person");
  if (session) {
    const { ops, ...opened } = rotation(session, { proved: false });
    if ((await attempt(...ops)).length === 0) return opened;
  }
  const again = await pressedAfter(token, "person");
  if (!again) throw new UnauthorizedError();
  return again;
}

/** The live session behind a cookie, and that it was seen now. */
export async function sessionOf(token: string, door: Door): Promise<Session | undefined> {
  const now = scope().now();
  const sessionHash = sha256(token);
  const session = await get(Sessions, { sessionHash });
  if (!session || session.door !== door || !isSessionLive(session, now)) return undefined;
  if (now.getTime() - Date.parse(session.seenAt) > SESSION_TOUCH) {
    await attempt(Sessions.update({ sessionHash }, { set: { seenAt: now.toISOString() } }));
  }
  return session;
}

/** How a session is called in logs and in the list of sessions: enough to tell it apart, nothing to enter with. */
export const sessionIdOf = ({ sessionHash }: Pick<Session, "sessionHash">): string => sessionHash.slice(0, 16);

/** Somebody with live grants whose session may not have shown a factor yet: `staff` is proved long ago then. */
export interface Bearer {
  readonly session: Session;
  readonly staff: StaffActor;
}
const NEVER = new Date(0).toISOString();

/** Who bears this cookie at the staff's door, with the grants that live at this minute; nobody without one. */
export async function bearerOf(token: string): Promise<Bearer | undefined> {
  const session = await sessionOf(token, "staff");
  if (!session) return undefined;
  const grants = await grantsOf(session.personId);
  if (grants.length === 0) return undefined;
  const { personId, provedAt = NEVER } = session;
  const staff: StaffActor = {
    kind: "staff",
    personId,
    sessionId: sessionIdOf(session),
    grants: grants.map(toGrant),
    provedAt,
  };
  return { session, staff };
}

/** The member of staff who holds this cookie; nobody before a second factor. */
export async function staffOf(token: string): Promise<StaffActor | undefined> {
  const bearer = await bearerOf(token);
  return bearer?.session.provedAt ? bearer.staff : undefined;
}

/** The person who holds this cookie. */
export async function personOfSession(token: string): Promise<PersonActor | undefined> {
  const session = await sessionOf(token, "person");
  if (!session?.provedAt) return undefined;
  const { personId, provedAt } = session;
  return { kind: "person", personId, sessionId: sessionIdOf(session), provedAt };
}

/** Ends the session behind a cookie. */
export async function signOut(token: string): Promise<void> {
  await attempt(Sessions.delete({ sessionHash: sha256(token) }));
}

/** The live sessions of a person at both doors, the newest first. */
export async function sessionsOf(personId: string): Promise<Session[]> {
  const now = scope().now();
  const rows = await queryAll(Sessions, { index: "byPerson", hash: personId, backward: true });
  const sessions = await batchGet(
    Sessions,
    rows.map(({ sessionHash }) => ({ sessionHash })),
  );
  return sessions
    .filter((session) => session.personId === personId && isSessionLive(session, now))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** Ends one of a person's sessions, by its short id. @throws NotFoundError */
export async function endSession(personId: string, sessionId: string): Promise<void> {
  const session = (await sessionsOf(personId)).find((one) => sessionIdOf(one) === sessionId);
  if (!session) throw new NotFoundError();
  await attempt(Sessions.delete({ sessionHash: session.sessionHash }));
}

/** Ends every session of a person, save the one named. Answers how many. */
export async function endSessions(personId: string, except?: string): Promise<number> {
  const others = (await sessionsOf(personId)).filter((session) => sessionIdOf(session) !== except);
  for (const { sessionHash } of others) await attempt(Sessions.delete({ sessionHash }));
  return others.length;
}
