import type { figure as kk } from "../kk/figure.ts";
import type { Like } from "../like.ts";

export const figure: Like<typeof kk> = {
  title: "Figures",
  country: "The whole country",
  lead: "Only numbers stand here: nothing on this page tells of any person.",
  span: { label: "Time", months: "Last 12 months", days: "Last 30 days" },
  places: { label: "Figures of a region", back: "Figures of the whole country" },
  measure: {
    applications: "Applications to join",
    approvals: "Members accepted",
    gifts: "Gifts received",
    tiyn: "Sum of gifts",
    bookings: "Lecture bookings",
    proposals: "Proposals published",
  },
  before: {
    months: (earlier) => `In the 12 months before, up to this day: ${earlier}`,
    days: (earlier) => `In the 30 days before: ${earlier}`,
    more: (share) => `${share} more`,
    less: (share) => `${share} less`,
    same: "no change",
    none: "There is nothing earlier to compare with.",
  },
  ever: (all) => `Since counting began: ${all}`,
  noData: "no data",
  soFar: (period) => `${period} (so far)`,
  since: (date) => `Counting began on ${date}. There is no data for the time before, which does not mean nought.`,
  nothing: "Nothing has been counted yet. Numbers appear after the first application, gift or proposal.",
  late: "Numbers follow what happens within about a minute.",
  chart: {
    label: (measure, first, last, total) =>
      `${measure}: ${first} – ${last}, ${total} in all. Every number is in the table below.`,
    most: (value) => `Most: ${value}`,
    table: "Show as a table",
    period: "When",
    value: "Number",
    sum: "Sum",
    month: (name, year) => `${name} ${year}`,
  },
  map: {
    title: "By region",
    choose: "What the map shows",
    caption: (measure, span) => `${measure}. ${span}`,
    thousands: (measure) => `${measure}, thousand tenge`,
  },
  how: {
    link: "How it is computed",
    title: "How the figures are computed",
    lead: "Everything that happens is counted once, by the day it happened and by region. The day is that of Astana's time. At night the numbers are compared with the records, and what drifted is mended.",
    applications:
      "Applications to join whose mailbox was confirmed, by the day of confirmation. The region is the one first applied to: handing the application over later does not move the number. A repeated application by a member is not counted. An application withdrawn or rejected is not taken off.",
    approvals:
      "Applications that a coordinator or central office accepted, by the day of the decision and the region at that time. A decision taken back within 30 seconds is not counted. A member who leaves later is not taken off.",
    gifts:
      "Gifts whose money has come, by the day it came. The region is the campaign's. What was promised and not paid is not counted. A gift paid back later is not taken off: refunds stand in the campaign's budget.",
    tiyn: "The sum of the money that came for those gifts, in tenge. Money paid back later is not subtracted.",
    bookings:
      "Lecture bookings that the school confirmed, by the day of confirmation. The region is the school's. A booking stays counted whatever the lecturer answers.",
    proposals:
      "Proposals that the civic councils published, by the day of publication. The region is that of the council's city. A proposal the moderator refused is not counted.",
    compare: "Comparing with the time before",
    compareText:
      "Twelve months are compared with the twelve before them. The current month is not over, so the last month of the earlier time is taken only up to the same day. Where the earlier time was not counted from its beginning, nothing is compared.",
  },
};
