import { counter, type Rows, type Say, tally } from "./laws.ts";

interface Entry {
  readonly account: string;
  readonly tiyn: number;
}

/** The campaigns that were opened, and how many gifts were promised. */
export interface Given {
  readonly campaignIds: readonly string[];
  readonly promised: number;
}

/** Every posting sums to zero, every total is what the postings add up to, and what is made of gifts agrees with them. */
export function money({ campaignIds: ours, promised }: Given, rows: Rows, say: Say): void {
  const { Postings = [], Gifts = [], Campaigns = [], Donors = [], Transfers = [] } = rows;
  const balances = new Map<string, number>();
  for (const { postingId, entries } of Postings) {
    const parts = entries as readonly Entry[];
    if (parts.reduce((sum, { tiyn }) => sum + tiyn, 0) !== 0) say(`${postingId} does not sum to zero`);
    for (const { account, tiyn } of parts) balances.set(account, (balances.get(account) ?? 0) + tiyn);
  }
  for (const [account, balance] of balances) {
    const counted = counter(rows, `ledger#${account}`);
    if (counted !== balance) say(`the balance of ${account} is ${balance} and counted as ${counted}`);
  }
  let whole = 0;
  for (const campaignId of ours) {
    const raised = 0 - (balances.get(`campaign:${campaignId}`) ?? 0);
    const counted = counter(rows, `campaign#${campaignId}#raised`);
    if (counted !== raised) say(`${campaignId} raised ${raised} and ${counted} is counted`);
    whole += raised;
  }
  if (counter(rows, "raised") !== whole) say(`the country raised ${whole} and ${counter(rows, "raised")} is counted`);

  const back = tally(Postings, ({ reverses }) => String(reverses ?? ""));
  for (const posting of Postings) {
    const taken = Postings.filter(({ reverses }) => reverses === posting.postingId);
    const sum = taken
      .flatMap(({ entries }) => entries as Entry[])
      .reduce((all, { tiyn }) => all + Math.max(0, tiyn), 0);
    if (sum !== Number(posting.reversedTiyn ?? 0))
      say(
        `${posting.postingId}: ${posting.reversedTiyn} noted as taken back by ${back.get(String(posting.postingId))}, ${sum} booked`,
      );
  }

  if (Gifts.length !== promised) say(`${Gifts.length} gifts are there of ${promised} that were promised`);
  for (const gift of Gifts) {
    const isSettled = gift.status === "settled";
    const listed = Campaigns.filter((row) => row.kind === "giver" && row.giftId === gift.giftId);
    const left = Number(gift.settledTiyn ?? 0) - Number(gift.refundedTiyn ?? 0);
    if (listed.length !== (isSettled ? 1 : 0)) say(`${gift.giftId} (${gift.status}) is listed ${listed.length} times`);
    if (isSettled && listed[0]?.tiyn !== left) say(`${gift.giftId} is listed with ${listed[0]?.tiyn} of ${left}`);
    const donors = Donors.filter(({ gifts }) => (gifts as string[]).includes(String(gift.giftId)));
    if (donors.length !== (isSettled ? 2 : 0))
      say(`${gift.giftId} (${gift.status}) counts for ${donors.length} donors`);
    const booked = Postings.filter((row) => row.kind === "gift.settled" && row.giftId === gift.giftId).length;
    if (booked !== (gift.status === "pledged" ? 0 : 1))
      say(`${gift.giftId} (${gift.status}) was booked ${booked} times`);
    const transfer = Transfers.find(({ giftId }) => giftId === gift.giftId);
    const awaited = gift.method === "transfer" && gift.status === "pledged";
    if ((transfer?.waiting !== undefined) !== awaited) say(`${gift.giftId} (${gift.status}) is awaited: ${!awaited}`);
  }
  for (const { giftId } of Transfers)
    if (!Gifts.some((gift) => gift.giftId === giftId)) say(`a transfer is awaited for ${giftId}, which is not there`);
  for (const campaignId of [...ours, "country"]) {
    const donors = Donors.filter((row) => row.campaignId === campaignId).length;
    const counted = counter(rows, campaignId === "country" ? "donors" : `campaign#${campaignId}#donors`);
    if (counted !== donors) say(`${campaignId} has ${donors} donors and counts ${counted}`);
  }
}
