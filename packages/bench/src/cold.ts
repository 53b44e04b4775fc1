import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createTables } from "@kz2050/core/table/setup";
import { TABLES } from "@kz2050/core/tables";
import { startEngine } from "@kz2050/local/engine";
import { type Bundle, bundle, startLambda, urlEvent } from "@kz2050/testing/lambda/host";
import { DOORS, links, ORIGIN_KEY } from "@kz2050/testing/lambda/stage";
import { type Figure, median, type Part } from "./part.ts";

const ROOT = join(import.meta.dirname, "../../..");
const HEADERS = { "x-origin-key": ORIGIN_KEY, "x-client-address": "203.0.113.9" };
const FLOOR = "floor: Hono and the SDK";

/** A function, what is asked of it first, and how much more than the floor its first answer may cost. */
interface Cold {
  readonly name: string;
  readonly entry: string;
  readonly event: unknown;
  readonly goal?: number;
}
const worker = (name: string): Cold => ({
  name: `worker ${name}`,
  entry: `packages/workers/src/${name}.ts`,
  event: { Records: [] },
  goal: 1.2,
});
const door = (name: keyof typeof DOORS, path: string, goal: number): Cold => ({
  name: `${name}: ${path}`,
  entry: DOORS[name],
  event: urlEvent({ path, headers: HEADERS }),
  goal,
});
const FUNCTIONS: readonly Cold[] = [
  { name: FLOOR, entry: "packages/bench/src/floor/sdk.ts", event: urlEvent({ path: "/" }) },
  {
    name: "floor: Hono and the signed request",
    entry: "packages/bench/src/floor/signed.ts",
    event: urlEvent({ path: "/" }),
  },
  door("site", "/kk/campaigns", 1.2),
  door("mine", "/kk/my/membership/apply", 1.2),
  door("api", "/api/campaigns", 1.35),
  door("office", "/office/kk/sign-in", 1.35),
  worker("stream/gifts"),
  worker("stream/memberships"),
  worker("queue/mail"),
];

/** Microseconds of processor time from the start of a function's process until its first answer. */
async function firstAnswer(bundleFile: string, event: unknown, env: Record<string, string>): Promise<number> {
  const report = join(import.meta.dirname, "floor/report-cpu.cjs");
  const lambda = await startLambda({ bundleFile, env: { ...env, NODE_OPTIONS: `--require=${report}` } });
  try {
    const answer = await lambda.invoke<{ statusCode?: number }>(event);
    if ((answer?.statusCode ?? 200) >= 400) throw new Error(`${bundleFile} answered ${answer.statusCode}`);
    const told = (name: string) =>
      lambda.logs().flatMap((line) => new RegExp(`\\b${name} (\\d+)`).exec(line)?.[1] ?? [])[0];
    process.kill(Number(told("pid")), "SIGUSR2");
    while (told("cpu") === undefined) await sleep(2);
    return Number(told("cpu"));
  } finally {
    await lambda.close();
  }
}

/** What the first answer of each function costs on AWS's own runtime client, bundled as the stages bundle it. */
export const cold: Part = {
  name: "cold",
  title: "processor time to the first answer of a function that has just started",
  async measure({ brief }) {
    const folder = mkdtempSync(join(tmpdir(), "kz2050-cold-"));
    const local = await startEngine();
    try {
      const credentials = { accessKeyId: "local", secretAccessKey: "local" };
      await createTables({ endpoint: local.endpoint, region: "local", credentials }, TABLES, (name) => name);
      const env = { ...links(), AWS_ENDPOINT_URL_DYNAMODB: local.endpoint };
      const made = new Map<string, Bundle & { file: string }>();
      for (const [index, { name, entry }] of FUNCTIONS.entries()) {
        const file = join(folder, String(index), "function.mjs");
        mkdirSync(join(folder, String(index)));
        made.set(name, { ...(await bundle(join(ROOT, entry), file)), file });
      }
      const taken = new Map<string, number[]>(FUNCTIONS.map(({ name }) => [name, []]));
      for (let round = 0; round < (brief ? 3 : 9); round += 1) {
        for (const { name, event } of FUNCTIONS) {
          taken.get(name)?.push(await firstAnswer(made.get(name)?.file ?? "", event, env));
        }
      }
      return figuresOf(taken, made);
    } finally {
      await local.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function figuresOf(taken: ReadonlyMap<string, number[]>, made: ReadonlyMap<string, Bundle>): Figure[] {
  const floor = median(taken.get(FLOOR) ?? []);
  return FUNCTIONS.map(({ name, goal }): Figure => {
    const { bytes = 0, gzipBytes = 0 } = made.get(name) ?? {};
    const note = `${Math.round(bytes / 1000)} kB, ${Math.round(gzipBytes / 1000)} kB gzip`;
    const cpu = median(taken.get(name) ?? []);
    return name === FLOOR
      ? { what: name, kind: "context", value: Math.round(cpu / 1000), unit: "ms CPU", note }
      : { what: name, kind: "ratio", value: cpu / floor, unit: "×", note, ...(goal && { goal }) };
  });
}
