import { batchGet, queryAll } from "../table/index.ts";
import { liveClues } from "./clue.ts";
import { addressOf, personOf } from "./rules.ts";
import type { Clue, ConsentRecord, Deed, Profile } from "./schema.ts";
import { Addresses, People, Staff } from "./table.ts";

/** All that hangs on a person alone. */
export interface Known {
  readonly personId: string;
  readonly profile?: Profile | undefined;
  readonly deeds: readonly Deed[];
  readonly clues: readonly Clue[];
  readonly consents: readonly ConsentRecord[];
  /** The mailboxes, the one letters go to first. */
  readonly mailboxes: readonly { readonly email: string; readonly isSuppressed: boolean }[];
  /** People who turned out to be this one. */
  readonly mergedFrom: readonly string[];
}

/** What is known of a person, as it is now; for an action that has said who may ask. */
export async function knownOf(personId: string): Promise<Known> {
  const rows = await queryAll(People, { hash: personId });
  const of = <K extends (typeof rows)[number]["kind"]>(kind: K) =>
    rows.filter((row): row is Extract<(typeof rows)[number], { kind: K }> => row.kind === kind);
  const [profile] = of("profile");
  const own = addressOf(personId);
  const keys = [profile?.addressKey ?? own, own, ...of("address").map(({ addressKey }) => addressKey)];
  const addresses = await batchGet(
    Addresses,
    [...new Set(keys)].map((addressKey) => ({ addressKey })),
  );
  const others = keys.map(personOf).filter((other) => other !== personId);
  const profiles = await batchGet(
    People,
    others.map((other) => ({ personId: other, item: "profile" })),
  );
  return {
    personId,
    profile,
    deeds: of("deed").toSorted((a, b) => b.at.localeCompare(a.at)),
    clues: liveClues(of("clue")),
    consents: of("consent"),
    mailboxes: addresses
      .filter((address) => address.personId === personId)
      .map(({ email, suppressedAt }) => ({ email, isSuppressed: suppressedAt !== undefined })),
    mergedFrom: [
      ...new Set(
        profiles.flatMap((row) => (row.kind === "profile" && row.mergedInto === personId ? row.personId : [])),
      ),
    ],
  };
}

/** Everybody who ever held a role, by name: whose hands the trail may show. */
export async function everyStaff(): Promise<{ personId: string; name: string }[]> {
  const rows = await queryAll(Staff, { index: "all", hash: "staff", eventual: true });
  return [...new Map(rows.map(({ personId, name }) => [personId, { personId, name }])).values()];
}
