import type { reference as kk } from "../kk/reference.ts";
import type { Like } from "../like.ts";

export const reference: Like<typeof kk> = {
  role: {
    central: "Центральный аппарат",
    coordinator: "Региональный координатор",
    moderator: "Модератор совета",
    member: "Член совета",
    finance: "Специалист по финансам",
  },
};
