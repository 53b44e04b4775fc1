import type { campaign as kk } from "../kk/campaign.ts";
import type { Like } from "../like.ts";

export const campaign: Like<typeof kk> = {
  title: "#ТвориДобро",
  lead: "Благотворительные кампании: кому нужна помощь, сколько собрано и на что потрачены деньги.",
  start: "Внести пожертвование",
};
