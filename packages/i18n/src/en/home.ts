import type { home as kk } from "../kk/home.ts";
import type { Like } from "../like.ts";
import { plural } from "../plural.ts";

export const home: Like<typeof kk> = {
  title: "Good work for the country, done together",
  lead: "Kazakhstan 2050 is a movement of citizens. Here you can join it, do good, invite a lecturer to a school and propose something for your city.",
  doTitle: "What you can do here",
  join: {
    title: "Join the movement",
    text: "Apply. The coordinator of your region decides, and the answer comes by e-mail.",
    action: "Apply to join",
  },
  give: {
    title: "Create good",
    text: "Choose a #CreateGood campaign and give any amount. Everybody can see where the money went.",
    action: "Choose a campaign",
  },
  lecture: {
    title: "Invite a lecturer to a school",
    text: "Choose a topic, a language and a time. The lecturer comes to the school or speaks online.",
    action: "Find a lecturer",
  },
  council: {
    title: "Propose something for your city",
    text: "The civic council studies it, votes in the open and sends what it accepts to the akimat.",
    action: "Make a proposal",
  },
  how: {
    title: "Three steps",
    steps: {
      fill: { title: "You fill in a form", text: "No account and no password to invent." },
      confirm: { title: "You confirm your e-mail", text: "We send a link and a short code." },
      follow: { title: "You see the result", text: "A private link shows who decided what, and when." },
    },
  },
  figures: {
    title: "The movement in figures",
    members: (count) => plural("en", count, { one: "member of the movement", other: "members of the movement" }),
    raised: "raised for good causes",
    lectures: (count) => plural("en", count, { one: "lecture held", other: "lectures held" }),
    proposals: (count) => plural("en", count, { one: "proposal published", other: "proposals published" }),
  },
  trust: {
    title: "Why you can trust us",
    money: "Every gift and every expense is shown in a public report.",
    decisions: "Every decision is recorded with its reason and date.",
    data: "We ask only for what is needed, and never for your IIN.",
  },
};
