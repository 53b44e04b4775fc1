export * as Export from "./export.ts";
