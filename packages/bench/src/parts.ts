import { client } from "./client.ts";
import { cold } from "./cold.ts";
import type { Part } from "./part.ts";

/** In the order they are shown. */
export const PARTS: readonly Part[] = [client, cold];
