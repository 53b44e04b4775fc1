import type { figure as kk } from "../kk/figure.ts";
import type { Like } from "../like.ts";

export const figure: Like<typeof kk> = {
  title: "Figures",
  country: "The whole country",
  lead: "This page shows numbers only. It contains no personal data.",
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
    months: (earlier) => `In the previous 12 months, up to this day: ${earlier}`,
    days: (earlier) => `In the previous 30 days: ${earlier}`,
    more: (share) => `${share} more`,
    less: (share) => `${share} less`,
    same: "no change",
    none: "There is no earlier data to compare with.",
  },
  ever: (all) => `Since counting began: ${all}`,
  noData: "no data",
  soFar: (period) => `${period} (so far)`,
  since: (date) => `Counting began on ${date}. There is no data for the time before that, which does not mean zero.`,
  nothing: "Nothing has been counted yet. Numbers appear after the first application, gift or proposal.",
  late: "Numbers are updated about a minute after something happens.",
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
    lead: "Each event is counted once, by the day it happened and by region. Days are in Astana time. Every night the numbers are checked against the records and any differences are corrected.",
    applications:
      "Applications to join whose e-mail was confirmed, by the day of confirmation. The region is the one first applied to: handing the application over later does not move the number. A repeated application by a member is not counted. A withdrawn or rejected application is not subtracted.",
    approvals:
      "Applications that a coordinator or the central office accepted, by the day of the decision and the region at that time. A decision undone within 30 seconds is not counted. A member who leaves later is not subtracted.",
    gifts:
      "Gifts received, by the day the money arrived. The region is the campaign's. Gifts promised but not paid are not counted. A gift refunded later is not subtracted: refunds are shown in the campaign's budget.",
    tiyn: "The sum of the money received for those gifts, in tenge. Money refunded later is not subtracted.",
    bookings:
      "Lecture bookings that the school confirmed, by the day of confirmation. The region is the school's. A booking stays counted whatever the lecturer answers.",
    proposals:
      "Proposals that the civic councils published, by the day of publication. The region is that of the council's city. A proposal the moderator refused is not counted.",
    members: "Number of members",
    membersText:
      "Everyone whose membership is live now, whatever their standing: new, current, due to confirm or lapsed. Whoever left, or whose membership was ended, is taken off at once.",
    compare: "Comparison with the previous period",
    compareText:
      "Twelve months are compared with the twelve before them. The current month is not over, so the last month of the previous period is counted only up to the same day. If the previous period was not counted from its beginning, no comparison is shown.",
  },
};
