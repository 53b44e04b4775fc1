import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, ForbiddenError, MINUTE, NotFoundError, nonce } from "../kernel/index.ts";
import { attemptAside, get, queryAll, write } from "../table/index.ts";
import { placeOf, whereIs } from "./place.ts";
import type { Note } from "./schema.ts";
import { Notes } from "./table.ts";

export { forget, textsOf } from "./erase.ts";
export * from "./schema.ts";

/** How long its writer may take a note away again. */
export const REMOVABLE_FOR = 10 * MINUTE;
export const MOST_TEXT = 2000;

/** The record a note is on. */
const On = z.object({ recordId: z.string().max(64) });

/** Leaves a remark for colleagues on a record. The person it is about is never shown it, save in their own archive. */
export const add = action({
  name: "note.add",
  access: may("note.add"),
  input: On.extend({ text: z.string().trim().min(1, "required").max(MOST_TEXT) }),
  async run({ recordId, text }, { actor, now, within, audit }): Promise<{ noteId: string }> {
    within(await placeOf(recordId));
    const at = now.toISOString();
    const noteId = `${at}#${nonce().slice(0, 8)}`;
    audit({ recordId, after: "noted" });
    await write(Notes.put({ recordId, noteId, text, author: actor.personId, at }, { unless: "exists" }));
    // An erasure that came between leaves none behind.
    if (!(await whereIs(recordId))) await attemptAside(Notes.delete({ recordId, noteId }));
    return { noteId };
  },
  again: async () => ({ noteId: "" }),
});

/** A note as its reader sees it, who may take it away if it is theirs and young. */
export interface ShownNote extends Note {
  readonly isRemovable: boolean;
}

/** The notes on a record, the newest first. Where there are any, that they were read stands in the trail. */
export const list = action({
  name: "note.list",
  access: may("note.list"),
  unkeyed: true,
  input: On,
  async run({ recordId }, { actor, now, within, audit }): Promise<readonly ShownNote[]> {
    within(await placeOf(recordId));
    const notes = await queryAll(Notes, { hash: recordId, backward: true });
    if (notes.length === 0) return [];
    audit({ recordId, fields: ["notes"] });
    await write();
    return notes.map((note) => ({ ...note, isRemovable: isRemovable(note, actor.personId, now) }));
  },
});

const isRemovable = ({ author, at }: Note, personId: string, now: Date): boolean =>
  author === personId && now.getTime() - Date.parse(at) <= REMOVABLE_FOR;

/** Takes one's own note away within ten minutes. */
export const remove = action({
  name: "note.remove",
  access: may("note.remove"),
  input: On.extend({ noteId: z.string().max(64) }),
  async run({ recordId, noteId }, { actor, now, within, audit }) {
    within(await placeOf(recordId));
    const note = await get(Notes, { recordId, noteId });
    if (!note) throw new NotFoundError();
    if (note.author !== actor.personId) throw new ForbiddenError("not_own_note");
    if (!isRemovable(note, actor.personId, now)) throw new ConflictError("note_too_old");
    audit({ recordId, before: "noted", after: "removed" });
    await write(
      Notes.delete({ recordId, noteId }, { when: { author: actor.personId }, otherwise: new NotFoundError() }),
    );
    return { recordId };
  },
  again: async ({ recordId }) => ({ recordId }),
});
