export type { Letter, Mailer, WorkerDeps } from "./deps.ts";
export { STREAM_WORKERS } from "./streams.ts";
export { replay, type ShardEvent, type StreamDefinition, type StreamWorker, streamWorker } from "./stream.ts";
