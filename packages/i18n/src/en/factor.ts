import type { factor as kk } from "../kk/factor.ts";
import type { Like } from "../like.ts";

export const factor: Like<typeof kk> = {};
