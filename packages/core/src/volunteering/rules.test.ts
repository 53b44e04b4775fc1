import { expect, test } from "vitest";
import { badgesOf, byRegion, clockOf, nextBadge } from "./rules.ts";

test.each([
  [0, { hours: 0, minutes: 0 }],
  [1, { hours: 0, minutes: 15 }],
  [10, { hours: 2, minutes: 30 }],
  [48, { hours: 12, minutes: 0 }],
])("%i quarters of an hour are read as hours and minutes", (quarters, clock) => {
  expect(clockOf(quarters)).toEqual(clock);
});

test.each([
  [39, []],
  [40, ["first_step"]],
  [200, ["first_step", "steady_hand"]],
  [1000, ["first_step", "steady_hand", "pillar", "example"]],
])("%i confirmed quarters earn their badges and no more", (quarters, codes) => {
  expect(badgesOf(quarters).map(({ code }) => code)).toEqual(codes);
});

test("the next badge tells how much is missing, and there is none after the last", () => {
  expect(nextBadge(41)).toEqual({ badge: { code: "steady_hand", hours: 50 }, missing: 159 });
  expect(nextBadge(1000)).toBeUndefined();
});

test("sums by region put the most first", () => {
  const rows = [
    { region: "71", quarters: 4 },
    { region: "19", quarters: 6 },
    { region: "71", quarters: 3 },
  ];
  expect(byRegion(rows)).toEqual([
    { region: "71", quarters: 7 },
    { region: "19", quarters: 6 },
  ]);
});
