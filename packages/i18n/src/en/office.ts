import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";
import { plural } from "../plural.ts";

export const office: Like<typeof kk> = {
  title: "Office",
  lead: "Applications and proposals are decided here.",
  start: "Sign in",
  home: {
    title: "My queues",
    caption: "Waiting for a decision",
    queue: "Queue",
    waiting: "Waiting",
    oldest: "Longest wait",
    age: (days: number) => (days === 0 ? "today" : plural("en", days, { one: "# day", other: "# days" })),
    nothing: "Nothing is waiting for a decision now.",
  },
  signIn: {
    title: "Sign in to the office",
    lead: "Enter your work e-mail. We will send a code to it that is valid for 10 minutes.",
    send: "Get a code",
    codeTitle: "Enter the code from the message",
    codeLead: "If this address belongs to a member of staff, we have sent a six-digit code to it.",
  },
  trail: {
    title: "Audit trail",
    nothing: "Nothing has been done to this record.",
    at: "When",
    who: "Who",
    action: "Action",
    change: "Change",
  },
  staff: {
    title: "Staff",
    lead: "Here you see who holds which role and where.",
    name: "Name",
    role: "Role",
    place: "Place",
    country: "The whole country",
    since: "From",
    until: "Until",
    council: "Civic council",
    give: "Give the role",
    giveTitle: "Give a new role",
    end: "End the role",
    placeHint:
      "Choose a region for a coordinator, a council for a moderator or a council member. Central office and finance need no place.",
    given: "The role was given.",
    ended: "The role was ended.",
  },
  parked: {
    title: "Parked records",
    lead: "Events that could not be processed. Send them again once the cause is gone.",
    nothing: "No record is parked.",
    stream: "Table",
    keys: "Keys",
    code: "Error code",
    at: "When",
    replay: "Process again",
    replayed: "Processed again",
    asked: "Sent to be processed again.",
  },
};
