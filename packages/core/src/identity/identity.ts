export {
  confirmAddress,
  forgetUnnamed,
  isSamePerson,
  isSuppressed,
  keptPerson,
  mailboxAt,
  mailboxOf,
  meet,
  named,
  personBehind,
  profileOf,
  suppress,
} from "./address.ts";
export {
  type Clues,
  dropClues,
  type FoundClue,
  keepClues,
  type NamePlace,
  namesFrom,
  recordsOfPhone,
} from "./clue.ts";
export { deedOf, deedsOf, dropDeed, keepDeed, noteDeed, trailIdOf } from "./deed.ts";
export { everyStaff, type Known, knownOf } from "./known.ts";
export {
  addMailbox,
  askAgain,
  askMailbox,
  chooseMailbox,
  dropMailbox,
  isMailboxOf,
  type Mailbox,
  mailboxesOf,
} from "./mailbox.ts";
export { askPhone, confirmPhone, dropPhone, phonesOf } from "./phone.ts";
export { assertStopLink, lettersIn, prefer, stopPath, stopTopic } from "./preference.ts";
export { addressKeyOf } from "./rules.ts";
export * from "./schema.ts";
export type { ArchiveEntry, Line, Service } from "./service.ts";
export {
  endSession,
  endSessions,
  openSession,
  personOfSession,
  sessionIdOf,
  sessionOf,
  sessionsOf,
  signOut,
  staffOf,
} from "./session.ts";
export { askCode, enterCode, enterLink, noticesOf } from "./sign-in.ts";
export {
  appoint,
  extend,
  findCampaignsBy,
  grant,
  grantsOf,
  listStaff,
  revoke,
  staffName,
  standingGrantsOf,
} from "./staffing.ts";
export { PLACE_OF, type PlaceKind } from "./staffing-rules.ts";
export { ESSENTIAL, topicOf } from "./topics.ts";
export { type AppDraft, addTotp, beginTotp, showTotp } from "./totp.ts";
