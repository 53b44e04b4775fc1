import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A running embedded engine. */
export interface LocalEngine {
  readonly endpoint: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const ENGINE_PACKAGE = "@dynoxide/linux-x64";
const START_TRIES = 5;
const START_TIMEOUT = 10_000;
const RESTART_PAUSE = 100;

/** Path of the engine's binary. @throws with what to do where this platform has none. */
function enginePath(): string {
  try {
    return createRequire(import.meta.url).resolve(`${ENGINE_PACKAGE}/dynoxide`);
  } catch {
    throw new Error(
      `No embedded engine for ${process.platform}-${process.arch}. Start any DynamoDB-compatible engine and set DYNAMODB_ENDPOINT, as the README tells.`,
    );
  }
}

/** A free TCP port on loopback, from the system. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

/**
 * Starts the embedded engine on a file, or in memory where no file is named. Retries where the port was taken meanwhile:
 * `portOf` says which to try. With `onRestart` an engine that ends unasked is started again at the same port, and its
 * new process is told of.
 */
export async function startEngine(
  options: { file?: string; portOf?: () => Promise<number>; onRestart?: (pid: number | undefined) => void } = {},
): Promise<LocalEngine> {
  const { file, portOf = freePort, onRestart } = options;
  for (let attempt = 1; ; attempt += 1) {
    const port = await portOf();
    let child = spawnEngine(port, file);
    if (await isListening(child)) {
      let isStopping = false;
      const restart = async (): Promise<void> => {
        while (!isStopping) {
          child = spawnEngine(port, file);
          if (await isListening(child)) {
            watch();
            return onRestart?.(child.pid);
          }
          await stop(child);
          await sleep(RESTART_PAUSE);
        }
      };
      const watch = () => void child.once("exit", () => void restart());
      if (onRestart) watch();
      return {
        endpoint: `http://127.0.0.1:${port}`,
        get pid() {
          return child.pid;
        },
        stop: () => {
          isStopping = true;
          return stop(child);
        },
      };
    }
    await stop(child);
    if (attempt === START_TRIES) throw new Error("The embedded engine did not start");
  }
}

/** Its own word that it listens is waited for, not an answer at the port: that may come from another which took it first. */
function spawnEngine(port: number, file: string | undefined): ChildProcess {
  const args = ["serve", "--port", String(port), ...(file ? ["--db-path", file] : [])];
  return spawn(enginePath(), args, { stdio: ["ignore", "ignore", "pipe"] });
}

function isListening(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    let said = "";
    const timer = setTimeout(() => resolve(false), START_TIMEOUT);
    const answer = (isUp: boolean) => {
      clearTimeout(timer);
      resolve(isUp);
    };
    child.stderr?.setEncoding("utf8");
    // Read on after the answer too, so that the pipe never fills.
    child.stderr?.on("data", (text: string) => {
      said = (said + text).slice(-200);
      if (said.includes("listening on")) answer(true);
    });
    child.once("exit", () => answer(false));
    child.once("error", () => answer(false));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 3000);
  await gone;
  clearTimeout(timer);
}
