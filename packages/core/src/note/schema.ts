import * as z from "zod";
import { Instant } from "../kernel/index.ts";

/** A remark of staff on a record, for colleagues alone. It is erased with its record's person. */
export const Note = z.object({
  recordId: z.string(),
  /** `<instant>#<chance>`: in order of time. */
  noteId: z.string(),
  text: z.string(),
  author: z.string(),
  at: Instant,
});
export type Note = z.infer<typeof Note>;
