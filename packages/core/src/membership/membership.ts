export { isMember, membersFrom } from "./addressee.ts";
export { answer, isRenewedToday, leave, type OwnApplication, read, renew, withdraw } from "./applicant.ts";
export { apply, checkPart, confirm, type FormField } from "./applying.ts";
export { type Alike, assign } from "./assign.ts";
export { card, copyCard, mailboxOf, members, noticesOf, recountMembers } from "./card.ts";
export { cluesOf, glances } from "./clue.ts";
export { approve, ask, end, reject, transfer } from "./deciding.ts";
export { hasLive } from "./erase.ts";
export { movesOf } from "./events.ts";
export { extract } from "./extract.ts";
export { allHappenings, noteHappenings } from "./happening.ts";
export { awaitedPerson, keepDeed, lines, release } from "./lines.ts";
export { service } from "./person.ts";
export {
  findByNumber,
  MOST_PICKED,
  next,
  type PickedRow,
  pick,
  type QueueRow,
  type QueueSize,
  queue,
  queues,
} from "./queue.ts";
export { LINK, whereIs } from "./record.ts";
export { resend } from "./resend.ts";
export { ASKABLE, DECIDABLE, MEMBER, MIN_AGE, type ShownStatus, showMemberNumber, WITHDRAWABLE } from "./rules.ts";
export * from "./schema.ts";
export { seenBy, TELLS } from "./seen.ts";
export { type RulesChange, type StandingNow, setRules, standingRules } from "./standing.ts";
export type { Standing, StandingRule } from "./standing-rules.ts";
export { undo } from "./undo.ts";
export { type LikelyApplication, view } from "./view.ts";
