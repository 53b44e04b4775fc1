export * from "./schema.ts";
export type { ArchiveEntry, Line, Service } from "./service.ts";
