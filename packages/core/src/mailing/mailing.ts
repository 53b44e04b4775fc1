export { cancel, send, sendBack, undoSend } from "./decide.ts";
export type { Post, Posted } from "./deliver.ts";
export { list, read } from "./desk.ts";
export { draft, revise, submit, tryOut } from "./draft.ts";
export { archive, forget } from "./forget.ts";
export {
  BOUNDS,
  type Bounds,
  COUNTRY,
  KINDS,
  languageFor,
  languagesOf,
  placeOf,
  readersIn,
  STALLED_AFTER,
  seenTo,
} from "./rules.ts";
export * from "./schema.ts";
export { noticesOf, step, wake } from "./work.ts";
