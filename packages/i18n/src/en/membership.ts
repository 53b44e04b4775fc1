import type { membership as kk } from "../kk/membership.ts";
import type { Like } from "../like.ts";

export const membership: Like<typeof kk> = {
  title: "Join the movement",
  lead: "You can join from the age of 16. The coordinator of your region decides on your application.",
  start: "Apply to join",
};
