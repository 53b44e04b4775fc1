import type { WorkerDeps } from "./deps.ts";
import type { ShardEvent, StreamWorker } from "./stream.ts";

let made: Promise<WorkerDeps> | undefined;

/** The deployed dependencies, made once by each running function. */
export function deployed(): Promise<WorkerDeps> {
  made ??= import("./deployed.ts").then(({ makeDeps }) => makeDeps());
  return made;
}

/** A stream worker as Lambda calls it. */
export const onStream = (worker: StreamWorker) => async (event: ShardEvent) => worker.handle(event, await deployed());
