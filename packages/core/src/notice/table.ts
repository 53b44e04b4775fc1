import * as z from "zod";
import { Instant } from "../kernel/index.ts";
import { table } from "../table/index.ts";

/** What was sent about a record: the notice's own id, so that the same one is never sent twice. No address. */
export const Sent = table({
  name: "Sent",
  schema: z.object({
    /** The part of the notice's id before its first colon. */
    recordId: z.string(),
    noticeId: z.string(),
    noticeKind: z.string(),
    claimedAt: Instant,
    sentAt: Instant.optional(),
    expiry: z.int(),
  }),
  key: { hash: "recordId", range: "noticeId" },
  expires: true,
});
