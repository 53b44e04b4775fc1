import type { account as kk } from "../kk/account.ts";
import type { Like } from "../like.ts";

export const account: Like<typeof kk> = {};
