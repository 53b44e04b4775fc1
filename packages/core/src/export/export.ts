export { ask, choices, fetchFile, mine, preview, progress } from "./ask.ts";
export { COLUMNS, type Column, type ColumnType } from "./columns.ts";
export { type Maker, type Sheet, step } from "./making.ts";
export { halt } from "./progress.ts";
export { BOUNDS, type Bounds, type Cell, fileName, plainText, STALLED_AFTER, UNFINISHED } from "./rules.ts";
export * from "./schema.ts";
export { withdrawPersonal } from "./withdraw.ts";
