import { expect, test } from "vitest";
import { median } from "./part.ts";
import { lines, missed } from "./table.ts";

const figure = { what: "apply", kind: "exact", value: 2, unit: "WCU", goal: 1 } as const;

test("a figure is shown beside its goal and what it was before", () => {
  const [line = ""] = lines([{ ...figure, note: "with its limit" }], [{ ...figure, value: 1 }]);
  expect(line).toBe("apply  2 WCU  ✗ ≤ 1  +100.0 %  with its limit");
  expect(lines([figure], [figure])[0]).toContain("=");
});

test("goals that are missed are named, goals that are met are not", () => {
  const run = { at: "", commit: "", machine: "", parts: { units: [figure, { ...figure, what: "settle", goal: 2 }] } };
  expect(missed(run)).toEqual(["units: apply 2 WCU, goal 1"]);
});

test("the median of an even number of rounds lies between the two in the middle", () => {
  expect([median([5, 1, 3]), median([4, 1, 3, 2]), median([])]).toEqual([3, 2.5, 0]);
});
