import { any, attemptAside, get, queryAll } from "../table/index.ts";
import { keptPerson } from "./address.ts";
import { NOBODY } from "./erase.ts";
import type { Deed } from "./schema.ts";
import { People } from "./table.ts";

export { trailIdOf } from "../kernel/index.ts";

/** A line as its service tells it. */
export type NewDeed = Omit<Deed, "item" | "kind">;

// A line is a copy, written beside whatever goes on: it takes no part in an action's one write.
const itemOf = (recordId: string): string => `deed#${recordId}`;

/**
 * Notes what a person did, from the record as it is now; noted again it says the same. Where they turned out to be
 * another person, it is that one's. The line is written before that is asked: a merge says whom it keeps before it moves
 * the lines, so that the one or the other finds each.
 */
export async function noteDeed(deed: NewDeed): Promise<void> {
  await put(deed);
  const personId = await keptPerson(deed.personId);
  if (personId === deed.personId) return;
  await put({ ...deed, personId });
  await dropDeed(deed.personId, deed.recordId);
}

/**
 * Keeps the line of a record as the record is now; for stream workers. It is read again after the line is written, so
 * that an erasure or a merge that came between leaves none behind.
 */
export async function keepDeed(read: () => Promise<NewDeed | undefined>): Promise<void> {
  const deed = await read();
  if (!deed || deed.personId === NOBODY) return;
  const stands = await deedOf(deed.personId, deed.recordId);
  if (stands && stands.isPending === deed.isPending && stands.expiry === deed.expiry) return;
  await noteDeed(deed);
  if ((await read())?.personId !== deed.personId) await dropDeed(deed.personId, deed.recordId);
}

/** There is no such line yet, or one that waits as well. */
export const MAY_WAIT = any({ personId: { exists: false } }, { isPending: true });

/** A line that no longer waits is never made to wait again by a worker that came late. */
async function put(deed: NewDeed): Promise<void> {
  const line = { ...deed, item: itemOf(deed.recordId), kind: "deed" as const };
  await attemptAside(People.put(line, deed.isPending ? { when: MAY_WAIT } : {}));
}

/** Takes a line away, with its record or because it went to another person. */
export async function dropDeed(personId: string, recordId: string): Promise<void> {
  await attemptAside(People.delete({ personId, item: itemOf(recordId) }));
}

/** One line of a person's, if it is theirs. */
export async function deedOf(personId: string, recordId: string): Promise<Deed | undefined> {
  const deed = await get(People, { personId, item: itemOf(recordId) });
  return deed?.kind === "deed" ? deed : undefined;
}

/** Everything a person did, the newest first. A person's actions are few hundred at most: read whole. */
export async function deedsOf(personId: string): Promise<Deed[]> {
  const rows = await queryAll(People, { hash: personId, range: { beginsWith: "deed#" } });
  const deeds = rows.filter((row): row is Deed => row.kind === "deed");
  return deeds.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
