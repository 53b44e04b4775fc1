import type { council as kk } from "../kk/council.ts";
import type { Like } from "../like.ts";

export const council: Like<typeof kk> = {
  title: "Civic councils",
  lead: "The councils of six cities study what residents propose and send what they accept to the akimat.",
  start: "Make a proposal",
};
