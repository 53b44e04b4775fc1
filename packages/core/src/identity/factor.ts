import * as z from "zod";
import { may } from "../access/index.ts";
import {
  type Access,
  action,
  anyStaff,
  asActor,
  ConflictError,
  type Context,
  ForbiddenError,
  invalidField,
  isFresh,
  Locale,
  NotFoundError,
  type Staff as StaffActor,
  scope,
  UnauthorizedError,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { any, attemptAside, get, type Op, queryAll, write } from "../table/index.ts";
import { trailIdOf } from "./deed.ts";
import { newsOf } from "./factor-news.ts";
import { freshCodes } from "./recovery-code.ts";
import { addressOf, FACTOR_TRIES, MOST_FACTORS } from "./rules.ts";
import { type AuthenticatorApp, type Passkey, PersonId, type Recovery, type Session } from "./schema.ts";
import { bearerOf, type OpenedSession, rotation, sessionsOf } from "./session.ts";
import { Addresses, People, Sessions } from "./table.ts";

/** What a member of staff can prove themselves with beside their mailbox. */
export interface Factors {
  readonly passkeys: readonly Passkey[];
  readonly totp: AuthenticatorApp | undefined;
  readonly recovery: Recovery | undefined;
}

export async function factorsOf(personId: string): Promise<Factors> {
  const rows = await queryAll(People, { hash: personId, range: { between: ["passkey#", "totp"] } });
  return {
    passkeys: rows
      .filter((row): row is Passkey => row.kind === "passkey")
      .toSorted((a, b) => a.addedAt.localeCompare(b.addedAt)),
    totp: rows.find((row): row is AuthenticatorApp => row.kind === "totp"),
    recovery: rows.find((row): row is Recovery => row.kind === "recovery"),
  };
}

/** A session as an action of its bearer takes it. */
export const Held = z.custom<Session>((value) => typeof value === "object" && value !== null);
export const freshStaff: Access<StaffActor> = { ...anyStaff, stepUp: true };

/**
 * Runs as the member of staff behind a session, though it may not have shown a factor yet.
 * @throws UnauthorizedError where the session is over or its bearer holds no live grant.
 */
export async function asBearer<T>(token: string, work: (session: Session) => Promise<T>): Promise<T> {
  const bearer = await bearerOf(token);
  if (!bearer) throw new UnauthorizedError();
  return asActor(bearer.staff, () => work(bearer.session));
}

/**
 * Counts one showing of a factor that can be guessed, before it is compared, so racing guesses are counted too.
 * @throws ConflictError factor_tries: none is left. LimitedError where the person's factors were tried too often.
 */
export async function countTry({ sessionHash, personId }: Session): Promise<void> {
  const [refusal] = await attemptAside(
    Sessions.update(
      { sessionHash },
      {
        add: { factorTries: 1 },
        when: any({ factorTries: { exists: false } }, { factorTries: { lt: FACTOR_TRIES } }),
      },
    ),
  );
  // Not ended here: the right one among those sent at once may still be on its way.
  if (refusal) throw new ConflictError("factor_tries");
  await Limit.take("factor.person", personId);
}

/** What a wrong factor is answered; the fifth ends the session. */
export async function refuseFactor({ sessionHash }: Session, code = "factor_wrong"): Promise<never> {
  const session = await get(Sessions, { sessionHash });
  if ((session?.factorTries ?? FACTOR_TRIES) < FACTOR_TRIES) throw invalidField("code", code);
  await attemptAside(Sessions.delete({ sessionHash }));
  throw new ConflictError("factor_tries");
}

/** The first factor of a session that waits for one, or a factor shown just now: else nobody changes factors. */
export function assertMayChange(
  session: Session,
  isFirst: boolean,
  { actor, now }: Pick<Context<StaffActor>, "actor" | "now">,
): void {
  const isEnrolling = isFirst && session.provedAt === undefined;
  if (!isEnrolling && !isFresh(actor, now)) throw new ForbiddenError("step_up_required");
}

/** Whether this session may add a factor now: for the page that leads to it. @throws ForbiddenError step_up_required */
export const assertFactorsOpen = (token: string): Promise<void> =>
  asBearer(token, async (session) => {
    const recovery = await get(People, { personId: session.personId, item: "recovery" });
    assertMayChange(session, recovery === undefined, { actor: scope().actor as StaffActor, now: scope().now() });
  });

/** What adding a factor answers: the session's new token, and the recovery codes where it is the first. */
export interface Added extends OpenedSession {
  readonly codes: readonly string[] | undefined;
}

/** Writes a further factor: counted, under a new token, told by letter; with the first come the recovery codes. */
export async function addFactor(
  session: Session,
  factor: { readonly op: Op; readonly what: "passkey" | "totp"; readonly replaces: boolean; readonly language: Locale },
  context: Context<StaffActor>,
): Promise<Added> {
  const { personId } = session;
  const recovery = await get(People, { personId, item: "recovery" });
  assertMayChange(session, recovery === undefined, context);
  const fresh = recovery ? undefined : freshCodes(personId);
  const { ops, ...opened } = rotation(session, { proved: session.provedAt === undefined });
  context.audit({ recordId: trailIdOf(personId), after: factor.what, fields: ["factor"] });
  await write(
    factor.op,
    fresh
      ? People.put(
          {
            personId,
            item: "recovery",
            kind: "recovery",
            factors: 1,
            codes: fresh.kept,
            issuedAt: context.now.toISOString(),
          },
          { unless: "exists", otherwise: new ForbiddenError("step_up_required") },
        )
      : !factor.replaces &&
          People.update(
            { personId, item: "recovery" },
            {
              add: { factors: 1 },
              when: { factors: { lt: MOST_FACTORS } },
              otherwise: new ConflictError("too_many_factors"),
            },
          ),
    ...ops,
    newsOf({ personId, change: "added", what: factor.what, language: factor.language }),
  );
  return { ...opened, codes: fresh?.codes };
}

const remove = action({
  name: "identity.remove-factor",
  access: freshStaff,
  unkeyed: true,
  input: z.object({ session: Held, item: z.string().regex(/^(totp|passkey#[\w-]+)$/), language: Locale }),
  async run({ session, item, language }, { actor: { personId }, audit }): Promise<OpenedSession> {
    const { ops, ...opened } = rotation(session, { proved: false });
    const what = item === "totp" ? "totp" : "passkey";
    audit({ recordId: trailIdOf(personId), before: what, after: "removed", fields: ["factor"] });
    await write(
      People.delete({ personId, item }, { when: { kind: what }, otherwise: new NotFoundError() }),
      People.update(
        { personId, item: "recovery" },
        { add: { factors: -1 }, when: { factors: { gt: 1 } }, otherwise: new ConflictError("last_factor") },
      ),
      ...ops,
      newsOf({ personId, change: "removed", what, language }),
    );
    return opened;
  },
});

/** Takes one of one's own factors away, after showing one; the last stays. The session goes on under a new token. */
export const removeFactor = (token: string, input: { item: string; language: Locale }): Promise<OpenedSession> =>
  asBearer(token, (session) => remove({ session, ...input }));

/**
 * Takes all factors of somebody who lost theirs, ends their sessions in the office and tells them by letter: at their next
 * sign-in they enrol anew. Nobody does it to themselves, since whoever has just shown a factor needs no reset.
 */
export const resetFactors = action({
  name: "identity.reset-factors",
  access: may("identity.reset-factors"),
  input: z.object({ personId: PersonId }),
  async run({ personId }, { actor, within, audit }) {
    within({});
    if (personId === actor.personId) throw new ConflictError("own_factors");
    const [{ passkeys, totp, recovery }, sessions, address] = await Promise.all([
      factorsOf(personId),
      sessionsOf(personId),
      get(Addresses, { addressKey: addressOf(personId) }),
    ]);
    if (!recovery) throw new ConflictError("no_factors");
    const items = [...passkeys, ...(totp ? [totp] : [])].map(({ item }) => item);
    audit({ recordId: trailIdOf(personId), before: String(items.length), after: "reset", fields: ["factor"] });
    await write(
      ...items.map((item) => People.delete({ personId, item })),
      People.delete({ personId, item: "recovery" }, { when: { factors: recovery.factors } }),
      ...sessions
        .filter(({ door }) => door === "staff")
        .slice(0, MOST_ENDED)
        .map(({ sessionHash }) => Sessions.delete({ sessionHash })),
      newsOf({ personId, change: "reset", language: address?.language ?? "kk" }),
    );
  },
  again: async () => undefined,
});
/** A transaction takes a hundred operations. */
const MOST_ENDED = 80;
