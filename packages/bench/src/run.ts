// npm run bench [-- --only units,cost] [--brief] [--against .cache/bench/<run>.json]
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Figure } from "./part.ts";
import { PARTS } from "./parts.ts";
import { lines, missed, type Run } from "./table.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = join(ROOT, ".cache/bench");

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    against: { type: "string" },
    brief: { type: "boolean", default: false },
  },
});
const only = options.only?.split(",");
const unknown = only?.filter((name) => !PARTS.some((part) => part.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are: ${PARTS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const before = options.against ? (JSON.parse(readFileSync(options.against, "utf8")) as Run) : undefined;

const git = (...args: string[]): string => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).trim();
const commit = (): string => {
  try {
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") === "" ? "" : " and changes"}`;
  } catch {
    return "no repository";
  }
};

const started = Date.now();
const parts: Record<string, readonly Figure[]> = {};
for (const part of PARTS) {
  if (only && !only.includes(part.name)) continue;
  const begun = Date.now();
  console.log(`\n── ${part.name}: ${part.title}`);
  try {
    parts[part.name] = await part.measure({ brief: options.brief });
    for (const line of lines(parts[part.name] ?? [], before?.parts[part.name])) console.log(line);
  } catch (error) {
    console.log(error);
    process.exitCode = 1;
  }
  console.log(`   ${((Date.now() - begun) / 1000).toFixed(0)} s`);
}
const run: Run = {
  at: new Date().toISOString(),
  commit: commit(),
  machine: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}`,
  parts,
};
mkdirSync(FOLDER, { recursive: true });
const file = join(FOLDER, `${run.at.replace(/\D/g, "").slice(0, 14)}.json`);
writeFileSync(file, `${JSON.stringify(run, undefined, 1)}\n`);
console.log(`\n${run.machine}; ${run.commit}; ${((Date.now() - started) / 1000).toFixed(0)} s; written to ${file}`);
const behind = missed(run);
if (behind.length > 0) console.log(`Goals not met:\n${behind.join("\n")}`);
else if (process.exitCode === undefined) console.log("Every goal is met.");
// What a part that failed has left running is not waited for.
process.exit();
