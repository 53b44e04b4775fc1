// npm run faults [-- --only wire,bugs] [--brief] [--seed 2050] [--minutes 1]
import { randomInt } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Outcome } from "./part.ts";
import { PARTS } from "./parts.ts";

const FOLDER = join(import.meta.dirname, "../../../../.cache/faults");

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    brief: { type: "boolean", default: false },
    seed: { type: "string" },
    minutes: { type: "string" },
  },
});
const only = options.only?.split(",");
const unknown = only?.filter((name) => !PARTS.some((part) => part.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are: ${PARTS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const seed = options.seed === undefined ? randomInt(2 ** 31) : Number(options.seed);

const started = Date.now();
const outcomes: Record<string, Outcome> = {};
console.log(`Seed ${seed}. The same again: npm run faults -- --seed ${seed}`);
for (const part of PARTS) {
  if (only && !only.includes(part.name)) continue;
  const begun = Date.now();
  console.log(`\n── ${part.name}: ${part.title}`);
  const outcome = await part
    .run({ long: !options.brief, seed, ...(options.minutes && { minutes: Number(options.minutes) }) })
    .catch((error: unknown): Outcome => ({ counts: {}, violations: [`The part ended early: ${told(error)}`] }));
  outcomes[part.name] = outcome;
  for (const [what, count] of Object.entries(outcome.counts)) console.log(`   ${String(count).padStart(9)}  ${what}`);
  for (const violation of outcome.violations) console.log(`   VIOLATION  ${violation}`);
  console.log(`   ${outcome.violations.length} violations, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
}
const broken = Object.values(outcomes).reduce((sum, { violations }) => sum + violations.length, 0);
mkdirSync(FOLDER, { recursive: true });
const file = join(FOLDER, `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}.json`);
writeFileSync(file, `${JSON.stringify({ seed, outcomes }, undefined, 1)}\n`);
console.log(`\n${broken} violations; ${((Date.now() - started) / 1000).toFixed(0)} s; written to ${file}`);
process.exit(broken === 0 ? 0 : 1);

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
