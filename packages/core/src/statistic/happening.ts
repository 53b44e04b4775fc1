import { DEFAULT_ZONE, hmac, localOf } from "../kernel/index.ts";
import { Stream } from "../stream/index.ts";
import { attempt, batchGet, get, scanAll } from "../table/index.ts";
import { movesOf } from "./rules.ts";
import type { Figure, Happening } from "./schema.ts";
import { Happenings } from "./table.ts";

/** What a domain tells of one of its records: that it counts in this figure, where and since when. */
export interface Fact {
  readonly figure: Figure;
  readonly recordId: string;
  readonly region: string;
  /** ISO instant. */
  readonly at: string;
  readonly tiyn?: number | undefined;
}

const idOf = ({ figure, recordId }: Pick<Fact, "figure" | "recordId">): string =>
  hmac("pseudonymPepper", "happening", figure, recordId).subarray(0, 16).toString("base64url");

const happeningOf = (fact: Fact): Happening => ({
  happeningId: idOf(fact),
  figure: fact.figure,
  region: fact.region,
  date: localOf(new Date(fact.at), DEFAULT_ZONE).date,
  ...(fact.tiyn !== undefined && { tiyn: fact.tiyn }),
});

/** Notes that something happened, once however often it is told. For stream workers. */
export async function happened(fact: Fact): Promise<void> {
  await attempt(Happenings.put(happeningOf(fact), { unless: "exists" }));
}

/** Takes it back: what was undone before anybody was told did not happen. Told again later, it counts again. */
export async function unhappened(fact: Pick<Fact, "figure" | "recordId">): Promise<void> {
  const happeningId = idOf(fact);
  if (await get(Happenings, { happeningId })) await attempt(Happenings.delete({ happeningId }));
}

const AT_ONCE = 100;

/** Notes what is missing of all these facts; answers how many were. For the nightly job: a read each, a write for few. */
export async function fill(facts: AsyncIterable<Fact>): Promise<number> {
  let missed = 0;
  let batch: Fact[] = [];
  const settle = async () => {
    const known = await batchGet(
      Happenings,
      batch.map((fact) => ({ happeningId: idOf(fact) })),
      { eventual: true },
    );
    const ids = new Set(known.map(({ happeningId }) => happeningId));
    const missing = batch.filter((fact) => !ids.has(idOf(fact)));
    for (const fact of missing) await happened(fact);
    missed += missing.length;
    batch = [];
  };
  for await (const fact of facts) if (batch.push(fact) === AT_ONCE) await settle();
  if (batch.length > 0) await settle();
  return missed;
}

/**
 * Counts every happening again and repairs the sheets that drifted; answers by how much each number had. For the nightly
 * job alone (it scans). Run it while the stream is drained: what is on its way is counted then, too.
 */
export async function recount(): Promise<Map<string, number>> {
  const truth = new Map<string, number>();
  for await (const happening of scanAll(Happenings)) {
    for (const [moved, by] of Object.entries(movesOf({ kind: "insert", before: undefined, after: happening })))
      truth.set(moved, (truth.get(moved) ?? 0) + by);
  }
  // A number that stands in a sheet although nothing happened.
  const sheetIds = [...new Set([...truth.keys()].map((moved) => moved.split("|")[0] ?? ""))];
  const sheets = await Stream.sheetsOf(sheetIds);
  sheetIds.forEach((sheet, index) => {
    for (const field of Object.keys(sheets[index] ?? {})) {
      const moved = Stream.inSheet(sheet, field);
      if (!truth.has(moved)) truth.set(moved, 0);
    }
  });
  return Stream.repair(truth);
}
