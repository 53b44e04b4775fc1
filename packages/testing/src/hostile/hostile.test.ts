import { expect, test } from "vitest";
import { hostile } from "./run.ts";

const SEED = 2050;

test("whatever is sent, the answer is one of ours, names what is to be mended, and a refusal writes nothing", async () => {
  const { counts, violations } = await hostile({ seed: SEED, count: 300 });
  expect(violations).toEqual([]);
  // Most are refused, at every door; some will do.
  for (const door of ["api 422", "api 404", "form 422", "form 303", "page 200"])
    expect(counts[door], door).toBeGreaterThan(3);
}, 240_000);
