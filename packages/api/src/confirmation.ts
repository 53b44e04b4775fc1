import { createRoute } from "@hono/zod-openapi";
import { Identity } from "@kz2050/core/identity";
import * as z from "zod";
import { ANYONE, IdempotencyKey, json, problems } from "./route.ts";

/** What shows that a mailbox was read, and whether it stands for this one action alone. */
export const MailProof = z
  .object({
    token: z.string().min(1, "required").max(64).optional().meta({ description: "Of the link that was mailed" }),
    code: z.string().max(12).optional(),
    alone: z
      .boolean()
      .optional()
      .meta({ description: "Confirm this alone, and nothing else that waits for the same mailbox" }),
  })
  .meta({
    id: "MailProof",
    description: "The link's token, or the six digits mailed beside it",
    example: { code: "482 913" },
  });

/** What a confirmation carried out beside its own action. */
export const Released = z
  .array(z.object({ what: z.enum(Identity.DEEDS), recordId: z.string() }))
  .readonly()
  .meta({
    description:
      "Other actions that waited for the same mailbox and were carried out with this one; a repeated confirmation names none",
  });

/** The route by which one kind of record has its letter sent again. */
export const letterRoute = <Path extends string, Params extends z.ZodObject>(
  path: Path,
  params: Params,
  tags: string[],
) =>
  createRoute({
    method: "post",
    path,
    tags,
    summary: "Have the letter that asks to confirm sent again",
    description:
      "Three times a record at most; the code stays the same. The answer tells nothing of the record: neither that it is there nor that it waits.",
    ...ANYONE,
    request: { headers: IdempotencyKey, params },
    responses: {
      202: json(z.object({}), "Where a confirmation is awaited, its letter goes again"),
      ...problems(404, 422),
    },
  });
