export {
  annulCertificatesOf,
  certifiable,
  certificate,
  check,
  copyCertificate,
  issue,
  type OwnCertificate,
  settleCertificate,
  withdrawCertificate,
} from "./certificate.ts";
export { annul, confirm, refuse, undo } from "./deciding.ts";
export { movesOf } from "./events.ts";
export { keepCertificateDeed, keepHoursDeed } from "./lines.ts";
export { note, type OwnHours, read, withdraw } from "./noting.ts";
export { service } from "./person.ts";
export {
  MOST_COUNTED,
  MOST_PICKED,
  next,
  type PickedRow,
  pick,
  type QueueRow,
  type QueueSize,
  queue,
  queues,
  view,
} from "./queue.ts";
export { LINKS, whereIs } from "./record.ts";
export { BADGES, type Badge, CONFIRMED, clockOf, DAYS_BACK, WAITING } from "./rules.ts";
export * from "./schema.ts";
export { TELLS, type ViewedHours } from "./seen.ts";
export { copyHours, mine, noticesOf, recount, total, totalsOf } from "./totals.ts";
