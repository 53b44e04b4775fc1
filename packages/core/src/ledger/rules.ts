import { ConflictError, sum } from "../kernel/index.ts";
import type { Account, Entry, HoldReason, Posting } from "./schema.ts";

/** Money on its way through a card gateway, until the bank has it. */
export const gatewayAccount = (name: string): Account => `gateway:${name}`;
/** Money that a campaign may spend. */
export const campaignAccount = (campaignId: string): Account => `campaign:${campaignId}`;
/** An account of another currency stands beside the one in tenge. */
const inCurrency = (account: Account, currency: string): Account =>
  currency === "KZT" ? account : `${account}:${currency}`;

/** @throws Error where the entries do not sum to zero or one is no whole number: such a posting is never written. */
export function post<P extends Pick<Posting, "postingId" | "entries">>(posting: P): P {
  if (posting.entries.length < 2) throw new Error(`${posting.postingId}: a posting has two sides`);
  if (!posting.entries.every(({ tiyn }) => Number.isSafeInteger(tiyn) && tiyn !== 0)) {
    throw new Error(`${posting.postingId}: an entry is a whole number of tiyn`);
  }
  if (sum(posting.entries.map(({ tiyn }) => tiyn)) !== 0)
    throw new Error(`${posting.postingId}: entries do not sum to zero`);
  return posting;
}

/** `amount` leaves one account and comes into another. */
export const transfer = (from: Account, to: Account, amount: number): Entry[] => [
  { account: to, tiyn: amount },
  { account: from, tiyn: -amount },
];

interface Cause {
  readonly postingId: string;
  readonly at: string;
  readonly enteredBy?: string | undefined;
  readonly evidence?: string | undefined;
  readonly receivedOn?: string | undefined;
}
const known = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** A gift has come: into the gateway's or the bank's account, for the campaign. */
export function giftSettled(
  cause: Cause & { source: Account; campaignId: string; giftId: string; tiyn: number },
): Posting {
  const { source, tiyn, ...rest } = cause;
  const entries = transfer(campaignAccount(rest.campaignId), source, tiyn);
  return post(known({ ...rest, kind: "gift.settled" as const, currency: "KZT", entries }) as Posting);
}

/** Money has come (or, refunded beyond what was paid, has gone) that belongs to nothing we know: a person must look at it. */
export function paymentHeld(
  cause: Cause & { source: Account; tiyn: number; currency: string; reason: HoldReason; giftId?: string | undefined },
): Posting {
  const { source, tiyn, currency, reason, ...rest } = cause;
  const [outside, suspense] = [inCurrency(source, currency), inCurrency("suspense", currency)];
  const entries = reason === "over_refund" ? transfer(outside, suspense, tiyn) : transfer(suspense, outside, tiyn);
  return post(
    known({
      ...rest,
      kind: "payment.held" as const,
      currency,
      entries,
      flag: "held" as const,
      holdReason: reason,
    }) as Posting,
  );
}

/** Held money goes to a campaign, or what was refunded too much is charged to it. Tenge alone: another currency is returned. */
export function paymentReleased(held: Posting, cause: Cause & { campaignId: string }): Posting {
  if (held.currency !== "KZT") throw new ConflictError("foreign_currency");
  const campaign = campaignAccount(cause.campaignId);
  const left = leftOf(held);
  const entries =
    held.holdReason === "over_refund" ? transfer("suspense", campaign, left) : transfer(campaign, "suspense", left);
  return post(
    known({
      ...cause,
      kind: "payment.released" as const,
      currency: "KZT",
      entries,
      reverses: held.postingId,
    }) as Posting,
  );
}

/** Held money goes back the way it came. */
export function paymentReturned(held: Posting, cause: Cause): Posting {
  return post(
    known({
      ...cause,
      kind: "payment.returned" as const,
      currency: held.currency,
      entries: reversed(held, leftOf(held)),
      reverses: held.postingId,
    }) as Posting,
  );
}

/** The same entries the other way round, for `tiyn` of the whole. */
export function reversed(posting: Posting, tiyn: number): Entry[] {
  const [into, from] = [
    posting.entries.find((entry) => entry.tiyn > 0),
    posting.entries.find((entry) => entry.tiyn < 0),
  ];
  if (posting.entries.length !== 2 || !into || !from)
    throw new Error(`${posting.postingId}: only a plain posting is reversed`);
  return transfer(into.account, from.account, tiyn);
}

/** A gateway gave back a payment, whole or in part: what was booked by it is reversed. */
export function paymentRefunded(paid: Posting, cause: Cause & { tiyn: number }): Posting {
  const { tiyn, ...rest } = cause;
  if (tiyn > leftOf(paid)) throw new ConflictError("refund_too_large");
  const kind = paid.kind === "gift.settled" ? ("gift.refunded" as const) : ("payment.returned" as const);
  const { campaignId, giftId, currency } = paid;
  return post(
    known({
      ...rest,
      kind,
      currency,
      campaignId,
      giftId,
      entries: reversed(paid, tiyn),
      reverses: paid.postingId,
    }) as Posting,
  );
}

/** The sum a posting brought in. */
export const amountOf = (posting: Pick<Posting, "entries">): number =>
  sum(posting.entries.map(({ tiyn }) => Math.max(0, tiyn)));

/** What of it was not taken back yet. */
export const leftOf = (posting: Posting): number => amountOf(posting) - (posting.reversedTiyn ?? 0);

/** Balances by account: the ledger read from its beginning. */
export function fold(postings: Iterable<Pick<Posting, "entries">>): Map<Account, number> {
  const balances = new Map<Account, number>();
  for (const { entries } of postings) {
    for (const { account, tiyn } of entries) balances.set(account, (balances.get(account) ?? 0) + tiyn);
  }
  return balances;
}
