import { Stream } from "../stream/index.ts";
import { scanAll } from "../table/index.ts";
import { countedCells } from "./moderation.ts";
import { counterOf, proposalOfShard, VISIBLE } from "./rules.ts";
import { Proposals, Supports } from "./table.ts";

/**
 * Counts every support and proposal again and repairs the counters that drifted; answers by how much each had.
 * For the nightly job alone (it scans). Run it while the streams are drained: what is on its way is counted then, too.
 */
export async function recount(): Promise<Map<string, number>> {
  const truth = new Map<string, number>();
  const add = (counterId: string, by: number) => truth.set(counterId, (truth.get(counterId) ?? 0) + by);
  add(counterOf.published, 0);
  for await (const item of scanAll(Proposals)) {
    if (item.kind === "version") add(counterOf.supportsOfVersion(item.proposalId, item.version), 0);
    if (item.kind !== "proposal" || item.publishedAt === undefined) continue;
    add(counterOf.published, 1);
    add(counterOf.publishedIn(item.council), 1);
    for (const status of VISIBLE) add(counterOf.inStatus(item.council, status), Number(item.status === status));
    add(counterOf.supports(item.proposalId), 0);
  }
  for await (const { proposalShard, version } of scanAll(Supports)) {
    const proposalId = proposalOfShard(proposalShard);
    add(counterOf.supports(proposalId), 1);
    add(counterOf.supportsOfVersion(proposalId, version), 1);
  }
  for (const [cell, count] of await countedCells()) add(cell, count);
  return Stream.repair(truth);
}
