import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";
import { plural } from "../plural.ts";
import { officeStaff } from "./office-staff.ts";

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
  staff: officeStaff,
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
