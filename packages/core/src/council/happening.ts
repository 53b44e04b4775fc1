import { Reference } from "../reference/index.ts";
import { Statistic } from "../statistic/index.ts";
import { get, scanAll } from "../table/index.ts";
import { mainKey } from "./record.ts";
import type { Proposal } from "./schema.ts";
import { Proposals } from "./table.ts";

/** A proposal counts once it is published, in the region of its council's city. */
async function happeningsOf({ proposalId: recordId, council, publishedAt }: Proposal): Promise<Statistic.Fact[]> {
  const region = (await Reference.list("council")).find(({ code }) => code === council)?.region;
  return publishedAt && region ? [{ figure: "proposals", recordId, region, at: publishedAt }] : [];
}

/** Notes what counts of a proposal as it is now. */
export async function noteHappenings(proposalId: string): Promise<void> {
  const item = await get(Proposals, mainKey(proposalId));
  for (const fact of item?.kind === "proposal" ? await happeningsOf(item) : []) await Statistic.happened(fact);
}

/** Everything that counts, for the nightly job alone (it scans). */
export async function* allHappenings(): AsyncGenerator<Statistic.Fact> {
  for await (const item of scanAll(Proposals)) if (item.kind === "proposal") yield* await happeningsOf(item);
}
