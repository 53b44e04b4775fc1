import * as z from "zod";
import {
  action,
  after,
  anyone,
  ConflictError,
  Email,
  epochSeconds,
  isLinkCode,
  isLinkToken,
  Locale,
  linkCode,
  mintId,
  NotFoundError,
  type Notice,
  nonce,
  type Staff as StaffActor,
  scope,
  sha256,
} from "../kernel/index.ts";
import { attempt, get, write } from "../table/index.ts";
import {
  addressKeyOf,
  CODE_LIFE,
  CODE_TRIES,
  isOpen,
  isSessionLive,
  personOf,
  SESSION_LIFE,
  SESSION_TOUCH,
  toGrant,
} from "./rules.ts";
import { type Challenge, ChallengeId } from "./schema.ts";
import { grantsOf } from "./staffing.ts";
import { Challenges, Sessions } from "./table.ts";

/** Asks for a sign-in code. The answer is the same whether or not the mailbox belongs to anybody. */
export const askCode = action({
  name: "identity.ask-code",
  access: anyone,
  unkeyed: true,
  input: z.object({ email: Email, language: Locale }),
  async run({ email, language }, { now }) {
    const expiresAt = after(now, CODE_LIFE);
    const challenge: Challenge = {
      challengeId: mintId("chl"),
      personId: personOf(addressKeyOf(email)),
      language,
      tries: 0,
      expiresAt,
      expiry: epochSeconds(expiresAt),
    };
    await write(Challenges.put(challenge, { unless: "exists" }));
    return { challengeId: challenge.challengeId };
  },
});

/** The message a challenge calls for: none to people who hold no live grant. */
export async function noticesOf(challengeId: string): Promise<Notice[]> {
  const challenge = await get(Challenges, { challengeId });
  if (!challenge || !isOpen(challenge, scope().now()) || challenge.tries > 0) return [];
  if ((await grantsOf(challenge.personId)).length === 0) return [];
  return [
    {
      id: `${challengeId}:code`,
      kind: "identity.code",
      to: { personId: challenge.personId },
      locale: challenge.language,
      facts: { minutes: 10 },
      link: { purpose: "sign-in", id: challengeId },
      withCode: true,
    },
  ];
}

/**
 * Answers a challenge and opens a session; the token is shown once and only its hash kept.
 * @throws ConflictError code_wrong, too_many_tries, code_expired: the same for known and unknown people.
 */
export const enterCode = action({
  name: "identity.enter-code",
  access: anyone,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId, code: z.string().trim().min(1, "required").max(12) }),
  async run({ challengeId, code }) {
    const personId = await spend({ challengeId, code });
    const token = nonce() + nonce();
    await openSession(personId, token);
    return { token, expiresIn: SESSION_LIFE / 1000 };
  },
});

/** The mailed link's button stands for the code: the token proves the mail was read. */
export const enterLink = action({
  name: "identity.enter-link",
  access: anyone,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId, token: z.string() }),
  async run({ challengeId, token: shown }) {
    if (!isLinkToken("sign-in", challengeId, shown)) throw new NotFoundError("link_invalid");
    const personId = await spend({ challengeId, code: linkCode("sign-in", challengeId) });
    const token = nonce() + nonce();
    await openSession(personId, token);
    return { token, expiresIn: SESSION_LIFE / 1000 };
  },
});

/** One try at a challenge. A wrong code costs a try before it is compared, so racing guesses are counted too. */
async function spend({ challengeId, code }: { challengeId: string; code: string }): Promise<string> {
  const now = scope().now().toISOString();
  const right = isLinkCode("sign-in", challengeId, code);
  const tried = await tryOnce({ challengeId, right, now });
  const challenge = tried.challenge;
  if (!challenge) throw new ConflictError("code_expired");
  if (!right) throw new ConflictError("code_wrong");
  if ((await grantsOf(challenge.personId)).length === 0) throw new ConflictError("code_wrong");
  return challenge.personId;
}

const tryOnce = action({
  name: "identity.try-code",
  access: anyone,
  input: z.object({ challengeId: z.string(), right: z.boolean(), now: z.string() }),
  async run({ challengeId, right, now }) {
    const [refusal] = await attempt(
      Challenges.update(
        { challengeId },
        {
          add: { tries: 1 },
          ...(right && { set: { usedAt: now } }),
          when: { tries: { lt: CODE_TRIES }, usedAt: { exists: false }, expiresAt: { gt: now } },
        },
      ),
    );
    if (refusal) {
      if (Number(refusal.old?.tries ?? 0) >= CODE_TRIES) throw new ConflictError("too_many_tries");
      throw new ConflictError("code_expired");
    }
    return { challenge: await get(Challenges, { challengeId }) };
  },
});

async function openSession(personId: string, token: string): Promise<void> {
  const now = scope().now();
  const expiresAt = after(now, SESSION_LIFE);
  await write(
    Sessions.put(
      {
        sessionHash: sha256(token),
        personId,
        createdAt: now.toISOString(),
        seenAt: now.toISOString(),
        expiresAt,
        expiry: epochSeconds(expiresAt),
      },
      { unless: "exists" },
    ),
  );
}

/** Who holds this session cookie: the person with the grants that live at this minute, or nobody. */
export async function actorOf(token: string): Promise<StaffActor | undefined> {
  const now = scope().now();
  const sessionHash = sha256(token);
  const session = await get(Sessions, { sessionHash });
  if (!session || !isSessionLive(session, now)) return undefined;
  if (now.getTime() - Date.parse(session.seenAt) > SESSION_TOUCH) {
    await attempt(Sessions.update({ sessionHash }, { set: { seenAt: now.toISOString() } }));
  }
  const grants = await grantsOf(session.personId);
  if (grants.length === 0) return undefined;
  return {
    kind: "staff",
    personId: session.personId,
    sessionId: sessionHash.slice(0, 16),
    grants: grants.map(toGrant),
  };
}

/** Ends a session. */
export async function signOut(token: string): Promise<void> {
  await attempt(Sessions.delete({ sessionHash: sha256(token) }));
}
