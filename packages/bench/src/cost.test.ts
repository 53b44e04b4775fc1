import { expect, test } from "vitest";
import { dollarsOf, figuresOf } from "./cost.ts";

const nothing = {
  ...{ units: { writes: {}, limits: 0, reads: 0 }, stream: { writes: 0, reads: 0 } },
  ...{ calls: 0, streamCalls: 0, letters: 0 },
};

test("a million write units cost what is published, read units a fifth of it, letters by the thousand", () => {
  const base = dollarsOf("the page", nothing).whole;
  const of = (units: object) =>
    dollarsOf("the page", { ...nothing, units: { ...nothing.units, ...units } }).whole - base;
  expect(of({ writes: { Supports: 1 } })).toBeCloseTo(0.625);
  expect(of({ reads: 1 })).toBeCloseTo(0.125);
  expect(dollarsOf("the page", { ...nothing, letters: 2 }).letters).toBeCloseTo(202.4);
});

test("a form that anybody may send also takes the limit of its network", () => {
  expect(dollarsOf("propose", nothing).whole - dollarsOf("vote on a proposal", nothing).whole).toBeCloseTo(0.625);
});

test("a year is the sum of what its people do, by twelve months", () => {
  const figures = figuresOf(new Map([["apply to join", { whole: 12, letters: 0 }]]));
  const month = figures.find(({ what }) => what.startsWith("a month of the real year: what people do"));
  expect(month?.value).toBeCloseTo((14_000 * 12) / 1_000_000 / 12);
});
