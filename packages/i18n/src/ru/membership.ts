import type { membership as kk } from "../kk/membership.ts";
import type { Like } from "../like.ts";

export const membership: Like<typeof kk> = {
  title: "Вступление в движение",
  lead: "Вступить в движение можно с 16 лет. Заявление рассматривает координатор вашего региона.",
  start: "Подать заявление",
};
