import * as z from "zod";
import {
  action,
  after,
  anyone,
  ConflictError,
  DAY,
  Email,
  epochSeconds,
  Instant,
  isLinkCode,
  isLinkToken,
  Locale,
  linkCode,
  mintId,
  NotFoundError,
  type Notice,
  nonce,
  platform,
  ROLES,
  type Staff as StaffActor,
  scope,
  sha256,
  staff,
} from "../kernel/index.ts";
import { any, attempt, get, queryAll, scanAll, write } from "../table/index.ts";
import {
  addressKeyOf,
  addressOf,
  assertPlaced,
  CODE_LIFE,
  CODE_TRIES,
  grantKey,
  isOpen,
  isSessionLive,
  personOf,
  SESSION_LIFE,
  SESSION_TOUCH,
  toGrant,
} from "./rules.ts";
import { type Address, type Challenge, ChallengeId, PersonId, type StaffGrant } from "./schema.ts";
import { Addresses, Challenges, People, Sessions, Staff } from "./table.ts";

export { addressKeyOf } from "./rules.ts";
export * from "./schema.ts";

/** Notes a mailbox and answers the person it stands for. One write, the same however often it is called. */
export const meet = action({
  name: "identity.meet",
  access: anyone,
  unkeyed: true,
  input: z.object({ email: Email, language: Locale }),
  async run({ email, language }, { now }) {
    const addressKey = addressKeyOf(email);
    const personId = personOf(addressKey);
    const address: Address = { addressKey, personId, email, language, createdAt: now.toISOString() };
    const [refusal] = await attempt(Addresses.put(address, { unless: "exists" }));
    return { personId: (refusal?.old?.personId as string | undefined) ?? personId };
  },
});

/** Records that the owner of the mailbox has shown they read it, and makes their profile. */
export const confirmAddress = action({
  name: "identity.confirm-address",
  access: platform,
  unkeyed: true,
  input: z.object({ personId: PersonId, language: Locale }),
  async run({ personId, language }, { now }) {
    const at = now.toISOString();
    await write(
      Addresses.update({ addressKey: addressOf(personId) }, { setIfAbsent: { confirmedAt: at } }),
      People.update(
        { personId, item: "profile" },
        { upsert: true, set: { kind: "profile", language }, setIfAbsent: { createdAt: at } },
      ),
    );
  },
});

/** The mailbox of a person, for the worker that sends. Undefined where there is none or nothing may be sent to it. */
export async function mailboxOf(personId: string): Promise<string | undefined> {
  const address = await get(Addresses, { addressKey: addressOf(personId) });
  return address && !address.suppressedAt ? address.email : undefined;
}

/** Whether mail to this mailbox is stopped. */
export async function isSuppressed(email: string): Promise<boolean> {
  return (await get(Addresses, { addressKey: addressKeyOf(email) }))?.suppressedAt !== undefined;
}

/** Notes that a record names this person, so that their address is kept. */
export async function named(personId: string): Promise<void> {
  const set = { namedAt: scope().now().toISOString() };
  await attempt(Addresses.update({ addressKey: addressOf(personId) }, { set, when: { namedAt: { exists: false } } }));
}

const UNNAMED_LIFE = 7 * DAY;

/**
 * Erases addresses that were noted a week ago, never confirmed and named by no record. Answers how many.
 * A job's own: it walks the whole table.
 */
export async function forgetUnnamed(): Promise<number> {
  const before = after(scope().now(), -UNNAMED_LIFE);
  const when = { confirmedAt: { exists: false }, namedAt: { exists: false }, createdAt: { lt: before } };
  let erased = 0;
  for await (const { addressKey, confirmedAt, namedAt, createdAt } of scanAll(Addresses)) {
    if (confirmedAt || namedAt || createdAt >= before) continue;
    if ((await attempt(Addresses.delete({ addressKey }, { when }))).length === 0) erased += 1;
  }
  return erased;
}

/** Stops mail to a mailbox that bounced for good or whose owner complained. */
export const suppress = action({
  name: "identity.suppress",
  access: platform,
  unkeyed: true,
  input: z.object({ email: Email }),
  async run({ email }, { now }) {
    const addressKey = addressKeyOf(email);
    const fields = { suppressedAt: now.toISOString() };
    await attempt(Addresses.update({ addressKey }, { set: fields }));
  },
});

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

/** Every grant of everybody, live or ended, for central office: a few dozen rows, by name. */
export const listStaff = action({
  name: "identity.list-staff",
  access: staff({ central: "country" }),
  input: z.object({}),
  async run(_input, { within, audit }): Promise<readonly StaffGrant[]> {
    within({});
    audit({ recordId: "staff", fields: ["name", "grant"] });
    await write();
    return queryAll(Staff, { index: "all", hash: "staff" });
  },
});

/** The live grants of a person. */
export async function grantsOf(personId: string): Promise<StaffGrant[]> {
  const now = scope().now().toISOString();
  const rows = await queryAll(Staff, { hash: personId });
  return rows.filter((row) => row.from <= now && (row.until === undefined || now < row.until));
}

/** The name under which colleagues know a member of staff. */
export async function staffName(personId: string): Promise<string | undefined> {
  return (await queryAll(Staff, { hash: personId, limit: 1 }))[0]?.name;
}

const GrantInput = z.object({
  email: Email,
  name: z.string().trim().min(2, "required").max(120),
  role: z.enum(ROLES),
  region: z.string().optional(),
  council: z.string().optional(),
  until: Instant.optional(),
  language: Locale,
});

/** Gives a person a role at a place. Central office alone may. */
export const grant = action({
  name: "identity.grant",
  access: staff({ central: "country" }),
  input: GrantInput,
  async run(input, { actor, now, within, audit }) {
    within({});
    assertPlaced(input);
    const { personId } = await meet({ email: input.email, language: input.language });
    const row = grantRow(input, personId, now, actor.personId);
    audit({ recordId: personId, after: row.grant, fields: ["grant"] });
    await write(Staff.put(row));
    return { personId, grant: row.grant };
  },
  async again(input) {
    const { personId } = await meet({ email: input.email, language: input.language });
    return { personId, grant: grantKey(input.role, input) };
  },
});

/** A grant by ops, from the command line: how a stage gets its first member of the central office. Idempotent, audited. */
export const appoint = action({
  name: "identity.appoint",
  access: platform,
  unkeyed: true,
  input: GrantInput,
  async run(input, { now, audit }) {
    assertPlaced(input);
    const { personId } = await meet({ email: input.email, language: input.language });
    const row = grantRow(input, personId, now, "platform");
    audit({ recordId: personId, after: row.grant, fields: ["grant"] });
    const [refusal] = await attempt(Staff.put(row, { unless: "exists" }));
    return { personId, made: refusal === undefined };
  },
});

function grantRow(input: z.infer<typeof GrantInput>, personId: string, now: Date, grantedBy: string): StaffGrant {
  return {
    personId,
    grant: grantKey(input.role, input),
    list: "staff",
    role: input.role,
    ...(input.region && { region: input.region }),
    ...(input.council && { council: input.council }),
    name: input.name,
    from: now.toISOString(),
    ...(input.until && { until: input.until }),
    grantedBy,
  };
}

/** Ends a role at this minute. */
export const revoke = action({
  name: "identity.revoke",
  access: staff({ central: "country" }),
  input: z.object({ personId: PersonId, grant: z.string() }),
  async run({ personId, grant: key }, { now, within, audit }) {
    within({});
    audit({ recordId: personId, before: key, after: "ended", fields: ["grant"] });
    const until = now.toISOString();
    const lasts = any({ until: { exists: false } }, { until: { gt: until } });
    await write(Staff.update({ personId, grant: key }, { set: { until }, when: lasts }));
  },
  again: async () => undefined,
});
