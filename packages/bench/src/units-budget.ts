// node --import tsx packages/bench/src/units-budget.ts "why it costs this from now on"
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Cost, measureAll } from "./units-measure.ts";

const FILE = join(import.meta.dirname, "units.budget.json");

/** What a use case may cost, and why it does since its figure last changed. */
export interface Budget {
  readonly because: string;
  readonly small: Cost;
  readonly largest: Cost;
}
export const readBudget = (): Readonly<Record<string, Budget>> => JSON.parse(readFileSync(FILE, "utf8"));

/** How a figure that changed is written down. */
export const HOW = 'node --import tsx packages/bench/src/units-budget.ts "<why it costs this from now on>"';

if (import.meta.filename === process.argv[1]) {
  const because = process.argv[2]?.trim();
  if (!because) {
    console.error(`A new figure is written with its reason:\n${HOW}`);
    process.exit(2);
  }
  const before = readBudget();
  const costs = Object.entries(await measureAll());
  const after = costs.map(([name, cost]) => {
    const { because: why, ...was } = before[name] ?? { because: "" };
    const stays = isDeepStrictEqual(was, cost);
    if (!stays) console.log(name, JSON.stringify(was), "→", JSON.stringify(cost));
    return [name, { because: stays ? why : because, ...cost }] as const;
  });
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(after), undefined, 2)}\n`);
}
