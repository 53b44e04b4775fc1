export type { Change, Moves, Parked } from "./schema.ts";
export * as Stream from "./stream.ts";
