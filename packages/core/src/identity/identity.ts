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
export { agreedToNewsFrom } from "./addressee.ts";
export {
  type Clues,
  dropClues,
  type FoundClue,
  keepClues,
  type NamePlace,
  namesFrom,
  recordsOfPhone,
} from "./clue.ts";
export {
  type Agreed,
  agree,
  assertMayAct,
  CONSENT_VERSION,
  type ConsentState,
  consentState,
  mayAct,
  noteConsents,
  type Purpose,
  wants,
  withdrawConsent,
} from "./consent.ts";
export { deedOf, deedsOf, dropDeed, keepDeed, noteDeed, trailIdOf } from "./deed.ts";
export { closeDoors, droppingDeed, erase, everyone, holdsRole, NO_NAME, NOBODY, namesOf } from "./erase.ts";
export { type Added, assertFactorsOpen, type Factors, factorsOf, removeFactor, resetFactors } from "./factor.ts";
export { noticesOfFactors } from "./factor-news.ts";
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
export { moveDeed, moveRest, redirect } from "./merge.ts";
export {
  addPasskey,
  beginAddPasskey,
  beginPasskeySignIn,
  beginShowPasskey,
  enterPasskey,
  type Question,
  showPasskey,
} from "./passkey.ts";
export type { ArchiveEntry, Held, Led, Line, Reassigned, Service } from "./person.ts";
export { askPhone, confirmPhone, dropPhone, phonesOf } from "./phone.ts";
export { assertStopLink, lettersIn, prefer, stopPath, stopTopic } from "./preference.ts";
export { renewRecoveryCodes, showRecoveryCode } from "./recovery.ts";
export { BASES, type Basis, horizonOf, RETENTION, type RetentionClass } from "./retention.ts";
export { addressKeyOf, toGrant } from "./rules.ts";
export * from "./schema.ts";
export {
  type Bearer,
  bearerOf,
  endSession,
  endSessions,
  type OpenedSession,
  openSession,
  personOfSession,
  pressedAfter,
  renewSession,
  sessionIdOf,
  sessionOf,
  sessionsOf,
  signOut,
  staffOf,
} from "./session.ts";
export { askCode, enterCode, enterLink, noticesOf } from "./sign-in.ts";
export { beginSso, enterBySso, type Trip, takeSso } from "./sso.ts";
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
