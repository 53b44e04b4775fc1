import * as z from "zod";
import { Instant, idPattern } from "../kernel/index.ts";

export const PersonId = z.string().regex(idPattern("per"));

/** What each row of a person bears: the only one of its kind, or one of several that `item` tells apart. */
export const only = <K extends string>(kind: K) => ({
  personId: PersonId,
  item: z.literal(kind),
  kind: z.literal(kind),
});
export const each = <K extends string>(kind: K) => ({ personId: PersonId, item: z.string(), kind: z.literal(kind) });
/** What is over at an instant, and cleared away some time after. */
export const ENDS = { expiresAt: Instant, expiry: z.int() };
/** What is good for some minutes, once. */
export const ONCE = { ...ENDS, usedAt: Instant.optional() };
