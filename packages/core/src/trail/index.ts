export * as Trail from "./trail.ts";
export type { TrailRow } from "./trail.ts";
