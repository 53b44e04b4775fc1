import { hostile } from "../hostile/part.ts";
import { actors } from "./actors-part.ts";
import { bugs } from "./bugs-part.ts";
import { kill } from "./kill-part.ts";
import { load } from "./load-part.ts";
import type { Part } from "./part.ts";
import { streams } from "./streams-part.ts";

/** In the order they are run. */
export const PARTS: readonly Part[] = [actors, bugs, streams, kill, load, hostile];
