import { Mailing } from "@kz2050/core/mailing";
import { type Fields, text } from "@kz2050/http";

const version = (fields: Fields): number => Number(text(fields, "version")) || 0;

/** What a form of the record page does. */
export const VERBS = {
  try: (mailingId: string, _fields: Fields) => Mailing.tryOut({ mailingId }),
  submit: (mailingId: string, fields: Fields) => Mailing.submit({ mailingId, version: version(fields) }),
  send: (mailingId: string, fields: Fields) => Mailing.send({ mailingId, version: version(fields) }),
  "undo-send": (mailingId: string, _fields: Fields) => Mailing.undoSend({ mailingId }),
  "send-back": (mailingId: string, fields: Fields) => Mailing.sendBack({ mailingId, note: text(fields, "note") }),
  cancel: (mailingId: string, _fields: Fields) => Mailing.cancel({ mailingId }),
} as const;
export type Verb = keyof typeof VERBS;

export const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);

/** What the page says once it is done. */
export const DONE = {
  try: "tried",
  submit: "submitted",
  send: "sent",
  "undo-send": "undone",
  "send-back": "returned",
  cancel: "cancelled",
} as const;
