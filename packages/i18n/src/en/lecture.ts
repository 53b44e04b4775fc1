import type { lecture as kk } from "../kk/lecture.ts";
import type { Like } from "../like.ts";

export const lecture: Like<typeof kk> = {
  title: "Our knowledge for our country",
  lead: "Specialists give open lectures in schools. Choose a lecturer and a time for your school.",
  start: "Find a lecturer",
};
