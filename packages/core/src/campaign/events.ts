import { type Notice, pseudonym, scope } from "../kernel/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Change, Moves } from "../stream/index.ts";
import { titleIn } from "./rules.ts";
import type { Campaign, Donor, Gift } from "./schema.ts";

/** The whole country's totals are kept as those of one more campaign; its counters are the movement's own, `raised` and `donors`. */
export const COUNTRY = "country";
const counter = (campaignId: string, what: string): string =>
  campaignId === COUNTRY ? what : `campaign#${campaignId}#${what}`;
export const raisedCounter = (campaignId: string): string => counter(campaignId, "raised");
export const donorsCounter = (campaignId: string): string => counter(campaignId, "donors");
/** The balance of an account of the ledger. */
export const balanceCounter = (account: string): string => `ledger#${account}`;
/** One line of a campaign's budget: what this kind of posting moved against this account. */
export const budgetCounter = (campaignId: string, kind: string, account: string): string =>
  `budget#${campaignId}#${kind}#${account}`;

/** What a posting moves: balances of its accounts, the campaign's and the country's total, the budget's line. A fold, step by step. */
export function movesOfPosting(posting: Ledger.Posting): Moves {
  const moves: Record<string, number> = {};
  const move = (counterId: string, by: number) => {
    moves[counterId] = (moves[counterId] ?? 0) + by;
  };
  for (const { account, tiyn } of posting.entries) {
    move(balanceCounter(account), tiyn);
    const campaignId = /^campaign:(\w+)$/.exec(account)?.[1];
    if (campaignId === undefined) continue;
    move(raisedCounter(campaignId), -tiyn);
    move(raisedCounter(COUNTRY), -tiyn);
    const other = posting.entries.find((entry) => entry.account !== account);
    if (other) move(budgetCounter(campaignId, posting.kind, other.account), other.tiyn);
  }
  return moves;
}

/** A posting counts once, when it is written: what changes later is its flag alone. */
export const postingMoves = ({ kind, after }: Change): Moves =>
  kind === "insert" && after ? movesOfPosting(after as unknown as Ledger.Posting) : {};

/** A donor counts while their row stands. */
export function donorMoves({ kind, before, after }: Change): Moves {
  const row = (after ?? before) as Donor | undefined;
  if (!row || kind === "modify") return {};
  return { [donorsCounter(row.campaignId)]: kind === "insert" ? 1 : -1 };
}

/** The letters a gift calls for, as it is now. */
export function noticesOfGift(gift: Gift, campaign: Campaign): Notice[] {
  const notice = (happening: string, facts: Notice["facts"]): Notice => ({
    id: `${gift.giftId}:${happening}`,
    kind: `campaign.${happening}`,
    to: { personId: gift.personId },
    locale: gift.language,
    facts: { campaign: titleIn(campaign, gift.language), reference: gift.reference, tiyn: gift.tiyn, ...facts },
    link: { purpose: "gift", id: gift.giftId },
  });
  switch (gift.status) {
    case "refunded":
      return [notice("refunded", { tiyn: gift.refundedTiyn ?? gift.tiyn })];
    case "settled":
      return [notice("settled", { tiyn: gift.settledTiyn ?? gift.tiyn, settledAt: gift.settledAt ?? "" })];
    default:
      if (gift.method === "transfer") return [notice("transfer", { endsOn: campaign.endsOn })];
      return gift.failedAt ? [notice("failed", {})] : [];
  }
}

/** The letter to each giver when a campaign is closed. */
export const noticeOfClosing = (campaign: Campaign, gift: Gift, raised: number): Notice => ({
  id: `${campaign.campaignId}:closed:${pseudonym(`closed#${campaign.campaignId}`, gift.personId)}`,
  kind: "campaign.closed",
  to: { personId: gift.personId },
  locale: gift.language,
  facts: {
    campaign: titleIn(campaign, gift.language),
    raised,
    target: campaign.target,
    closedAt: campaign.closedAt ?? scope().now().toISOString(),
  },
  link: { purpose: "gift", id: gift.giftId },
});
