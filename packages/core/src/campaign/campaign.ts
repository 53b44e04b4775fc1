export { COUNTRY, donorMoves, donorsCounter, postingMoves, raisedCounter } from "./events.ts";
export { byLink, checkout, chooseMethod, giftPage, Pledge, pledge } from "./give.ts";
export {
  type AwaitedTransfer,
  awaitedTransfer,
  awaitedTransfers,
  findTransfers,
  mirror,
  noticesOf,
  noticesOfCampaign,
} from "./mirror.ts";
export { checkPayment, DECISIONS, decideHeld, heldPayments, holdTransfer, type Outcome, settleTransfer, takePayment } from "./money.ts";
export {
  type Budget,
  type BudgetLine,
  budgetOf,
  countryTotals,
  get,
  giversOf,
  list,
  type Listing,
  type Progress,
  publicView,
  takesNoGifts,
  totalsOf,
  updatesOf,
} from "./read.ts";
export { type Recount, recount } from "./recount.ts";
export { CONSENT_VERSION, listingOf, MAX_GIFT, MAX_TARGET, MIN_GIFT, MIN_TARGET, readReference, shareOf } from "./rules.ts";
export * from "./schema.ts";
export {
  close,
  closeDue,
  draft,
  edit,
  HIDE_REASONS,
  hideName,
  open,
  Plan,
  publishUpdate,
  queue,
  read,
  sendBack,
  submit,
} from "./staff.ts";
