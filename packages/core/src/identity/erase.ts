import { attempt, get, type Op, queryAll, scanAll, write } from "../table/index.ts";
import { addressOf, personOf } from "./rules.ts";
import type { Deed } from "./schema.ts";
import { Addresses, Challenges, People, Sessions, Staff } from "./table.ts";

/** Stands in a record where its person was erased. It is no mailbox's person, and the same in every record, so that it joins none. */
export const NOBODY = `per_${"0".repeat(26)}`;
/** What a name that had to go leaves in a record which must have one. */
export const NO_NAME = "———";

/** This person, and those who turned out to be them: every id a record of theirs may name. */
export async function namesOf(personId: string): Promise<string[]> {
  const rows = await queryAll(People, { hash: personId, range: { beginsWith: "address#" } });
  const others = rows.flatMap((row) => (row.kind === "address" ? [personOf(row.addressKey)] : []));
  return [personId, ...others.filter((other) => other !== personId)];
}

/** Whether a person holds a role, now or later. */
export async function holdsRole(personId: string, now: Date): Promise<boolean> {
  const at = now.toISOString();
  return (await queryAll(Staff, { hash: personId })).some(({ until }) => until === undefined || until > at);
}

/** The grants a person held. */
export const everyGrantOf = (personId: string) => queryAll(Staff, { hash: personId });

/** Ends every session of a person and every code that is on its way to them. */
export async function closeDoors(personId: string): Promise<void> {
  for (const { sessionHash } of await queryAll(Sessions, { index: "byPerson", hash: personId })) {
    await attempt(Sessions.delete({ sessionHash }, { when: { personId } }));
  }
  for (const index of ["byPerson", "byOwner"] as const) {
    for (const { challengeId } of await queryAll(Challenges, { index, hash: personId })) {
      await attempt(Challenges.delete({ challengeId }));
    }
  }
}

/** What goes with a person, by the names of the fields. */
const FIELDS = ["email", "phone", "profile", "consents", "sessions", "deeds", "clues", "factors"] as const;

/**
 * Removes all that hangs on a person alone: mailboxes, profile, lines, clues, phone, consents, factors, sessions, codes;
 * of roles that ended, the name. What leads to the rest goes last, so that it may begin again after a crash.
 */
export async function erase(personId: string): Promise<readonly string[]> {
  const [self, ...others] = await namesOf(personId);
  for (const other of others) {
    const profile = await get(People, { personId: other, item: "profile" });
    if (profile?.kind === "profile" && profile.mergedInto) await eraseOne(other, personId);
    else await dropAddress(addressOf(other), personId);
    await attempt(People.delete({ personId, item: `address#${addressOf(other)}` }));
  }
  if (self !== undefined) await eraseOne(self, personId);
  return FIELDS;
}

async function eraseOne(personId: string, keptId: string): Promise<void> {
  await closeDoors(personId);
  await dropAddress(addressOf(personId), keptId);
  for (const { grant, name } of await everyGrantOf(personId)) {
    if (name !== NO_NAME) await attempt(Staff.update({ personId, grant }, { set: { name: NO_NAME } }));
  }
  const rows = await queryAll(People, { hash: personId });
  const ops = rows.map(({ item }): Op => People.delete({ personId, item }));
  for (let from = 0; from < ops.length; from += A_WRITE) await write(...ops.slice(from, from + A_WRITE));
}

/** Rows removed in one transaction. */
const A_WRITE = 50;

const dropAddress = async (addressKey: string, personId: string): Promise<void> => {
  await attempt(Addresses.delete({ addressKey }, { when: { personId } }));
};

/** The operation that takes a line away once: it goes with the word that its record was seen to. */
export const droppingDeed = ({ personId, item }: Deed): Op =>
  People.delete({ personId, item }, { when: { personId: { exists: true } } });

/** Everybody of whom anything is kept here, and since when: for jobs, since it reads whole tables. */
export async function* everyone(): AsyncGenerator<{ readonly personId: string; readonly at: string }> {
  for await (const { personId, createdAt: at } of scanAll(Addresses)) yield { personId, at };
  for await (const row of scanAll(People)) {
    if (row.kind === "profile") yield { personId: row.personId, at: row.createdAt };
    else if (row.kind === "deed" || row.kind === "consent") yield { personId: row.personId, at: row.at };
  }
}
