import type { lecture as kk } from "../kk/lecture.ts";
import type { Like } from "../like.ts";

export const lecture: Like<typeof kk> = {
  title: "Наши знания – нашей стране",
  lead: "Специалисты читают открытые лекции в школах. Выберите лектора и время для своей школы.",
  start: "Найти лектора",
};
