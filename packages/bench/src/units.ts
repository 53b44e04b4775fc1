import type { Figure, Part } from "./part.ts";
import { type Cost, measureAll, total } from "./units-measure.ts";
import { SIZES, USES, type Use } from "./use/index.ts";

/** The capacity units of every use case, small and with the largest texts; `npm test` holds them to units.budget.json. */
export const units: Part = {
  name: "units",
  title: "Capacity units of every use case: what the request writes and reads, its rate limits and its streams beside",
  async measure() {
    const costs = await measureAll();
    return USES.flatMap((use) => SIZES.flatMap((size) => figuresOf(use, size, costs[use.name]?.[size] as Cost)));
  },
};

/** The part of what was written that a use case's goal is about. */
export function heartOf({ heart }: Pick<Use, "heart">, writes: Cost["writes"]): number {
  const own = Object.entries(writes).filter(([place]) => !heart || heart.tables.includes(place.replace(/\..*/, "")));
  return total(Object.fromEntries(own));
}

function figuresOf(use: Use, size: (typeof SIZES)[number], { writes, reads, limits, stream }: Cost): Figure[] {
  const { name, goal, goalReads, heart } = use;
  const what = size === "small" ? name : `${name}, largest text`;
  const isGoal = size === "small";
  const beside = [limits > 0 && `limits ${limits}`, stream > 0 && `streams ${stream}, were it alone`];
  const told = beside.filter((one) => one !== false).join("; ");
  const exact = { kind: "exact" } as const;
  const figures: Figure[] = [];
  if (heart)
    figures.push({
      ...exact,
      what: `${what}: ${heart.is}`,
      value: heartOf(use, writes),
      unit: "WCU",
      ...(isGoal && goal !== undefined && { goal }),
    });
  if (total(writes) > 0)
    figures.push({
      ...exact,
      ...{ what: heart ? `${what}: whole` : what, value: total(writes), unit: "WCU" },
      ...(isGoal && !heart && goal !== undefined && { goal }),
      ...(told !== "" && { note: told }),
    });
  const goalOfReads = isGoal && goalReads !== undefined ? { goal: goalReads } : {};
  return [...figures, { ...exact, what: `${what}: read`, value: reads, unit: "RCU", ...goalOfReads }];
}
