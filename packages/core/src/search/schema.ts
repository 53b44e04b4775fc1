import * as z from "zod";
import type { Text } from "../kernel/index.ts";

/** What the office can find, each kind opened by a verb of its own domain. */
export const KINDS = ["application", "booking", "gift", "proposal", "hours", "campaign", "lecturer", "person"] as const;
export type Kind = (typeof KINDS)[number];

/** One line of an answer. What the reader may not see is not in it. */
export interface Found {
  readonly kind: Kind;
  readonly recordId: string;
  /** Where the reader may open the person's page. */
  readonly personId?: string | undefined;
  readonly name?: string | undefined;
  readonly title?: Text | undefined;
  readonly code?: string | undefined;
  readonly region?: string | undefined;
  /** The domain's own name of the state it is in now. */
  readonly state?: string | undefined;
}

/** How a typed text was understood. */
export const READINGS = ["email", "phone", "record", "member", "gift", "proposal", "name"] as const;
export type ReadingKind = (typeof READINGS)[number];
export interface Reading {
  readonly by: ReadingKind;
  /** In its one spelling: an e-mail, E.164, an id, a code; for a name the words as typed. */
  readonly value: string;
}

export const FindInput = z.object({
  text: z.string().trim().min(1, "required").max(200),
  cursor: z.string().max(8000).optional(),
});
