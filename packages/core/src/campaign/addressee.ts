import { Identity } from "../identity/index.ts";
import type { AddresseePage, Mark } from "../kernel/index.ts";
import { batchGet, queryFrom } from "../table/index.ts";
import { Campaigns, Gifts } from "./table.ts";

const A_PAGE = 100;

/** One page of those whose gift to a campaign has come and stayed, for letters to many. */
export async function giversFrom(campaignId: string, from?: Mark): Promise<AddresseePage> {
  const range = { beginsWith: "gift#" };
  const { items, last } = await queryFrom(Campaigns, { hash: campaignId, range, limit: A_PAGE, start: from });
  const gifts = await batchGet(
    Gifts,
    items.flatMap((row) => (row.kind === "giver" ? [{ giftId: row.giftId }] : [])),
  );
  const people = gifts.filter(({ status, personId }) => status === "settled" && personId !== Identity.NOBODY);
  return { people: people.map(({ personId, language }) => ({ personId, language })), last };
}
