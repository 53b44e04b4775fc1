import { challenges } from "./stream/challenges.ts";
import type { StreamWorker } from "./stream.ts";

/** Every stream worker, by its table: each domain brings its own. */
export const DOMAIN_WORKERS: readonly StreamWorker[] = [challenges];
