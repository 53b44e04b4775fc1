import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@kz2050/local/engine";
import { cachedPackage } from "./npm-cache.ts";

/** AWS's own DynamoDB Local, as the second opinion on the engine. */
export interface DynamodbLocal {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const PACKAGE = ["amplify-dynamodb-simulator", "2.9.30"] as const;
const START_TIMEOUT = 60_000;

/** DynamoDB Local is a Java program. */
export function hasJava(): boolean {
  return spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0;
}

/**
 * Starts DynamoDB Local 1.25 in memory on a free port: about 9 s and 360 MB, the first time also its npm package.
 * @throws where there is no Java, or it does not answer within a minute.
 */
export async function startDynamodbLocal(): Promise<DynamodbLocal> {
  const folder = join(await cachedPackage(...PACKAGE), "node_modules", PACKAGE[0], "emulator");
  const port = await freePort();
  const options = ["-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"];
  const child = spawn("java", [...options, "-inMemory", "-sharedDb", "-port", String(port)], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    words += chunk;
  });
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => resolve()).once("error", () => resolve());
  });
  // A run that is broken off must not leave the Java program behind.
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async (): Promise<void> => {
    process.removeListener("exit", kill);
    kill();
    await gone;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  const until = performance.now() + START_TIMEOUT;
  while (child.exitCode === null && performance.now() < until) {
    try {
      await fetch(endpoint);
      return { endpoint, stop };
    } catch {
      await sleep(100);
    }
  }
  await stop();
  throw new Error(`DynamoDB Local did not start:\n${words}`);
}
