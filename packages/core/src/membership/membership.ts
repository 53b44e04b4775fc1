export { answer, leave, type OwnApplication, read, withdraw } from "./applicant.ts";
export { apply, checkPart, confirm, type FormField } from "./applying.ts";
export { card, copyCard, mailboxOf, members, noticesOf, recountMembers } from "./card.ts";
export { approve, ask, end, reject, transfer } from "./deciding.ts";
export { movesOf } from "./events.ts";
export { findByNumber, type LikelyApplication, type QueueRow, type QueueSize, queue, queues, view } from "./queue.ts";
export { LINK } from "./record.ts";
export { ASKABLE, DECIDABLE, MEMBER, MIN_AGE, type ShownStatus, showMemberNumber, WITHDRAWABLE } from "./rules.ts";
export * from "./schema.ts";
