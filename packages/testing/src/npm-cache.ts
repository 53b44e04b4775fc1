import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const CACHE = join(import.meta.dirname, "../../../.cache");

/**
 * A package that only some tests need and that npm cannot install with the others, put alone under
 * `.cache/<name>-<version>`, once, without its install scripts; `beside` names others it is used with (`pg@8.23.1`).
 * Answers the folder that holds its node_modules.
 */
export async function cachedPackage(name: string, version: string, beside: readonly string[] = []): Promise<string> {
  const folder = join(CACHE, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  const flags = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await promisify(execFile)("npm", ["install", "--prefix", making, ...flags, `${name}@${version}`, ...beside], {
      cwd: making,
    });
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another test process may have been quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
