import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";

export const office: Like<typeof kk> = {
  title: "Кабинет сотрудника",
  lead: "Здесь принимают решения по заявлениям и предложениям.",
  start: "Войти",
};
