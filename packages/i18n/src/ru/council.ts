import type { council as kk } from "../kk/council.ts";
import type { Like } from "../like.ts";

export const council: Like<typeof kk> = {
  title: "Гражданские советы",
  lead: "Советы шести городов рассматривают предложения жителей и передают принятые в акимат.",
  start: "Внести предложение",
};
