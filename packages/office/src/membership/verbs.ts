import { AppError, asPart } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Participation } from "@kz2050/core/participation";
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
  assign: async (said: Said) => {
    const { alike, ...done } = await Membership.assign({ ...base(said), to: text(said.fields, "to") });
    return { ...done, proposed: alike !== undefined && (await propose(alike)) };
  },
  undo: (said: Said) => Membership.undo(base(said)),
} as const;
export type Verb = keyof typeof VERBS;
export const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);

/** The application is closed by then: where the two people cannot be merged, or wait for it already, that is all. */
async function propose(alike: Membership.Alike): Promise<boolean> {
  try {
    await asPart("merge", () => Participation.proposeMerge(alike));
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
