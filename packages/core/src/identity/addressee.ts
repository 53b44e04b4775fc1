import type { AddresseePage, Mark } from "../kernel/index.ts";
import { batchGet, scanFrom } from "../table/index.ts";
import { People } from "./table.ts";

/** One page of those who agreed to news and did not take it back. For the platform's worker alone (it scans). */
export async function agreedToNewsFrom(from?: Mark): Promise<AddresseePage> {
  const { items, last } = await scanFrom(People, from);
  const agreed = items.filter(
    (row) => row.kind === "consent" && row.purpose === "news" && row.withdrawnAt === undefined,
  );
  const profiles = await batchGet(
    People,
    agreed.map(({ personId }) => ({ personId, item: "profile" })),
  );
  const languages = new Map(profiles.map((row) => [row.personId, row.kind === "profile" ? row.language : undefined]));
  return { people: agreed.map(({ personId }) => ({ personId, language: languages.get(personId) ?? "kk" })), last };
}
