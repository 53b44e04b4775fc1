import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readJson, writeJson } from "./store.ts";

interface Lock {
  readonly pid: number;
  readonly enginePid?: number | undefined;
  /** Where the running platform and its engine answer. */
  readonly endpoint?: string | undefined;
  readonly origin?: string | undefined;
}

const pathOf = (folder: string): string => join(folder, "lock.json");

/** Whether a process lives and is what we think it is: its command line names `word`. */
function isAlive(pid: number | undefined, word: string): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(word);
  } catch {
    return false;
  }
}

/**
 * Ends what a killed start left behind: an engine that still holds the file.
 * @throws when another start is using the folder now.
 */
export async function clearStale(folder: string): Promise<void> {
  const lock = readJson(pathOf(folder)) as Lock | undefined;
  if (!lock) return;
  if (lock.pid !== process.pid && isAlive(lock.pid, "packages/local/src/start.ts")) {
    throw new Error(
      `The platform already runs on ${folder} (process ${lock.pid}). Stop it, or set KZ_DATA to another folder.`,
    );
  }
  if (lock.enginePid !== undefined && isAlive(lock.enginePid, folder)) {
    for (const signal of ["SIGTERM", "SIGKILL"]) {
      if (isAlive(lock.enginePid, folder)) process.kill(lock.enginePid, signal);
      for (let tries = 0; tries < 100 && isAlive(lock.enginePid, folder); tries += 1) await sleep(20);
    }
  }
  rmSync(pathOf(folder), { force: true });
}

/** Notes who uses the folder and where it answers. */
export function remember(folder: string, running: Omit<Lock, "pid">): void {
  writeJson(pathOf(folder), { pid: process.pid, ...running });
}

/** Nobody uses the folder any more. */
export function forget(folder: string): void {
  rmSync(pathOf(folder), { force: true });
}

/** The platform that runs on this folder now, if one does. */
export function runningOn(folder: string): { readonly endpoint: string; readonly origin: string } | undefined {
  const lock = readJson(pathOf(folder)) as Lock | undefined;
  if (!lock?.endpoint || !lock.origin || !isAlive(lock.pid, "packages/local/src/start.ts")) return undefined;
  return { endpoint: lock.endpoint, origin: lock.origin };
}
