import type { standing as kk } from "../kk/standing.ts";
import type { Like } from "../like.ts";

const name = {
  new: "New member",
  current: "Current member",
  grace: "Confirmation due",
  lapsed: "Lapsed",
};

type Fault = Parameters<typeof kk.error.gap>[0];
const days = ({ first = 0, last, renewed }: Fault): string => {
  const some =
    last === undefined
      ? `from day ${first} after joining`
      : first === last
        ? `on day ${first} after joining`
        : `from day ${first} to day ${last} after joining`;
  return renewed === undefined ? some : `${some} (if the member last confirmed ${renewed} days before)`;
};
const EVENTS = { since: "joining", renewed: "the last confirmation" };

export const standing: Like<typeof kk> = {
  title: "Standing",
  name,
  until: (date) => `until ${date}`,
  renewed: "Last confirmed taking part",
  notRenewed: "Not confirmed yet",
  renew: {
    title: "Confirm that you still take part",
    text: "Press the button if you still take part in the movement. If there is a term for confirming, it starts again from today.",
    grace: (date) => `Confirm before ${date} to keep your card valid.`,
    lapsed:
      "The time to confirm that you take part has passed, so your card is not valid now. Confirm it, and the card is valid again within a minute.",
    button: "Confirm that I take part",
    done: "Thank you. We have noted that you still take part.",
    today: "You confirmed this today. You can confirm again tomorrow or later.",
  },
  verify: {
    lapsed: (region) => `This member has not confirmed in time that they still take part. Region: ${region}.`,
  },
  rules: {
    title: "Rules of members' standing",
    lead: "A member's standing is not stored. It is worked out by these rules each time, from the day of joining and the day the member last confirmed taking part. For a member who has not confirmed yet, the day of joining stands for the confirmation. A change takes effect at once for every member and card.",
    warning: `The card of a member whose standing is “${name.lapsed}” is not valid. Check the movement's charter before you use that standing.`,
    isOn: "This standing is used",
    from: "The day it begins on",
    fromEvent: "Count the beginning from",
    until: "The day it ends on",
    untilHint: "The next standing begins on that day. Leave empty if it has no end.",
    untilEvent: "Count the end from",
    event: { since: "Joining", renewed: "The last confirmation" },
    save: "Save the rules",
    done: "The rules are saved. Standings are now worked out by them.",
    log: "Changes",
    when: "When",
    who: "Changed by",
    what: "Rules",
    first: "The first rules",
    inForce: "In force now",
    span: (which, from, until) => [`${which}: ${from}`, until].filter(Boolean).join(" "),
    begins: (day, event) => (day === 0 ? `from the day of ${EVENTS[event]}` : `from day ${day} after ${EVENTS[event]}`),
    ends: (day, event) => `until day ${day} after ${EVENTS[event]}`,
  },
  error: {
    gap: (fault) => `There is a gap: ${days(fault)} no standing holds.`,
    overlap: (fault, one, two) => `“${name[one]}” and “${name[two]}” overlap: ${days(fault)}.`,
    never: "This standing would never hold: it ends before it begins.",
  },
};
