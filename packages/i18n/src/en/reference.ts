import type { reference as kk } from "../kk/reference.ts";
import type { Like } from "../like.ts";

export const reference: Like<typeof kk> = {
  role: {
    central: "Central office",
    coordinator: "Regional coordinator",
    moderator: "Council moderator",
    member: "Council member",
    finance: "Finance officer",
  },
};
