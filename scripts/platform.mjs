// SST's own platform in .sst/platform: the types infra/ and stacks/ are checked against, and the components they use.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PLATFORM = join(ROOT, ".sst", "platform");
const STAMP = join(PLATFORM, ".installed");
const BUN = join(ROOT, "node_modules", "@oven", "bun-linux-x64", "bin", "bun");

const version = () => JSON.parse(readFileSync(join(ROOT, "node_modules", "sst", "package.json"), "utf8")).version;

/** True while .sst/platform is the one of the installed SST. */
export function platformReady() {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === version();
}

/**
 * Extracts the platform out of the sst package, without Pulumi or an AWS account: 6 s where npm has bun for this
 * machine, a minute elsewhere. Rejects with the words of `sst install`.
 */
export async function ensurePlatform() {
  if (platformReady()) return;
  const config = join(ROOT, ".cache", "sst");
  mkdirSync(config, { recursive: true });
  const child = spawn(join(ROOT, "node_modules", ".bin", "sst"), ["install", "--stage", "dev"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      SST_SKIP_DEPENDENCY_CHECK: "1",
      SST_TELEMETRY_DISABLED: "1",
      XDG_CONFIG_HOME: config,
      ...(existsSync(BUN) ? { SST_BUN_PATH: BUN } : { SST_NO_BUN: "1" }),
    },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`sst install failed (${code}):\n${output}`);
  writeFileSync(STAMP, version());
}
