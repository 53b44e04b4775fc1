import type { Part } from "./part.ts";

/** In the order they are run. */
export const PARTS: readonly Part[] = [];
