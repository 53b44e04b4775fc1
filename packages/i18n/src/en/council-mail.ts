import type { councilMail as kk } from "../kk/council-mail.ts";
import type { Like } from "../like.ts";

export const councilMail: Like<typeof kk> = {
  title: "Title",
  code: "Number",
  open: "Open the proposal",
  confirmProposal: {
    subject: "Confirm your proposal",
    text: "You sent a proposal to a civic council. Confirm it within 48 hours, so that it reaches the moderator.",
    button: "Confirm the proposal",
  },
  confirmSupport: {
    subject: "Confirm your support",
    text: "You asked to support this proposal. Confirm it within 48 hours, so that your support is counted.",
    button: "Confirm my support",
    after: "You can withdraw your support later by the same link. Do not share the link.",
  },
  refused: {
    subject: "Your proposal was not published",
    text: "The moderator did not publish your proposal.",
    reason: "Reason",
    note: "Note",
    after: "You may put that right and make a new proposal.",
  },
  published: {
    subject: (code) => `Your proposal is published: ${code}`,
    text: "Your proposal is published. Residents can support it now.",
  },
  revised: {
    subject: (code) => `${code}: a new version of the text`,
    text: "The moderator edited the text of your proposal. The earlier version stays in its history.",
    note: "Reason for the edit",
  },
  decided: {
    subject: (code) => `${code}: the council has decided`,
    accepted: "The council accepted your proposal. It will be sent to the akimat.",
    declined: "The council did not accept your proposal. The reason of each member is on the proposal's page.",
    votes: "Votes",
  },
  sent: {
    subject: (code) => `${code}: your proposal was sent to the akimat`,
    text: "Your proposal was sent to the authority. We will write to you when it answers.",
  },
  answered: {
    subject: (code) => `${code}: the akimat has answered`,
    text: "The akimat's answer is published on the proposal's page.",
  },
};
