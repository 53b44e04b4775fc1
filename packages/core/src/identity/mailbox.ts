import * as z from "zod";
import {
  action,
  after,
  anyone,
  ConflictError,
  Email,
  epochSeconds,
  freshPerson,
  invalidField,
  isLinkCode,
  Locale,
  mintId,
  NotFoundError,
  type Notice,
  person,
  scope,
} from "../kernel/index.ts";
import { any, attempt, batchGet, get, queryAll, write } from "../table/index.ts";
import { meet } from "./address.ts";
import { addressKeyOf, addressOf, CODE_LIFE, CODE_TRIES, isOpen, personOf } from "./rules.ts";
import { AddressKey, type Challenge, ChallengeId, type Profile } from "./schema.ts";
import { Addresses, Challenges, People, Staff } from "./table.ts";

/** What the code of a further mailbox is made for: it signs nobody in. */
const PURPOSE = "mailbox";
const RESENDS = 2;

export interface Mailbox {
  readonly addressKey: string;
  readonly email: string;
  /** Letters go here. */
  readonly isChosen: boolean;
  /** The one the person was made from: it stays theirs as long as they are. */
  readonly isFirst: boolean;
  /** Mail to it came back, or its owner complained. */
  readonly isSuppressed: boolean;
}

/** A person's mailboxes, the first of them first. */
export async function mailboxesOf(personId: string): Promise<Mailbox[]> {
  const rows = await queryAll(People, { hash: personId, range: { beginsWith: "address#" } });
  const further = rows.flatMap((row) => (row.kind === "address" ? [row.addressKey] : []));
  const profile = await get(People, { personId, item: "profile" });
  const chosen = (profile?.kind === "profile" && profile.addressKey) || addressOf(personId);
  const keys = [addressOf(personId), ...further].map((addressKey) => ({ addressKey }));
  const addresses = new Map((await batchGet(Addresses, keys)).map((row) => [row.addressKey, row]));
  return keys.flatMap(({ addressKey }) => {
    const address = addresses.get(addressKey);
    if (!address || address.personId !== personId) return [];
    const { email, suppressedAt } = address;
    return [
      {
        addressKey,
        email,
        isChosen: addressKey === chosen,
        isFirst: addressKey === addressOf(personId),
        isSuppressed: suppressedAt !== undefined,
      },
    ];
  });
}

/** Whether this mailbox, however it is spelled, is known as this person's. */
export async function isMailboxOf(personId: string, email: string): Promise<boolean> {
  const address = await get(Addresses, { addressKey: addressKeyOf(email) });
  return address?.personId === personId && address.confirmedAt !== undefined;
}

/**
 * Asks for a code to a further mailbox. The answer is the same for a mailbox of somebody else's. It opens nothing yet:
 * only the code's answer asks for a fresh session, so that what was typed in a stale one is kept.
 */
export const askMailbox = action({
  name: "identity.ask-mailbox",
  access: person,
  unkeyed: true,
  input: z.object({ email: Email, language: Locale }),
  async run({ email, language }, { actor, now }) {
    const { personId } = await meet({ email, language });
    const expiresAt = after(now, CODE_LIFE);
    const challenge: Challenge = {
      challengeId: mintId("chl"),
      door: "person",
      personId,
      addressKey: addressKeyOf(email),
      owner: actor.personId,
      language,
      tries: 0,
      expiresAt,
      expiry: epochSeconds(expiresAt),
    };
    await write(Challenges.put(challenge, { unless: "exists" }));
    return { challengeId: challenge.challengeId };
  },
});

/** The code to the mailbox that was typed; once it is theirs, a word about it to where their letters go. */
export function noticesOfMailbox(challenge: Challenge, owner: string): Notice[] {
  const { challengeId, addressKey, language, usedAt, sends } = challenge;
  const common = { locale: language, facts: { minutes: 10 } };
  if (usedAt !== undefined) {
    return [{ id: `${challengeId}:added`, kind: "identity.mailbox-added", to: { personId: owner }, ...common }];
  }
  if (!addressKey || !isOpen(challenge, scope().now()) || (challenge.tries > 0 && !sends)) return [];
  return [
    {
      id: `${challengeId}:code${sends ? `:${sends}` : ""}`,
      kind: "identity.mailbox",
      to: { addressKey },
      ...common,
      link: { purpose: PURPOSE, id: challengeId },
      withCode: true,
    },
  ];
}

/** Sends a code's letter once more, twice at most; the code and the tries left stay the same. Never says whether it did. */
export const askAgain = action({
  name: "identity.ask-again",
  access: anyone,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId }),
  async run({ challengeId }, { now }) {
    await attempt(
      Challenges.update(
        { challengeId },
        {
          add: { sends: 1 },
          when: {
            $all: [
              { usedAt: { exists: false }, expiresAt: { gt: now.toISOString() }, tries: { lt: CODE_TRIES } },
              any({ sends: { exists: false } }, { sends: { lt: RESENDS } }),
            ],
          },
        },
      ),
    );
  },
});

/**
 * The mailbox becomes one more of this person's: they sign in by it, and may have their letters there. What it did not
 * confirm before is theirs from now on; a mailbox under which somebody is known already is not joined here but by staff.
 * @throws InvalidError code_wrong, ConflictError too_many_tries, code_expired, mailbox_in_use
 */
export const addMailbox = action({
  name: "identity.add-mailbox",
  access: freshPerson,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId, code: z.string().trim().min(1, "required").max(12) }),
  async run({ challengeId, code }, { actor, now }) {
    const { addressKey = "", personId, language } = await tryMailbox({ challengeId });
    if (!isLinkCode(PURPOSE, challengeId, code)) throw invalidField("code", "code_wrong");
    const owner = actor.personId;
    if (personId === owner) return;
    const derived = personOf(addressKey);
    if (personId !== derived || (await queryAll(Staff, { hash: derived, limit: 1 })).length > 0) {
      throw new ConflictError("mailbox_in_use");
    }
    const at = now.toISOString();
    // Who follows the mailbox's own person, in whatever order, finds the one it belongs to.
    const stub: Profile = {
      personId: derived,
      item: "profile",
      kind: "profile",
      language,
      createdAt: at,
      mergedInto: owner,
    };
    await write(
      Challenges.update({ challengeId }, { set: { usedAt: at }, when: { usedAt: { exists: false } } }),
      Addresses.update(
        { addressKey },
        { set: { personId: owner, confirmedAt: at, namedAt: at }, when: { personId: derived } },
      ),
      People.put({ personId: owner, item: `address#${addressKey}`, kind: "address", addressKey, addedAt: at }),
      People.put(stub, { unless: "exists", otherwise: new ConflictError("mailbox_in_use") }),
      People.check(
        { personId: owner, item: "profile" },
        { mergedInto: { exists: false } },
        new ConflictError("merged_already"),
      ),
    );
  },
  again: async () => undefined,
});

const tryMailbox = action({
  name: "identity.try-mailbox",
  access: freshPerson,
  unkeyed: true,
  input: z.object({ challengeId: ChallengeId }),
  async run({ challengeId }, { actor, now }) {
    const at = now.toISOString();
    const [refusal] = await attempt(
      Challenges.update(
        { challengeId },
        {
          add: { tries: 1 },
          when: {
            owner: actor.personId,
            tries: { lt: CODE_TRIES },
            usedAt: { exists: false },
            expiresAt: { gt: at },
          },
        },
      ),
    );
    if (refusal && refusal.old?.owner === actor.personId && Number(refusal.old.tries) >= CODE_TRIES) {
      throw new ConflictError("too_many_tries");
    }
    const challenge = refusal ? undefined : await get(Challenges, { challengeId });
    if (!challenge) throw new ConflictError("code_expired");
    return challenge;
  },
});

/** From now on letters go to this one of the person's mailboxes. */
export const chooseMailbox = action({
  name: "identity.choose-mailbox",
  access: freshPerson,
  unkeyed: true,
  input: z.object({ addressKey: AddressKey }),
  async run({ addressKey }, { actor: { personId } }) {
    await assertTheirs(personId, addressKey);
    await write(
      People.update({ personId, item: "profile" }, { set: { addressKey } }),
      Addresses.check({ addressKey }, { personId }, new NotFoundError()),
    );
  },
  again: async () => undefined,
});

/** Takes a further mailbox away: nobody signs in by it, and it is forgotten. Not the first, nor where letters go. */
export const dropMailbox = action({
  name: "identity.drop-mailbox",
  access: freshPerson,
  unkeyed: true,
  input: z.object({ addressKey: AddressKey }),
  async run({ addressKey }, { actor: { personId } }) {
    await assertTheirs(personId, addressKey);
    if (addressKey === addressOf(personId)) throw new ConflictError("mailbox_needed");
    await write(
      People.update(
        { personId, item: "profile" },
        {
          set: { kind: "profile" },
          when: any({ addressKey: { exists: false } }, { addressKey: { not: addressKey } }),
          otherwise: new ConflictError("mailbox_needed"),
        },
      ),
      Addresses.delete({ addressKey }, { when: { personId } }),
      People.delete({ personId, item: `address#${addressKey}` }),
      People.delete({ personId: personOf(addressKey), item: "profile" }, { when: { mergedInto: personId } }),
    );
  },
  again: async () => undefined,
});

async function assertTheirs(personId: string, addressKey: string): Promise<void> {
  if ((await get(Addresses, { addressKey }))?.personId !== personId) throw new NotFoundError();
}
