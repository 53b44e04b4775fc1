import { type ExtractedPage, type Extraction, isAsked, type Mark } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Stream } from "../stream/index.ts";
import { scanFrom } from "../table/index.ts";
import { counterOf } from "./rules.ts";
import type { Proposal } from "./schema.ts";
import { Proposals } from "./table.ts";

/** One page of the proposals whose authors confirmed them, with their supports. For the export's worker alone (it scans). */
export async function extract(asked: Extraction, from?: Mark): Promise<ExtractedPage> {
  const { items, last } = await scanFrom(Proposals, from);
  const councils = new Map((await Reference.list("council")).map(({ code, region }) => [code, region]));
  const proposals = items.filter(
    (item): item is Proposal =>
      item.kind === "proposal" &&
      item.confirmedAt !== undefined &&
      isAsked(item.confirmedAt, asked) &&
      (asked.region === undefined || councils.get(item.council) === asked.region),
  );
  const supports = await Stream.countsOf(proposals.map(({ proposalId }) => counterOf.supports(proposalId)));
  const rows = proposals.map((proposal, index) => {
    const { proposalId, item, code, council, title, category, place, status, language, publicName } = proposal;
    const { confirmedAt, publishedAt, decidedAt, sentAt, answeredAt } = proposal;
    const values = {
      ...{ id: proposalId, code, council, region: councils.get(council), title, category, place, status, language },
      ...{ supports: supports[index], confirmedAt, publishedAt, decidedAt, sentAt, answeredAt, publicName },
    };
    return { mark: { proposalId, item }, values };
  });
  return { rows, last };
}
