import type { Identity } from "../identity/index.ts";

export * from "./schema.ts";

export type ArchiveEntry = Identity.ArchiveEntry;
export type Line = Identity.Line;
export type Service = Identity.Service;
