export { giversFrom } from "./addressee.ts";
export { close, closeDue, open, sendBack, undoSendBack } from "./decide.ts";
export { organised, queue, read } from "./desk.ts";
export { noteConsent } from "./donor.ts";
export { draft, edit, Plan, submit } from "./draft.ts";
export { COUNTRY, donorMoves, donorsCounter, postingMoves, raisedCounter } from "./events.ts";
export { extract } from "./extract.ts";
export { byLink, checkout, chooseMethod, giftPage, Pledge, pledge } from "./give.ts";
export { allHappenings, noteHappenings } from "./happening.ts";
export { hiddenNames, movesOfCampaign } from "./hidden.ts";
export { keepDeed, lines, release } from "./lines.ts";
export {
  type AwaitedTransfer,
  awaitedTransfer,
  awaitedTransfers,
  findTransfers,
  mirror,
  noticesOf,
  noticesOfCampaign,
} from "./mirror.ts";
export { hideName, publishUpdate } from "./news.ts";
export { checkPayment, type Outcome, takePayment } from "./payment.ts";
export { service } from "./person.ts";
export {
  type Budget,
  type BudgetLine,
  budgetOf,
  countryTotals,
  get,
  giversOf,
  type Listing,
  list,
  type Progress,
  publicView,
  takesNoGifts,
  totalsOf,
  updatesOf,
  whereIs,
} from "./read.ts";
export { type Recount, recount } from "./recount.ts";
export {
  listingOf,
  MAX_GIFT,
  MAX_TARGET,
  MIN_GIFT,
  MIN_TARGET,
  readReference,
  shareOf,
} from "./rules.ts";
export * from "./schema.ts";
export { DECISIONS, decideHeld, heldPayments, holdTransfer, settleTransfer } from "./transfer.ts";
