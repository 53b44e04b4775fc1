import { expect, test } from "vitest";
import { runKill } from "./kill-run.ts";

test("whichever is killed in the middle of load, the site comes back by itself with all that it said, and nothing half done", async () => {
  const { counts, violations } = await runKill(2050, 3);
  expect(violations).toEqual([]);
  expect(counts).toMatchObject({ "kills of the server": 2, "kills of the engine": 2 });
  expect(counts["asked again"]).toBeGreaterThan(0);
  expect(counts["things said to be done"]).toBeGreaterThan(20);
}, 120_000);
