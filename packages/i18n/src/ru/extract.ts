import type { extract as kk } from "../kk/extract.ts";
import type { Like } from "../like.ts";

export const extract: Like<typeof kk> = {};
