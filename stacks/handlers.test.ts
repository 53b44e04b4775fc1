import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { TABLES } from "@kz2050/core/tables";
import { build, type Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { BOUNCE, HTTP, JOBS, MAIL, STREAMS } from "./functions.ts";

const ROOT = `${import.meta.dirname}/..`;
const HANDLERS = [...Object.values(HTTP), MAIL, BOUNCE, ...STREAMS, ...JOBS].map(({ handler }) => handler);
const fileOf = (handler: string): string => handler.replace(/\.handler$/, ".ts");
let metafile: Metafile;

beforeAll(async () => {
  // SST's own settings, but all handlers at once and nothing written.
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: HANDLERS.map(fileOf),
    outdir: join(ROOT, ".cache/handlers"),
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "es2024",
    mainFields: ["module", "main"],
    minify: true,
    keepNames: true,
    external: ["sharp", "pg-native"],
    logLevel: "silent",
  });
  metafile = result.metafile;
});

test("every file of a worker is a function of the stacks, and every function has a file", () => {
  const files = globSync("packages/workers/src/{stream,queue,schedule}/*.ts", { cwd: ROOT });
  const workers = HANDLERS.filter((handler) => handler.startsWith("packages/workers/")).map(fileOf);
  expect(files.filter((file) => !file.endsWith(".test.ts")).sort()).toEqual(workers.sort());
});

test("every table that tells has a worker", () => {
  const telling = TABLES.filter(({ stream }) => stream !== "none").map(({ name }) => name);
  expect(STREAMS.map(({ table }) => table)).toEqual(telling);
});

test("every function's file exports its handler when SST bundles it", () => {
  const exported = Object.values(metafile.outputs).flatMap(({ entryPoint, exports }) =>
    entryPoint && exports.includes("handler") ? [entryPoint] : [],
  );
  expect(exported.sort()).toEqual(HANDLERS.map(fileOf).sort());
});

test("a job runs when its own file says", async () => {
  for (const { handler, name, when } of JOBS) {
    const { readFileSync } = await import("node:fs");
    const source = readFileSync(join(ROOT, fileOf(handler)), "utf8");
    expect(source, name).toContain(`schedule: "${when}"`);
    expect(source, name).toContain(`name: "${basename(handler, ".handler")}"`);
  }
});
