import fc from "fast-check";
import { nastyHeader, nastyJson, nastyName, nastyText, nastyType } from "./nasty.ts";

/** One way in which a request that would do is broken. `at` picks a field or a part of the path, whatever it has. */
export type Break =
  | { readonly how: "value"; readonly at: number; readonly json: string }
  | { readonly how: "repeat"; readonly at: number; readonly json: string }
  | { readonly how: "size"; readonly at: number; readonly letters: string; readonly past: number }
  | { readonly how: "drop"; readonly at: number }
  | { readonly how: "add"; readonly name: string; readonly json: string }
  | { readonly how: "whole"; readonly json: string }
  | { readonly how: "cut"; readonly share: number }
  | { readonly how: "bytes"; readonly at: number }
  | { readonly how: "type"; readonly type: string }
  | { readonly how: "path" | "query"; readonly at: number; readonly text: string }
  | { readonly how: "header"; readonly header: readonly [string, string] };

/** How a request is to be broken, whichever it is. */
export interface Plan {
  readonly language: "kk" | "ru" | "en";
  /** As whom: as whoever the request is for, as nobody, or as somebody else. */
  readonly as: "own" | "nobody" | "another";
  readonly breaks: readonly Break[];
}

const at = fc.nat(50);
const json = nastyJson;
const aBreak: fc.Arbitrary<Break> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ how: fc.constant("value" as const), at, json }) },
  {
    weight: 4,
    arbitrary: fc.record({
      how: fc.constant("size" as const),
      at,
      letters: fc.constantFrom("Ө", "a", "Қыз ", "😀", "1", "\n"),
      past: fc.constantFrom(-1, 0, 1, 2, 1000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ how: fc.constant("repeat" as const), at, json }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant("drop" as const), at }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant("add" as const), name: nastyName, json }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant("whole" as const), json }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant("cut" as const), share: fc.integer({ min: 0, max: 99 }) }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant("bytes" as const), at }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant("type" as const), type: nastyType }) },
  { weight: 4, arbitrary: fc.record({ how: fc.constant("path" as const), at, text: nastyText }) },
  { weight: 4, arbitrary: fc.record({ how: fc.constant("query" as const), at, text: nastyText }) },
  { weight: 3, arbitrary: fc.record({ how: fc.constant("header" as const), header: nastyHeader }) },
);

const plan: fc.Arbitrary<Plan> = fc.record({
  language: fc.constantFrom("kk" as const, "ru" as const, "en" as const),
  as: fc.oneof(
    { weight: 8, arbitrary: fc.constant("own" as const) },
    { weight: 1, arbitrary: fc.constant("nobody" as const) },
    { weight: 1, arbitrary: fc.constant("another" as const) },
  ),
  breaks: fc.oneof(
    { weight: 3, arbitrary: fc.array(aBreak, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(aBreak, { minLength: 2, maxLength: 4 }) },
  ),
});

/** So many plans; the same seed gives the same. */
export const plansOf = (seed: number, count: number): Plan[] => fc.sample(plan, { seed, numRuns: count });
