import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const LAMBDA = "packages/testing/src/lambda/**/*.test.ts";
const BROWSER = ["packages/testing/src/journeys/**/*.test.ts", "packages/testing/src/browser*.test.ts"];
const STAGES = ["stacks/**/*.test.ts", "packages/testing/src/synthesis/**/*.test.ts"];
/** Walks over the whole house with its whole story told: too slow for the fast loop. */
const WALKS = [
  "packages/api/src/{foreign,walk}.test.ts",
  "packages/local/src/demo/*.test.ts",
  "packages/testing/src/{foreign,pages,stranger}.test.ts",
  "packages/testing/src/faults/kill.test.ts",
  "packages/testing/src/hostile/hostile.test.ts",
  "packages/web/src/*/pages.test.ts",
];
const long = process.env.KZ_LONG === "1";

/** Races may start hundreds of requests at once on a shared machine: they get 30 s before they count as stuck. */
const test = { testTimeout: 30_000, hookTimeout: 180_000, setupFiles: ["packages/i18n/src/all.ts"] };

/** The SDK is imported once a worker instead of once a file: 3 s against 14 for 20 files. */
const inThreads = {
  ...test,
  pool: "threads" as const,
  isolate: false,
  // One more than there are processors: a test waits half its time for its engine, a process of its own.
  maxWorkers: availableParallelism() + 1,
  ...(long ? { testTimeout: 300_000 } : {}),
};

export default defineConfig({
  // Not in node_modules: an install would trip over what tests write there.
  cacheDir: ".cache/vite",
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          ...inThreads,
          name: "core",
          include: ["packages/*/src/**/*.test.{ts,tsx}"],
          exclude: [LAMBDA, ...BROWSER, ...STAGES, ...WALKS],
        },
      },
      { extends: true, test: { ...inThreads, name: "walks", include: WALKS } },
      {
        extends: true,
        test: {
          ...test,
          name: "stages",
          include: STAGES,
          pool: "forks",
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: { ...test, name: "lambda", include: [LAMBDA], pool: "forks", testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          ...test,
          name: "browser",
          include: BROWSER,
          pool: "forks",
          isolate: false,
          // One worker, so that one Chromium serves every file.
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
