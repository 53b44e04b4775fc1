import { Council } from "@kz2050/core/council";
import { dateField, type Fields, optional, text } from "@kz2050/http";
import type { Locale } from "@kz2050/i18n";

interface Said {
  readonly proposalId: string;
  readonly fields: Fields;
}

const language = (fields: Fields) => text(fields, "language") as Locale;
const choice = <T extends string>(fields: Fields, name: string) => text(fields, name) as T;

/** Each decision the office takes on a proposal, from what its form sent. Core checks the rest, and who may. */
export const VERBS = {
  publish: ({ proposalId }) => Council.publish({ proposalId }),
  refuse: ({ proposalId, fields }) =>
    Council.refuse({
      proposalId,
      reason: choice<Council.Refusal>(fields, "reason"),
      note: optional(fields, "note"),
    }),
  revise: ({ proposalId, fields }) =>
    Council.reviseForAuthor({
      proposalId,
      version: Number(text(fields, "version")) || 0,
      text: {
        title: text(fields, "title"),
        what: text(fields, "what"),
        why: text(fields, "why"),
        place: text(fields, "place"),
      },
      note: text(fields, "note"),
    }),
  takeUp: ({ proposalId }) => Council.takeUp({ proposalId }),
  vote: ({ proposalId, fields }) =>
    Council.vote({
      proposalId,
      choice: choice<Council.VoteChoice>(fields, "choice"),
      reason: text(fields, "reason"),
      language: language(fields),
    }),
  closeVoting: ({ proposalId, fields }) =>
    Council.closeVoting({ proposalId, note: optional(fields, "note"), language: language(fields) }),
  dispatch: ({ proposalId, fields }) =>
    Council.dispatch({ proposalId, number: text(fields, "number"), sentOn: dateField(fields, "sentOn") }),
  extend: ({ proposalId, fields }) =>
    Council.extend({
      proposalId,
      until: dateField(fields, "until"),
      noticeOn: dateField(fields, "noticeOn"),
      reason: text(fields, "reason"),
      language: language(fields),
    }),
  answer: ({ proposalId, fields }) =>
    Council.answer({
      proposalId,
      text: text(fields, "text"),
      language: language(fields),
      answeredOn: dateField(fields, "answeredOn"),
      outcome: choice<Council.AnswerOutcome>(fields, "outcome"),
    }),
  milestone: ({ proposalId, fields }) =>
    Council.planMilestone({
      proposalId,
      text: text(fields, "text"),
      language: language(fields),
      plannedOn: dateField(fields, "plannedOn"),
    }),
  complete: ({ proposalId, fields }) =>
    Council.completeMilestone({
      proposalId,
      milestoneId: text(fields, "milestoneId"),
      doneOn: dateField(fields, "doneOn"),
    }),
  close: ({ proposalId }) => Council.close({ proposalId }),
} as const satisfies Record<string, (said: Said) => Promise<unknown>>;
export type Verb = keyof typeof VERBS;

export const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);

type Status = Council.ProposalStatus;

/** What the office may decide in each state; a member's vote stands apart. */
export const VERBS_IN: Readonly<Partial<Record<Status, readonly Verb[]>>> = {
  confirmed: ["publish", "refuse"],
  published: ["takeUp", "revise"],
  taken_up: ["closeVoting"],
  accepted: ["dispatch"],
  sent: ["answer", "extend"],
  answered: ["complete", "milestone", "close"],
};
