import * as z from "zod";
import {
  action,
  after,
  anyone,
  asActor,
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
  scope,
  system,
} from "../kernel/index.ts";
import { attempt, get, write } from "../table/index.ts";
import { confirmAddress, meet, personBehind } from "./address.ts";
import { noticesOfMailbox } from "./mailbox.ts";
import { addressKeyOf, CODE_LIFE, CODE_TRIES, isOpen } from "./rules.ts";
import { type Challenge, ChallengeId, Door } from "./schema.ts";
import { openSession, pressedFrom } from "./session.ts";
import { grantsOf } from "./staffing.ts";
import { Challenges } from "./table.ts";

/**
 * Asks for a sign-in code. The answer is the same whether or not the mailbox belongs to anybody: at the person's door a
 * letter goes to every mailbox, since anybody may begin; at the staff's door only to who holds a live grant.
 */
export const askCode = action({
  name: "identity.ask-code",
  access: anyone,
  unkeyed: true,
  input: z.object({ email: Email, language: Locale, door: Door }),
  async run({ email, language, door }, { now }) {
    const known = door === "person" ? await meet({ email, language }) : await personBehind(email);
    const expiresAt = after(now, CODE_LIFE);
    const challenge: Challenge = {
      challengeId: mintId("chl"),
      door,
      personId: known.personId,
      ...(door === "person" && { addressKey: addressKeyOf(email) }),
      language,
      tries: 0,
      expiresAt,
      expiry: epochSeconds(expiresAt),
    };
    await write(Challenges.put(challenge, { unless: "exists" }));
    return { challengeId: challenge.challengeId };
  },
});

/** The message a challenge calls for: at the office's door none to people who hold no live grant. */
export async function noticesOf(challengeId: string): Promise<Notice[]> {
  const challenge = await get(Challenges, { challengeId });
  if (challenge?.owner) return noticesOfMailbox(challenge, challenge.owner);
  if (!challenge || !isOpen(challenge, scope().now())) return [];
  if (challenge.tries > 0 && !challenge.sends) return [];
  if (challenge.door === "staff" && (await grantsOf(challenge.personId)).length === 0) return [];
  return [
    {
      id: `${challengeId}:code${challenge.sends ? `:${challenge.sends}` : ""}`,
      kind: "identity.code",
      to: challenge.addressKey ? { addressKey: challenge.addressKey } : { personId: challenge.personId },
      locale: challenge.language,
      facts: { minutes: 10, door: challenge.door },
      link: { purpose: challenge.door === "staff" ? "office" : "sign-in", id: challengeId },
      withCode: true,
    },
  ];
}

const Device = z.string().max(80).default("");

/**
 * Answers a challenge and opens a session; the token is shown once and only its hash kept.
 * @throws ConflictError code_wrong, too_many_tries, code_expired: the same for known and unknown people.
 */
export const enterCode = action({
  name: "identity.enter-code",
  access: anyone,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId, code: z.string().trim().min(1, "required").max(12), device: Device }),
  run: ({ challengeId, code, device }) => enterOnce({ challengeId, code }, device),
});

/** The mailed link's button stands for the code: the token proves the mail was read. */
export const enterLink = action({
  name: "identity.enter-link",
  access: anyone,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId, token: z.string(), device: Device }),
  async run({ challengeId, token, device }) {
    const purpose = (["sign-in", "office"] as const).find((name) => isLinkToken(name, challengeId, token));
    if (!purpose) throw new NotFoundError("link_invalid");
    return enterOnce({ challengeId, code: linkCode(purpose, challengeId) }, device);
  },
});

/** Opens a session by a code; the same press of its form once more is answered with that session. */
async function enterOnce(shown: { readonly challengeId: string; readonly code: string }, device: string) {
  try {
    return await enter(await spend(shown), device);
  } catch (error) {
    if (!(error instanceof ConflictError) || error.code !== "code_expired") throw error;
    const challenge = await get(Challenges, shown);
    const opened = challenge && (await pressedFrom(shown.challengeId, challenge.door));
    if (!opened) throw error;
    return { door: challenge.door, ...opened };
  }
}

async function enter({ challengeId, personId, door, language, addressKey }: Challenge, device: string) {
  if (door === "person") await asActor(system("identity"), () => confirmAddress({ personId, language, addressKey }));
  return { personId, door, ...(await openSession({ personId, door, device, by: challengeId })) };
}

/** One try at a challenge. A wrong code costs a try before it is compared, so racing guesses are counted too. */
async function spend({ challengeId, code }: { challengeId: string; code: string }): Promise<Challenge> {
  const now = scope().now().toISOString();
  const asked = await get(Challenges, { challengeId });
  const right = isLinkCode(asked?.door === "staff" ? "office" : "sign-in", challengeId, code);
  const tried = await tryOnce({ challengeId, right, now });
  const challenge = tried.challenge;
  if (!challenge) throw new ConflictError("code_expired");
  if (!right) throw new ConflictError("code_wrong");
  if (challenge.door === "staff" && (await grantsOf(challenge.personId)).length === 0) {
    throw new ConflictError("code_wrong");
  }
  return challenge;
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
          when: {
            owner: { exists: false },
            tries: { lt: CODE_TRIES },
            usedAt: { exists: false },
            expiresAt: { gt: now },
          },
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
