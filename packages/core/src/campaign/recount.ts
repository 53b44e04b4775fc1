import { MINUTE, scope } from "../kernel/index.ts";
import { Ledger } from "../ledger/index.ts";
import { Stream } from "../stream/index.ts";
import { scanAll } from "../table/index.ts";
import { COUNTRY, donorsCounter, movesOfPosting, raisedCounter } from "./events.ts";
import { hiddenCell } from "./hidden.ts";
import { Campaigns, Donors } from "./table.ts";

/** A counter whose records moved this lately may be waiting for the stream: it is left for the next run. */
const QUIET = 15 * MINUTE;

export interface Recount {
  /** Counter and by how much it was mended. */
  readonly drift: ReadonlyMap<string, number>;
  /** Counters left alone because their records moved lately. */
  readonly moving: number;
  /** Postings whose entries do not sum to zero: none, ever. */
  readonly unbalanced: readonly string[];
}

/** Reads the ledger from its beginning and the donors one by one, and mends every counter that says otherwise. */
export async function recount(): Promise<Recount> {
  const lately = new Date(scope().now().getTime() - QUIET).toISOString();
  const truth = new Map<string, number>();
  const moving = new Set<string>();
  const unbalanced: string[] = [];
  const add = (counterId: string, by: number) => truth.set(counterId, (truth.get(counterId) ?? 0) + by);
  for await (const row of scanAll(Campaigns)) {
    if (row.kind === "hidden") {
      add(hiddenCell(row), 1);
      if (row.hiddenAt > lately) moving.add(hiddenCell(row));
    }
    if (row.kind !== "campaign") continue;
    add(raisedCounter(row.campaignId), 0);
    add(donorsCounter(row.campaignId), 0);
  }
  for (const counterId of [raisedCounter(COUNTRY), donorsCounter(COUNTRY)]) add(counterId, 0);
  for await (const donor of scanAll(Donors)) add(donorsCounter(donor.campaignId), 1);
  for await (const posting of Ledger.all()) {
    if (posting.entries.reduce((total, { tiyn }) => total + tiyn, 0) !== 0) unbalanced.push(posting.postingId);
    const isMoving = posting.at > lately;
    for (const [counterId, by] of Object.entries(movesOfPosting(posting))) {
      add(counterId, by);
      if (isMoving) moving.add(counterId);
    }
    if (isMoving && posting.campaignId) for (const id of [posting.campaignId, COUNTRY]) moving.add(donorsCounter(id));
  }
  for (const counterId of moving) truth.delete(counterId);
  return { drift: await Stream.repair(truth), moving: moving.size, unbalanced };
}
