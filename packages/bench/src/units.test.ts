import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deed } from "./capacity-meter.ts";
import { heartOf } from "./units.ts";
import { HOW, readBudget } from "./units-budget.ts";
import { type Costs, measureAll, total } from "./units-measure.ts";
import { SIZES, USES } from "./use/index.ts";

const budget = readBudget();
let costs: Costs;
const deeds: { name: string; deed: Deed }[] = [];
const operations = new Set<string>();
beforeAll(async () => {
  costs = await measureAll((use, size, done, { meter }) => {
    deeds.push(...done.map((deed) => ({ name: `${use.name}, ${size}`, deed })));
    for (const operation of meter.operations) operations.add(operation);
  });
});
afterAll(() => deeds.splice(0));

test.each(USES)("$name costs what its budget says", ({ name }) => {
  const { because: _, ...known } = budget[name] ?? { because: "" };
  expect(costs[name], `If it may cost this, write it down:\n${HOW}\n`).toEqual(known);
});

test("the budget names the use cases there are, each with a reason", () => {
  expect(Object.keys(budget).toSorted()).toEqual(USES.map(({ name }) => name).toSorted());
  expect(Object.values(budget).filter(({ because }) => because.length < 10)).toEqual([]);
});

test("what every use case costs by our own reckoning is what the engine counts", () => {
  const differing = deeds.filter(({ deed }) => !deed.isRefused && !sameUnits(deed.ours, deed.engines));
  expect(differing).toEqual([]);
  expect(deeds.length).toBeGreaterThan(500);
});

const sameUnits = (one: Deed["ours"], other: Deed["ours"]): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((place) => one[place] === other[place]);

test("no request and no stream reads a table from end to end", () => {
  expect([...operations].toSorted()).toEqual([
    ...["BatchGetItem", "GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem"],
  ]);
});

/** What is promised of writes: the goals of those use cases that meet them, so that they go on doing so. */
test("the writes that keep a promise cost no more than was promised", () => {
  const dear = USES.filter(
    (use) => use.goal !== undefined && heartOf(use, costs[use.name]?.small.writes ?? {}) > use.goal,
  );
  expect(dear.map(({ name }) => name)).toEqual([]);
});

test("public pages write nothing", () => {
  const writing = USES.filter(({ name }) => name.startsWith("the page ")).filter(({ name }) =>
    SIZES.some((size) => total(costs[name]?.[size].writes ?? {}) > 0),
  );
  expect(writing).toEqual([]);
});
