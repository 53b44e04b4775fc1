import * as z from "zod";
import { action, after, anyone, ConflictError, DAY, Email, Locale, platform, scope } from "../kernel/index.ts";
import { attempt, get, scanAll, write } from "../table/index.ts";
import { addressKeyOf, addressOf, personOf } from "./rules.ts";
import { type Address, AddressKey, PersonId, type Profile } from "./schema.ts";
import { Addresses, People } from "./table.ts";

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

/** The person a mailbox stands for, whether or not it is known: nothing is written. */
export async function personBehind(email: string): Promise<{ personId: string }> {
  const addressKey = addressKeyOf(email);
  const address = await get(Addresses, { addressKey });
  return { personId: address?.personId ?? personOf(addressKey) };
}

/**
 * Records that the owner of the mailbox has shown they read it, and makes their profile. Told which of theirs it was, it
 * must be theirs still. @throws ConflictError code_expired
 */
export const confirmAddress = action({
  name: "identity.confirm-address",
  access: platform,
  unkeyed: true,
  input: z.object({ personId: PersonId, language: Locale, addressKey: AddressKey.optional() }),
  async run({ personId, language, addressKey }, { now }) {
    const at = now.toISOString();
    await write(
      Addresses.update(
        { addressKey: addressKey ?? addressOf(personId) },
        {
          setIfAbsent: { confirmedAt: at },
          ...(addressKey && { when: { personId }, otherwise: new ConflictError("code_expired") }),
        },
      ),
      People.update(
        { personId, item: "profile" },
        { upsert: true, set: { kind: "profile" }, setIfAbsent: { language, createdAt: at } },
      ),
    );
  },
});

/** What is known of a person, as it is now. */
export async function profileOf(personId: string): Promise<Profile | undefined> {
  const profile = await get(People, { personId, item: "profile" });
  return profile?.kind === "profile" ? profile : undefined;
}

/** The person who stands for this one now: another, where two turned out to be one. */
export async function keptPerson(personId: string): Promise<string> {
  const profile = await profileOf(personId);
  return profile?.mergedInto ? keptPerson(profile.mergedInto) : personId;
}

/** Whether a record that names `named` is this person's. */
export const isSamePerson = async (personId: string, named: string): Promise<boolean> =>
  named === personId || (await keptPerson(named)) === personId;

/** The mailbox of a person, for the worker that sends. Undefined where there is none or nothing may be sent to it. */
export async function mailboxOf(personId: string): Promise<string | undefined> {
  const profile = await profileOf(personId);
  if (profile?.mergedInto) return mailboxOf(profile.mergedInto);
  const address = await get(Addresses, { addressKey: profile?.addressKey ?? addressOf(personId) });
  return address && !address.suppressedAt ? address.email : undefined;
}

/** The mailbox under this key, where something may be sent to it. */
export async function mailboxAt(addressKey: string): Promise<string | undefined> {
  const address = await get(Addresses, { addressKey });
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
