// Runs the tiers of tests in order and counts them: node scripts/test.mjs [--only static,core,…] [--long]
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensurePlatform } from "./platform.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const REPORTS = join(ROOT, ".cache", "test");
const BIN = join(ROOT, "node_modules", ".bin");

/** The programs TypeScript checks beside the packages; SST's own sources fail the strict flags of the root. */
const STACK_PROGRAMS = ["infra/tsconfig.json"];

const TIERS = {
  static: { title: "lint, format and types", run: runStatic },
  core: { title: "rules, actions, routes and pages on the real engine", run: () => runVitest("core") },
  walks: { title: "every page and route of the demonstration", run: () => runVitest("walks") },
  synthesis: { title: "every stage synthesised", run: runSynthesis },
  lambda: { title: "the bundles on Lambda's runtime client", run: () => runVitest("lambda") },
  browser: { title: "journeys in a real browser", run: () => runVitest("browser") },
  "dynamodb-local": { title: "the table helper and the races on AWS's DynamoDB Local", run: runDynamodbLocal },
};
const USUAL = Object.keys(TIERS).filter((name) => name !== "dynamodb-local");

const { values: options } = parseArgs({
  options: { only: { type: "string" }, long: { type: "boolean", default: false } },
});
const chosen = options.only?.split(",") ?? (options.long ? Object.keys(TIERS) : USUAL);
const unknown = chosen.filter((name) => !Object.hasOwn(TIERS, name));
if (unknown.length > 0) {
  console.error(`No such tier: ${unknown.join(", ")}. There are: ${Object.keys(TIERS).join(", ")}.`);
  process.exit(2);
}

if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(`The tests run on Node 24, as production does; this is ${process.version}. Start them with npm test.`);
  process.exit(2);
}

const environment = {
  ...process.env,
  PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}`,
  ...(options.long ? { KZ_LONG: "1" } : {}),
};

const none = { passed: 0, failed: 0, skipped: 0 };
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const children = new Set();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(130);
  });
}

/** Runs a program to its end; its words are shown as they come, or kept when `quiet`. */
function run(command, args, { quiet = false, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...environment, ...env },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  children.add(child);
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    const end = (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(1);
    });
    child.on("close", end);
  });
}

/** One static check counts as one test. */
async function check(name, job) {
  const started = Date.now();
  const { code, output } = await job();
  console.log(`${code === 0 ? " ✓" : " ✗"} ${name}  ${seconds(started)}`);
  if (code !== 0) console.log(output.trimEnd());
  return { ...none, ...(code === 0 ? { passed: 1 } : { failed: 1 }) };
}

const total = (counts) =>
  counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    none,
  );

async function runStatic() {
  const quiet = { quiet: true };
  const programs = STACK_PROGRAMS.filter((path) => existsSync(join(ROOT, path)));
  const stacks = async () => {
    const counts = [];
    for (const program of programs) {
      counts.push(
        await check(`types of ${program}`, async () => {
          const platform = await preparePlatform();
          return platform.code === 0 ? run("tsc", ["-p", program], quiet) : platform;
        }),
      );
    }
    return total(counts);
  };
  const packages = async () =>
    total([
      await check("lint, format and import rules", () =>
        run("biome", ["check", "--colors=off", "--error-on-warnings", "--max-diagnostics=100", "."], quiet),
      ),
      await check("types of the packages", () => run("tsc", ["-p", "tsconfig.json"], quiet)),
    ]);
  return total(await Promise.all([packages(), stacks()]));
}

async function preparePlatform() {
  try {
    await ensurePlatform();
    return { code: 0, output: "" };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

async function runSynthesis() {
  const platform = await preparePlatform();
  if (platform.code === 0) return runVitest("stages");
  console.log(platform.output);
  return { ...none, failed: 1 };
}

/** One vitest project; a file that does not load, or a run that dies, counts as one failure. */
async function runVitest(project, { files = [], env = {}, name = project } = {}) {
  const report = join(REPORTS, `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await run("vitest", ["run", "--project", project, ...reporters, ...files], { env });
  if (!existsSync(report)) return { ...none, failed: 1 };
  const { testResults, ...counts } = JSON.parse(readFileSync(report, "utf8"));
  if (code === 0 && testResults.length === 0) console.log(`No tests yet in ${name}.`);
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = counts.numFailedTests + unloaded;
  return {
    passed: counts.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: counts.numPendingTests + (counts.numTodoTests ?? 0),
  };
}

/** What faces the engine: the helper itself, counting, and promises kept under a rush. */
const DYNAMODB_LOCAL = ["table/", "stream/", "limit/", "lecture/races"].map((name) => `packages/core/src/${name}`);

async function runDynamodbLocal() {
  const { hasJava, startDynamodbLocal } = await import("../packages/testing/src/dynamodb-local.ts");
  if (!hasJava()) {
    console.log("Skipped: DynamoDB Local needs Java, and there is no java here.");
    return { ...none, skipped: 1 };
  }
  const engine = await startDynamodbLocal();
  try {
    return await runVitest("core", {
      name: "dynamodb-local",
      files: DYNAMODB_LOCAL,
      env: { DYNAMODB_ENDPOINT: engine.endpoint },
    });
  } finally {
    await engine.stop();
  }
}

mkdirSync(REPORTS, { recursive: true });
const started = Date.now();
const results = [];
for (const name of chosen) {
  const { title, run: tier } = TIERS[name];
  console.log(`\n── ${name}: ${title} ${"─".repeat(Math.max(3, 100 - name.length - title.length))}`);
  const begun = Date.now();
  let counts;
  try {
    counts = await tier();
  } catch (error) {
    console.log(error);
    counts = { ...none, failed: 1 };
  }
  results.push({ name, counts, time: seconds(begun) });
  console.log(`── ${name} took ${seconds(begun)}`);
}

const words = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
console.log("");
for (const { name, counts, time } of results) console.log(`${name.padEnd(15)} ${time.padStart(8)}  ${words(counts)}`);
console.log(`${"in all".padEnd(15)} ${seconds(started).padStart(8)}\n`);
const sum = total(results.map((result) => result.counts));
console.log(words(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
