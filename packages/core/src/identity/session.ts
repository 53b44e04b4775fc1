import {
  after,
  epochSeconds,
  NotFoundError,
  nonce,
  type Person as PersonActor,
  type Staff as StaffActor,
  scope,
  sha256,
} from "../kernel/index.ts";
import { attempt, batchGet, get, queryAll, write } from "../table/index.ts";
import { isSessionLive, SESSION_RULES, SESSION_TOUCH, toGrant } from "./rules.ts";
import type { Door, Session } from "./schema.ts";
import { grantsOf } from "./staffing.ts";
import { Sessions } from "./table.ts";

/** Opens a session; the token is answered once and only its hash kept. `expiresIn` in seconds. */
export async function openSession(opening: {
  readonly personId: string;
  readonly door: Door;
  readonly device: string;
  readonly provedAt?: string | undefined;
}): Promise<{ token: string; expiresIn: number }> {
  const now = scope().now();
  const { life } = SESSION_RULES[opening.door];
  const token = nonce() + nonce();
  const expiresAt = after(now, life);
  const session: Session = {
    ...opening,
    // A person's session is proved by the mailbox alone.
    provedAt: opening.provedAt ?? now.toISOString(),
    sessionHash: sha256(token),
    createdAt: now.toISOString(),
    seenAt: now.toISOString(),
    expiresAt,
    expiry: epochSeconds(expiresAt),
  };
  await write(Sessions.put(session, { unless: "exists" }));
  return { token, expiresIn: life / 1000 };
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

/** The member of staff who holds this cookie, with the grants that live at this minute; nobody before a second factor. */
export async function staffOf(token: string): Promise<StaffActor | undefined> {
  const session = await sessionOf(token, "staff");
  if (!session?.provedAt) return undefined;
  const grants = await grantsOf(session.personId);
  if (grants.length === 0) return undefined;
  const { personId, provedAt } = session;
  return { kind: "staff", personId, sessionId: sessionIdOf(session), grants: grants.map(toGrant), provedAt };
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
