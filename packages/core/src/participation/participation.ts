import type { Identity } from "../identity/index.ts";

export { type Confirmed, confirm, type Released, releaseAll, resend, waitingBeside } from "./confirm.ts";
export { linesOf, mine } from "./mine.ts";
export * from "./schema.ts";

export type ArchiveEntry = Identity.ArchiveEntry;
export type Line = Identity.Line;
export type Service = Identity.Service;
