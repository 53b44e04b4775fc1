import { Membership } from "@kz2050/core/membership";
import { type Fields, optional, text } from "@kz2050/http";

interface Said {
  readonly membershipKey: string;
  readonly fields: Fields;
}
const base = ({ membershipKey, fields }: Said) => ({ membershipKey, version: Number(text(fields, "version")) || 0 });
const choice = <T extends string>(fields: Fields, name: string) => text(fields, name) as T;

/** Each decision the office takes on an application, from what its form sent. Core checks the rest, and who may. */
export const VERBS = {
  approve: (said: Said) => Membership.approve(base(said)),
  ask: (said: Said) => Membership.ask({ ...base(said), question: text(said.fields, "question") }),
  transfer: (said: Said) =>
    Membership.transfer({
      ...base(said),
      region: text(said.fields, "region"),
      reason: choice<(typeof Membership.TRANSFER_REASONS)[number]>(said.fields, "reason"),
    }),
  reject: (said: Said) =>
    Membership.reject({
      ...base(said),
      reason: choice<(typeof Membership.REJECT_REASONS)[number]>(said.fields, "reason"),
      note: optional(said.fields, "note"),
    }),
  end: (said: Said) =>
    Membership.end({
      ...base(said),
      reason: choice<(typeof Membership.END_REASONS)[number]>(said.fields, "reason"),
      note: optional(said.fields, "note"),
    }),
} as const;
export type Verb = keyof typeof VERBS;
export const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);
