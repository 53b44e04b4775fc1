import type { Identity } from "../identity/index.ts";

export { type ArchivedPerson, archive } from "./archive.ts";
export { carryOut, type ForgetMail } from "./carry-out.ts";
export { type Confirmed, confirm, type Released, releaseAll, resend, waitingBeside } from "./confirm.ts";
export { eraseMe, eraseOther, erasure, erasureIdOf, type Receipt } from "./erase.ts";
export { carryOutMerge, decideMerge, merges, proposeMerge } from "./merge.ts";
export { linesOf, mine } from "./mine.ts";
export { type Counted, replayErasures, resumeAll, retain } from "./retention.ts";
export * from "./schema.ts";

export type ArchiveEntry = Identity.ArchiveEntry;
export type Line = Identity.Line;
export type Service = Identity.Service;
