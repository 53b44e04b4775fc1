// Brings node_modules up to package-lock.json: `run` without what only tests need, `test` with everything.
// Plain JavaScript without a dependency: it runs before anything is installed, on the machine's own Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = join(ROOT, "package-lock.json");
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".installed.json");
const NODE = join(MODULES, ".bin", "node");
const WANTED_NODE = 24;

const mode = process.argv[2];
if (mode !== "run" && mode !== "test") {
  console.error("usage: node scripts/install.mjs <run|test>");
  process.exit(2);
}

const lockText = readFileSync(LOCK);
const lockHash = createHash("sha256").update(lockText).digest("hex");

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** The entries of the lock file this mode needs; platform binaries are optional and not waited for. */
function wantedPackages() {
  return Object.entries(JSON.parse(lockText).packages).filter(
    ([path, entry]) =>
      path.startsWith("node_modules/") &&
      !entry.link &&
      !entry.optional &&
      !entry.devOptional &&
      (mode === "test" || !entry.dev),
  );
}

/** True when an install made by hand already fits: npm keeps its own list of what lies in node_modules. */
function fitsByHand() {
  const installed = readJson(join(MODULES, ".package-lock.json"))?.packages;
  if (!installed) return false;
  return wantedPackages().every(([path, entry]) => installed[path]?.version === entry.version);
}

function upToDate() {
  if (!existsSync(NODE) && Number(process.versions.node.split(".")[0]) < WANTED_NODE) return false;
  const stamp = readJson(STAMP);
  if (stamp) return stamp.lock === lockHash && (stamp.mode === "test" || stamp.mode === mode);
  if (!fitsByHand()) return false;
  stampAs(mode);
  return true;
}

function stampAs(installed) {
  writeFileSync(STAMP, `${JSON.stringify({ lock: lockHash, mode: installed })}\n`);
}

/** Counts the packages that have arrived, which says more than a clock alone. */
function arrived(wanted) {
  return wanted.filter(([path]) => existsSync(join(ROOT, path, "package.json"))).length;
}

function npmCi(args) {
  // The npm that was typed, on the Node it runs on: node_modules/.bin/node is about to be replaced.
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith("js") ? [process.env.npm_node_execpath ?? "node", [cli]] : ["npm", []];
  return spawn(command, [...first, "ci", ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
}

async function install() {
  const args = ["--no-audit", "--no-fund", "--loglevel=error", "--include=optional"];
  args.push(mode === "run" ? "--omit=dev" : "--include=dev");
  const wanted = wantedPackages();
  const what = mode === "run" ? "what the platform needs to run" : "what the platform and its tests need";
  console.log(`Installing ${what}: ${wanted.length} packages from npm, once.`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const child = npmCi(args);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const stop = (signal) => child.kill(signal);
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let removing = existsSync(join(MODULES, ".package-lock.json"));
  const ticker = setInterval(() => {
    removing &&= existsSync(join(MODULES, ".package-lock.json"));
    const state = removing ? "preparing" : `${arrived(wanted)} of ${wanted.length} packages`;
    console.log(`  … ${seconds()} s, ${state}`);
  }, 5000);
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += `${error.message}\n`;
      resolve(1);
    });
    child.on("close", (status) => resolve(status ?? 1));
  });
  clearInterval(ticker);
  if (code !== 0) {
    console.error(output);
    console.error(
      `The install failed after ${seconds()} s: npm's words are above. Mend that and run the command again.`,
    );
    process.exit(1);
  }
  console.log(`Installed in ${seconds()} s.`);
}

/** The tests run on what production runs; an older Node stops here with a word on how to mend it. */
function checkNode() {
  const found = spawnSync(existsSync(NODE) ? NODE : "node", ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "";
  if (Number(found.replace(/^v/, "").split(".")[0]) >= WANTED_NODE) return;
  console.error(
    [
      `Node ${WANTED_NODE} is needed${found ? `, ${found} was found` : ""}. npm should have put it into node_modules/.bin; do one of these:`,
      '  - allow the install script of the package "node": npm config delete ignore-scripts, delete node_modules, run the command again;',
      `  - or install Node ${WANTED_NODE} on this machine yourself, and run the command again.`,
    ].join("\n"),
  );
  process.exit(1);
}

if (!upToDate()) {
  await install();
  checkNode();
  stampAs(mode);
}
