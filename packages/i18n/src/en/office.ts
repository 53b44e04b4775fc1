import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";

export const office: Like<typeof kk> = {
  title: "Office",
  lead: "Applications and proposals are decided here.",
  start: "Sign in",
};
