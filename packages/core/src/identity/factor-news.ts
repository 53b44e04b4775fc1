import { after, DAY, epochSeconds, type Locale, mintId, type Notice, scope } from "../kernel/index.ts";
import { get, type Op } from "../table/index.ts";
import type { FactorNews } from "./schema.ts";
import { Ceremonies } from "./table.ts";

/** What happened to whose factors. */
export type Change = Pick<FactorNews, "personId" | "change" | "what"> & { readonly language: Locale };

/** The row that owes a letter about a change of factors: written with the change itself, gone after a day. */
export function newsOf({ personId, change, what, language }: Change): Op {
  const now = scope().now();
  return Ceremonies.put(
    {
      ceremonyId: mintId("cer"),
      kind: "news",
      personId,
      change,
      ...(what && { what }),
      language,
      at: now.toISOString(),
      expiry: epochSeconds(after(now, DAY)),
    },
    { unless: "exists" },
  );
}

/** The letter this row calls for: it must reach its person, so it belongs to no topic they may stop. */
export async function noticesOfFactors(ceremonyId: string): Promise<Notice[]> {
  const row = await get(Ceremonies, { ceremonyId });
  if (row?.kind !== "news" || row.expiry <= epochSeconds(scope().now().toISOString())) return [];
  const { personId, change, what, language, at } = row;
  return [
    {
      id: `${ceremonyId}:factor`,
      kind: "identity.factor",
      to: { personId },
      locale: language,
      facts: { change, at, ...(what && { what }) },
    },
  ];
}
