import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Secrets } from "@kz2050/core/kernel";
import { type DemoApps, demoApps } from "./authenticator.ts";
import type { Positions } from "./pump.ts";

/** Reads a JSON file; undefined where there is none or it was cut short. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}

/** Writes a JSON file whole or not at all. Readable by its owner alone. */
export function writeJson(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(value), { mode: 0o600 });
  renameSync(draft, path);
}

/** This machine's own keys, made at the first start. */
export function loadSecrets(folder: string): Secrets {
  const path = join(folder, "secrets.json");
  const known = readJson(path) as Secrets | undefined;
  if (known) return known;
  const key = () => randomBytes(32).toString("hex");
  const made: Secrets = { addressPepper: key(), pseudonymPepper: key(), linkKey: key() };
  writeJson(path, made);
  return made;
}

/** The apps of the demonstration's staff, kept across restarts. */
export function fileApps(folder: string): DemoApps {
  const path = join(folder, "authenticator.json");
  return demoApps((readJson(path) ?? {}) as Record<string, string>, (apps) => writeJson(path, apps));
}

/** How far each stream was read, kept across restarts. */
export function filePositions(folder: string): Positions {
  const path = join(folder, "positions.json");
  const known = new Map(Object.entries((readJson(path) ?? {}) as Record<string, string>));
  return {
    get: (shard) => known.get(shard),
    set: (shard, sequence) => {
      known.set(shard, sequence);
      writeJson(path, Object.fromEntries(known));
    },
  };
}

/** The same for a run that keeps nothing. */
export function memoryPositions(): Positions {
  const known = new Map<string, string>();
  return { get: (shard) => known.get(shard), set: (shard, sequence) => void known.set(shard, sequence) };
}

/** What a run keeps in its folder; an engine keeps a log or two beside its file. */
const OURS = /^(engine\.db.*|secrets\.json|authenticator\.json|positions\.json|story\.json|held\.json|mail)$/;

/** Makes the folder. A fresh start takes away what we keep there and nothing else: the folder may be named by mistake. */
export function makeFolder(folder: string, fresh: boolean): void {
  if (fresh && existsSync(folder)) {
    for (const name of readdirSync(folder).filter((file) => OURS.test(file)))
      rmSync(join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, "mail"), { recursive: true, mode: 0o700 });
}
