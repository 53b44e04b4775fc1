import type { figure as kk } from "../kk/figure.ts";
import type { Like } from "../like.ts";

export const figure: Like<typeof kk> = {};
