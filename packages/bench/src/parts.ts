import { client } from "./client.ts";
import { cold } from "./cold.ts";
import { cost } from "./cost.ts";
import { growth } from "./growth.ts";
import { keys } from "./keys.ts";
import { limit } from "./limit.ts";
import { pages } from "./pages.ts";
import type { Part } from "./part.ts";
import { peer } from "./peer.ts";
import { units } from "./units.ts";

/** In the order they are shown. */
export const PARTS: readonly Part[] = [units, keys, cost, growth, client, limit, cold, pages, peer];
