import type { person as kk } from "../kk/person.ts";
import type { Like } from "../like.ts";

export const person: Like<typeof kk> = {};
