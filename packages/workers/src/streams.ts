import { challenges } from "./stream/challenges.ts";
import type { StreamWorker } from "./stream.ts";

/** Every stream worker, by its table: what the local pump calls and the office replays. */
export const STREAM_WORKERS: readonly StreamWorker[] = [challenges];
