import type { reference as kk } from "../kk/reference.ts";
import type { Like } from "../like.ts";

export const reference: Like<typeof kk> = {
  role: {
    central: "Central office",
    coordinator: "Regional coordinator",
    moderator: "Council moderator",
    member: "Council member",
    finance: "Finance officer",
    organiser: "Campaign organiser",
  },
  regionShort: {
    10: "Abai",
    11: "Aqmola",
    15: "Aqtobe",
    19: "Alm. r.",
    23: "Atyrau",
    27: "W. Kaz.",
    31: "Jambyl",
    33: "Jetisu",
    35: "Qarag.",
    39: "Qost.",
    43: "Qyzyl.",
    47: "Mang.",
    55: "Pavl.",
    59: "N. Kaz.",
    61: "Turk.",
    62: "Ulytau",
    63: "E. Kaz.",
    71: "Astana",
    75: "Almaty",
    79: "Shymk.",
  },
};
