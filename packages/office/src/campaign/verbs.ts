import { Campaign } from "@kz2050/core/campaign";
import { type Fields, optional, text } from "@kz2050/http";
import { wordsOf } from "./words.tsx";

type Reasons = {
  back: Parameters<typeof Campaign.sendBack>[0]["reason"];
  close: Parameters<typeof Campaign.close>[0]["reason"];
  hide: Parameters<typeof Campaign.hideName>[0]["reason"];
};
const reason = <R extends keyof Reasons>(fields: Fields) => text(fields, "reason") as Reasons[R];

/** What a form of the record page does. */
export const VERBS = {
  submit: (campaignId: string, _fields: Fields) => Campaign.submit({ campaignId }),
  open: (campaignId: string, fields: Fields) =>
    Campaign.open({ campaignId, version: Number(text(fields, "version")) || 0 }),
  return: (campaignId: string, fields: Fields) =>
    Campaign.sendBack({ campaignId, reason: reason<"back">(fields), note: optional(fields, "note") }),
  undo: (campaignId: string, _fields: Fields) => Campaign.undoSendBack({ campaignId }),
  close: (campaignId: string, fields: Fields) => Campaign.close({ campaignId, reason: reason<"close">(fields) }),
  update: (campaignId: string, fields: Fields) =>
    Campaign.publishUpdate({
      campaignId,
      title: wordsOf(fields, "title"),
      text: wordsOf(fields, "text"),
      isReport: text(fields, "isReport") !== "",
    }),
  hide: (_campaignId: string, fields: Fields) =>
    Campaign.hideName({ giftId: text(fields, "giftId"), reason: reason<"hide">(fields) }),
} as const;
export type Verb = keyof typeof VERBS;

export const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);

/** What the page says once it is done. */
export const DONE = {
  submit: "submitted",
  open: "opened",
  return: "sent_back",
  undo: "submitted",
  close: "closed",
  update: "published",
  hide: "hidden",
} as const;
