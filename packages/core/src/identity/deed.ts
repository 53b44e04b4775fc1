import { pseudonym } from "../kernel/index.ts";
import { attempt, get, queryAll, write } from "../table/index.ts";
import type { Deed } from "./schema.ts";
import { People } from "./table.ts";

const itemOf = (recordId: string): string => `deed#${recordId}`;

/** Notes what a person did, from the record as it is now; noted again it says the same. For stream workers. */
export async function noteDeed(deed: Omit<Deed, "item" | "kind">): Promise<void> {
  await write(People.put({ ...deed, item: itemOf(deed.recordId), kind: "deed" }));
}

/** Takes a line away, with its record or because it went to another person. */
export async function dropDeed(personId: string, recordId: string): Promise<void> {
  await attempt(People.delete({ personId, item: itemOf(recordId) }));
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

/** What the trail calls a person: their own id is in no row that outlives them. */
export const trailIdOf = (personId: string): string => `person#${pseudonym("trail", personId)}`;
