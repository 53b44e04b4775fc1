export type { Letter, Mailer, WorkerDeps } from "./deps.ts";
export { type Job, runJob } from "./schedule.ts";
export { JOBS } from "./schedules.ts";
export { sendNotice } from "./send.ts";
export { STREAM_WORKERS } from "./streams.ts";
export { replay, type ShardEvent, type StreamDefinition, type StreamWorker, streamWorker } from "./stream.ts";
