export type { TrailRow } from "./trail.ts";
export * as Trail from "./trail.ts";
