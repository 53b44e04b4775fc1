import { Identity } from "../identity/index.ts";
import type { AddresseePage, Mark } from "../kernel/index.ts";
import { batchGet, queryAll, scanFrom } from "../table/index.ts";
import { MEMBER } from "./rules.ts";
import type { Application } from "./schema.ts";
import { Memberships } from "./table.ts";

const isMemberIn = (item: Pick<Application, "status" | "region">, region: string | undefined): boolean =>
  MEMBER.has(item.status) && (region === undefined || item.region === region);

/** One page of the members of a region or the country, for letters to many. For the platform's worker alone (it scans). */
export async function membersFrom(region: string | undefined, from?: Mark): Promise<AddresseePage> {
  const { items, last } = await scanFrom(Memberships, from);
  const people = items.flatMap((item) => {
    if (item.kind !== "application" || !item.personId || !isMemberIn(item, region)) return [];
    return [{ personId: item.personId, language: item.language }];
  });
  return { people, last };
}

/** Whether somebody is a member there at this moment: letters to members go to nobody who has left. */
export async function isMember(personId: string, region: string | undefined): Promise<boolean> {
  for (const name of await Identity.namesOf(personId)) {
    const rows = await queryAll(Memberships, { index: "byPerson", hash: name });
    const found = await batchGet(
      Memberships,
      rows.map(({ membershipKey }) => ({ membershipKey })),
    );
    if (found.some((item) => item.kind === "application" && isMemberIn(item, region))) return true;
  }
  return false;
}
