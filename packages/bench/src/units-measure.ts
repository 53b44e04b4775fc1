import type { Deed } from "./capacity-meter.ts";
import { type House, openHouse, SIZES, type Size, tablesOf, USES, type Use } from "./use/index.ts";

/** What one use case costs, in capacity units. */
export interface Cost {
  /** Written, by table and index; rate limits aside. */
  readonly writes: Readonly<Record<string, number>>;
  /** Read, in all. */
  readonly reads: number;
  /** Written by rate limits. */
  readonly limits: number;
  /** Written by the streams' workers after it, were it alone in its batch. */
  readonly stream: number;
}

/** Runs a use case once and answers what it cost. Its deeds are told to `each`: those of the request, then the streams'. */
export async function measure(
  house: House,
  use: Use,
  each: (deeds: readonly Deed[]) => void = () => undefined,
): Promise<Cost> {
  const { meter } = house;
  const act = await use.prepare(house);
  await house.pump(tablesOf(meter.taken()));
  meter.taken();
  await act();
  const deeds = meter.taken();
  each(deeds);
  await house.pump(tablesOf(deeds));
  const after = meter.taken();
  each(after);
  const written = sum(deeds, "write");
  const { Limits: limits = 0, ...writes } = written;
  return { writes, reads: total(sum(deeds, "read")), limits, stream: total(sum(after, "write")) };
}

function sum(deeds: readonly Deed[], kind: Deed["kind"]): Record<string, number> {
  const units: Record<string, number> = {};
  for (const deed of deeds) {
    if (deed.kind !== kind) continue;
    for (const [place, more] of Object.entries(deed.ours)) units[place] = (units[place] ?? 0) + more;
  }
  return units;
}

export const total = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((all, one) => all + one, 0);

export type Costs = Readonly<Record<string, Readonly<Record<Size, Cost>>>>;

/** Every use case at every size, each size in a house of its own. */
export async function measureAll(
  each: (use: Use, size: Size, deeds: readonly Deed[], house: House) => void = () => undefined,
): Promise<Costs> {
  const bySize = await Promise.all(
    SIZES.map(async (size) => {
      const house = await openHouse(size);
      try {
        const costs: Record<string, Cost> = {};
        for (const use of USES) costs[use.name] = await measure(house, use, (deeds) => each(use, size, deeds, house));
        return [size, costs] as const;
      } finally {
        await house.stop();
      }
    }),
  );
  const costs = Object.fromEntries(bySize) as Record<Size, Record<string, Cost>>;
  return Object.fromEntries(
    USES.map(({ name }) => [name, Object.fromEntries(SIZES.map((size) => [size, costs[size][name]]))]),
  ) as unknown as Costs;
}

/** What one of many costs that come close together: the streams' workers take them together. */
export interface Batch {
  readonly units: Pick<Cost, "writes" | "reads" | "limits">;
  /** Calls to the database in the request, and in the workers after it. */
  readonly calls: number;
  readonly stream: { readonly writes: number; readonly reads: number };
  readonly streamCalls: number;
  /** Letters that the workers ask for. */
  readonly letters: number;
}

/** Runs a use case so many times, then its streams, and answers what one of them costs. */
export async function measureBatch(house: House, use: Use, times: number): Promise<Batch> {
  const { meter } = house;
  const acts: (() => Promise<unknown>)[] = [];
  for (let n = 0; n < times; n += 1) acts.push(await use.prepare(house));
  await house.pump(tablesOf(meter.taken()));
  meter.taken();
  const before = house.letters();
  for (const act of acts) await act();
  const deeds = meter.taken();
  await house.pump(tablesOf(deeds));
  const after = meter.taken();
  const each = (units: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(units).map(([place, all]) => [place, all / times]));
  const { Limits: limits = 0, ...writes } = each(sum(deeds, "write"));
  return {
    units: { writes, limits, reads: total(sum(deeds, "read")) / times },
    calls: deeds.flatMap(({ calls }) => calls).length / times,
    stream: { writes: total(sum(after, "write")) / times, reads: total(sum(after, "read")) / times },
    streamCalls: after.flatMap(({ calls }) => calls).length / times,
    letters: (house.letters() - before) / times,
  };
}
