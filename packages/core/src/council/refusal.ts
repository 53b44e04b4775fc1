import * as z from "zod";

/** Why a proposal is not published: the whole list, for the moderator, the author and the public alike. */
export const REFUSALS = [
  "duplicate",
  "not_city",
  "unclear",
  "personal_data",
  "offensive",
  "advertising",
  "already_done",
] as const;
export const Refusal = z.enum(REFUSALS).meta({ id: "ProposalRefusal" });
export type Refusal = z.infer<typeof Refusal>;
