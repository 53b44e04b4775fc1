export { ask, choices, fetchFile, mine, preview, progress } from "./ask.ts";
export { COLUMNS, type Column, type ColumnType } from "./columns.ts";
export { type Maker, type Sheet, step } from "./making.ts";
export { halt } from "./progress.ts";
export {
  BOM,
  BOUNDS,
  type Bounds,
  type Cell,
  csvLine,
  fileName,
  MIME,
  plainText,
  STALLED_AFTER,
  UNFINISHED,
} from "./rules.ts";
export * from "./schema.ts";
export { withdrawPersonal } from "./withdraw.ts";
