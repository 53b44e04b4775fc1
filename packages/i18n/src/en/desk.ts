import type { desk as kk } from "../kk/desk.ts";
import type { Like } from "../like.ts";

export const desk: Like<typeof kk> = {};
