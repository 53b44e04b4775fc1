import { parked } from "./stream/parked.ts";
import type { StreamWorker } from "./stream.ts";
import { DOMAIN_WORKERS } from "./streams.ts";

export type { Letter, Mailer, WorkerDeps } from "./deps.ts";
export { type Job, runJob } from "./schedule.ts";
export { JOBS } from "./schedules.ts";
export { sendNotice } from "./send.ts";
export { type ShardEvent, type StreamDefinition, type StreamWorker, streamWorker } from "./stream.ts";

/** Every stream worker: what the local pump calls. */
export const STREAM_WORKERS: readonly StreamWorker[] = [...DOMAIN_WORKERS, parked];
