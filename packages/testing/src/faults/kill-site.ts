import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHAPTERS } from "@kz2050/local/demo/index";
import { freePort } from "@kz2050/local/engine";
import { clearStale } from "@kz2050/local/lock";
import { readJson, writeJson } from "@kz2050/local/store";

/** The platform as `npm start` runs it: a process of its own, its engine another, its data in a folder. */
export interface Site {
  readonly folder: string;
  readonly origin: string;
  /** Undefined while it starts. */
  readonly endpoint: () => string | undefined;
  readonly serverPid: () => number;
  readonly enginePid: () => number;
  /** Starts it, or starts it again after its end. */
  start(): Promise<void>;
  /** The process is gone the moment this returns: nothing of it is told to end. */
  killServer(): Promise<void>;
  killEngine(): void;
  stop(): Promise<void>;
}

const START = join(import.meta.dirname, "../../../local/src/start.ts");
const LONGEST = 60_000;

/** A site without the demonstration's story. */
export async function site(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "kz-kill-"));
  writeJson(join(folder, "story.json"), CHAPTERS);
  const port = await freePort();
  let child: ChildProcess | undefined;
  const lock = () => readJson(join(folder, "lock.json")) as { endpoint: string; enginePid: number } | undefined;
  const gone = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const end = new Promise((resolve) => child?.once("exit", resolve));
    child.kill(signal);
    await end;
  };
  return {
    folder,
    origin: `http://localhost:${port}`,
    endpoint: () => lock()?.endpoint,
    serverPid: () => child?.pid ?? 0,
    enginePid: () => lock()?.enginePid ?? 0,
    async start() {
      child = spawn(process.execPath, ["--import", "tsx", START], {
        env: { ...process.env, PORT: String(port), KZ_DATA: folder },
        stdio: ["ignore", "pipe", "pipe"],
      });
      await running(child);
    },
    killServer: () => gone("SIGKILL"),
    killEngine() {
      const { enginePid = 0 } = lock() ?? {};
      if (enginePid === 0) throw new Error("No engine to kill");
      process.kill(enginePid, "SIGKILL");
    },
    async stop() {
      await gone("SIGTERM");
      await clearStale(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function running(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`The site did not start:\n${said}`)), LONGEST);
    const hear = (text: Buffer) => {
      said = (said + text).slice(-4000);
      if (!said.includes("is running")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`The site ended:\n${said}`)));
  });
}
