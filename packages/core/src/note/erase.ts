import { attempt, queryAll } from "../table/index.ts";
import type { Note } from "./schema.ts";
import { Notes } from "./table.ts";

/** Takes every remark away with what it was made on. */
export async function forget(recordId: string): Promise<void> {
  for (const { noteId } of await queryAll(Notes, { hash: recordId })) {
    await attempt(Notes.delete({ recordId, noteId }));
  }
}

/** The remarks on a record, for the archive of the person it is about: without who wrote them. */
export async function textsOf(recordId: string): Promise<Pick<Note, "text" | "at">[]> {
  return (await queryAll(Notes, { hash: recordId })).map(({ text, at }) => ({ text, at }));
}
