import { expect, test } from "vitest";
import { runStreams } from "./streams-run.ts";

const SEED = 2051;

test("however streams are brought, every sum is right, and a record nobody could take counts once when it is sent again", async () => {
  const { mishaps, parked, moved, violations } = await runStreams(SEED, 0);
  expect(violations).toEqual([]);
  expect(mishaps.batches).toBeGreaterThan(20);
  for (const what of ["begun earlier again", "cut in half", "workers killed"] as const)
    expect(mishaps[what], what).toBeGreaterThan(0);
  expect(parked).toBeGreaterThan(0);
  expect(moved).toBeGreaterThan(0);
});

test("the laws notice a worker that forgets how far it has counted", async () => {
  let batch = 0;
  const { violations } = await runStreams(SEED, 0, (worker) => ({
    ...worker,
    handle: (event, deps) => worker.handle({ ...event, shardId: `${event.shardId}-${batch++}` }, deps),
  }));
  expect(violations.join("\n")).toMatch(/counts? |counted|mended/);
});
