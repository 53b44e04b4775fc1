import { table } from "../table/index.ts";
import { Note } from "./schema.ts";

export const Notes = table({
  name: "Notes",
  personal: true,
  schema: Note,
  key: { hash: "recordId", range: "noteId" },
});
