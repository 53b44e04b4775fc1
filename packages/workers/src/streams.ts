import { campaigns } from "./stream/campaigns.ts";
import { challenges } from "./stream/challenges.ts";
import { donors } from "./stream/donors.ts";
import { gifts } from "./stream/gifts.ts";
import { postings } from "./stream/postings.ts";
import type { StreamWorker } from "./stream.ts";

/** Every stream worker, by its table: each domain brings its own. */
export const DOMAIN_WORKERS: readonly StreamWorker[] = [challenges, gifts, postings, donors, campaigns];
