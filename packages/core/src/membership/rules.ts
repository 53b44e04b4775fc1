import {
  type AppError,
  ageOn,
  ConflictError,
  DAY,
  ForbiddenError,
  HOUR,
  invalidField,
  NotFoundError,
  StaleError,
} from "../kernel/index.ts";
import type { Application, HistoryEntry, Status } from "./schema.ts";

/** The movement's charter takes members from this age. */
export const MIN_AGE = 16;
const EARLIEST_BIRTH = "1900-01-01";
export const CONFIRM_LIFE = 48 * HOUR;
/** An unconfirmed application is swept this long after it expired. */
export const SWEEP_AFTER = 3 * DAY;
export const CODE_TRIES = 5;

type States = ReadonlySet<Status>;
const states = (...names: readonly Status[]): States => new Set(names);
/** Waiting for a coordinator or for the applicant's answer. */
export const DECIDABLE = states("submitted", "more_info");
export const ASKABLE = states("submitted");
export const ANSWERABLE = states("more_info");
/** A duplicate may be withdrawn like any other, since its page looks like any other's. */
export const WITHDRAWABLE = states("submitted", "more_info", "duplicate");
export const MEMBER = states("approved");
/** Has a card, valid or not. */
export const CARDED = states("approved", "ended");
/** Staff know nothing of the rest: nobody has shown that the mailbox is theirs. */
export const VISIBLE_TO_STAFF = states("submitted", "more_info", "approved", "rejected", "withdrawn", "ended");

/** Closed by its coordinator as a repetition of a membership, not found to be one by itself. */
export const isAssigned = ({ status, history }: Pick<Application, "status" | "history">): boolean =>
  status === "duplicate" && history.some(({ what }) => what === "assigned");

/** Whether staff may know of it at all. */
export const isKnownToStaff = (application: Pick<Application, "status" | "history">): boolean =>
  VISIBLE_TO_STAFF.has(application.status) || isAssigned(application);

/** What a reader is told: expiry is computed here, never stored. */
export type ShownStatus = Status | "expired";

export function statusAt(application: Pick<Application, "status" | "confirmBy">, now: Date): ShownStatus {
  return application.status === "unconfirmed" && now.toISOString() >= application.confirmBy
    ? "expired"
    : application.status;
}

/**
 * The applicant's own page tells a duplicate from a new application no more than the confirmation did: the mail explains.
 * One that a coordinator closed says so.
 */
export function statusForApplicant(
  application: Pick<Application, "status" | "confirmBy" | "history">,
  now: Date,
): ShownStatus {
  const status = statusAt(application, now);
  return status === "duplicate" && !isAssigned(application) ? "submitted" : status;
}

/** Where an application of this history waits: for its applicant while a question has no answer. */
export const waitingIn = (history: Application["history"]): "submitted" | "more_info" =>
  history.findLast(({ what }) => what === "asked" || what === "answered")?.what === "asked" ? "more_info" : "submitted";

/** The regions that had the application before: their coordinators go on seeing what became of it. */
export const formerRegions = ({ region, history }: Pick<Application, "region" | "history">): string[] => [
  ...new Set(history.flatMap(({ from }) => (from === undefined || from === region ? [] : [from]))),
];

/** @throws InvalidError too_young under 16 on the day of applying, invalid_date for a day that nobody living was born on. */
export function assertBirthDate(birthDate: string, today: string): void {
  if (birthDate < EARLIEST_BIRTH || birthDate > today) throw invalidField("birthDate", "invalid_date");
  if (ageOn(birthDate, today) < MIN_AGE) throw invalidField("birthDate", "too_young", { min: MIN_AGE });
}

/** @throws ConflictError wrong_state */
export function assertIn(application: Pick<Application, "status">, allowed: States): void {
  if (!allowed.has(application.status)) throw new ConflictError("wrong_state");
}

/** @throws StaleError when the reader saw another version than there is. */
export function assertSeen(application: Pick<Application, "version">, seen: number | undefined): void {
  if (seen !== undefined && seen !== application.version) throw new StaleError();
}

/** @throws ForbiddenError own_application: nobody decides on themselves. */
export function assertNotOwn(application: Pick<Application, "personId">, personId: string): void {
  if (application.personId === personId) throw new ForbiddenError("own_application");
}

/** What to answer when a transition's condition failed, by the item that stood there. */
export const movedOn =
  (allowed: States) =>
  (old: Readonly<Record<string, unknown>> | undefined): AppError => {
    if (old === undefined) return new NotFoundError();
    return allowed.has(old.status as Status) ? new StaleError() : new ConflictError("wrong_state");
  };

/** The queue in which an application waits. */
export const queueOf = (region: string, status: Status): string => `${region}#${status}`;

/** The history with one more step. */
export const stepped = (application: Pick<Application, "history">, step: HistoryEntry): HistoryEntry[] => [
  ...application.history,
  step,
];

/** ISO 7064 MOD 11,10: catches a wrong digit and nearly all swapped neighbours. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * A member number from chance: eight digits that do not begin with nought, and a check digit. From chance and not from a
 * counter: a counter would be one hot key for the whole country, and would tell how many members there are.
 */
export function memberNumberOf(chance: Uint8Array): string {
  const drawn = chance.reduce((sum, byte) => (sum * 256 + byte) % 90_000_000, 0);
  const digits = String(10_000_000 + drawn);
  return digits + checkDigit(digits);
}

/** `482 109 375`, as it is read aloud. */
export const showMemberNumber = (number: string): string => number.replace(/(\d{3})(?=\d)/g, "$1 ");

/** Digits of a number as people type it; undefined where the check digit is wrong. */
export function readMemberNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{9}$/.test(digits) && checkDigit(digits.slice(0, 8)) === digits[8] ? digits : undefined;
}
