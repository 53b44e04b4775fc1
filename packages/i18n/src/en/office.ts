import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";

export const office: Like<typeof kk> = {
  title: "Office",
  lead: "Applications and proposals are decided here.",
  start: "Sign in",
  home: {
    title: "My queues",
    caption: "Waiting for a decision",
    queue: "Queue",
    waiting: "Waiting",
    oldest: "Oldest",
    nothing: "Nothing is waiting for a decision now.",
  },
  signIn: {
    title: "Sign in to the office",
    lead: "Enter your work e-mail. We will send a code to it that is good for 10 minutes.",
    send: "Get a code",
    codeTitle: "Enter the code from the mail",
    codeLead: "If this address belongs to a member of staff, we have sent a six-digit code to it.",
  },
};
