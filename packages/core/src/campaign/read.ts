import { Identity } from "../identity/index.ts";
import { type Locale, NotFoundError, type Page, type Place, scope, textIn } from "../kernel/index.ts";
import { Stream } from "../stream/index.ts";
import { batchGet, get as getItem, queryAll, queryPage } from "../table/index.ts";
import { budgetCounter, COUNTRY, donorsCounter, raisedCounter } from "./events.ts";
import { listingOf, PUBLIC, refusalOf } from "./rules.ts";
import type { Campaign, CampaignStatus, Giver, Totals, Update } from "./schema.ts";
import { Campaigns } from "./table.ts";

/** A campaign with what it has raised. */
export interface Progress extends Totals {
  readonly campaign: Campaign;
}

/** The record in whatever state. @throws NotFoundError */
export async function find(campaignId: string, options: { eventual?: boolean } = {}): Promise<Campaign> {
  const row = await getItem(Campaigns, { campaignId, item: "campaign" }, options);
  if (row?.kind !== "campaign") throw new NotFoundError();
  return row;
}

/** Where a campaign belongs: its region's coordinator looks after it, and its own organiser. */
export const placeOf = ({ region, campaignId }: Campaign): Place => ({ region, campaign: campaignId });

/** The same, for what staff keep beside it; nowhere where there is none. */
export async function whereIs(campaignId: string): Promise<Place | undefined> {
  const row = await getItem(Campaigns, { campaignId, item: "campaign" });
  return row?.kind === "campaign" ? placeOf(row) : undefined;
}

Identity.findCampaignsBy(
  async (campaignId) => (await getItem(Campaigns, { campaignId, item: "campaign" }))?.kind === "campaign",
);

/** A campaign everybody may see, with its totals. @throws NotFoundError also for drafts */
export async function get(campaignId: string): Promise<Progress> {
  const [campaign, totals] = await Promise.all([find(campaignId, SHOWN), totalsOf([campaignId], SHOWN)]);
  if (!PUBLIC.has(campaign.status)) throw new NotFoundError();
  return { campaign, ...(totals[0] ?? NOTHING) };
}

const NOTHING: Totals = { raised: 0, donors: 0 };
/** What is only shown may be a moment old, at half the price. */
const SHOWN = { eventual: true } as const;

/** What each campaign has raised and from how many givers, in the order asked: counters, one read for all. */
export async function totalsOf(
  campaignIds: readonly string[],
  options: { eventual?: boolean } = {},
): Promise<Totals[]> {
  const counters = campaignIds.flatMap((id) => [raisedCounter(id), donorsCounter(id)]);
  const values = await Stream.countsOf(counters, options);
  return campaignIds.map((_, index) => ({ raised: values[2 * index] ?? 0, donors: values[2 * index + 1] ?? 0 }));
}

/** What the whole country has given. */
export const countryTotals = async (): Promise<Totals> => (await totalsOf([COUNTRY], SHOWN))[0] ?? NOTHING;

/** The states a list is kept of; `closed` holds the reported ones too. */
export type Listing = "draft" | "submitted" | "open" | "closed";

/** Campaigns of a list, newest first, in the country or one region. Re-read: what has left the list is left out. */
export async function listBy(
  {
    listing,
    region,
    cursor,
    limit,
  }: { listing: Listing; region?: string | undefined; cursor?: string | undefined; limit?: number },
  reader = "public",
): Promise<Page<Progress>> {
  const key =
    region === undefined
      ? { index: "byListing", hash: listing }
      : { index: "byRegion", hash: listingOf(listing, region).regionListing };
  const page = await queryPage(Campaigns, { ...key, backward: true, cursor, reader, limit });
  const options = reader === "public" ? SHOWN : {};
  const keys = page.items.map(({ campaignId, item }) => ({ campaignId, item }));
  const rows = await batchGet(Campaigns, keys, options);
  const campaigns = rows.filter((row): row is Campaign => row.kind === "campaign" && row.listing === listing);
  const ids = campaigns.map(({ campaignId }) => campaignId);
  const totals = await totalsOf(ids, options);
  return {
    items: campaigns.map((campaign, index) => ({ campaign, ...(totals[index] ?? NOTHING) })),
    cursor: page.cursor,
  };
}

/** The list everybody may see. */
export const list = (query: {
  status: "open" | "closed";
  region?: string | undefined;
  cursor?: string | undefined;
  limit?: number;
}) =>
  listBy({
    listing: query.status,
    region: query.region,
    cursor: query.cursor,
    ...(query.limit !== undefined && { limit: query.limit }),
  });

/** The news of a campaign, newest first. Few: read whole. */
export async function updatesOf(campaignId: string): Promise<Update[]> {
  const rows = await queryAll(Campaigns, {
    hash: campaignId,
    range: { beginsWith: "update#" },
    backward: true,
    eventual: true,
  });
  return rows.filter((row): row is Update => row.kind === "update");
}

/** The settled gifts everybody may see, newest first, a page. */
export async function giversOf(campaignId: string, cursor?: string, limit = 20): Promise<Page<Giver>> {
  const range = { beginsWith: "gift#" };
  const page = await queryPage(Campaigns, { hash: campaignId, range, backward: true, eventual: true, cursor, limit });
  return { items: page.items.filter((row): row is Giver => row.kind === "giver"), cursor: page.cursor };
}

/** Lines of a budget, in the order of the page: what kind of posting, against which account. */
const LINES = [
  { line: "card", kind: "gift.settled", account: "gateway:tiptop" },
  { line: "transfer", kind: "gift.settled", account: "bank" },
  { line: "released", kind: "payment.released", account: "suspense" },
  { line: "refunded_card", kind: "gift.refunded", account: "gateway:tiptop" },
  { line: "refunded_transfer", kind: "gift.refunded", account: "bank" },
] as const;
export type BudgetLine = (typeof LINES)[number]["line"];

export interface Budget {
  readonly lines: readonly { readonly line: BudgetLine; readonly tiyn: number }[];
  readonly received: number;
  readonly refunded: number;
  /** received − refunded: what came for the campaign and stayed. */
  readonly balance: number;
}

/** A campaign's budget: the ledger folded by kind and account. Every sum shown is a sum of its lines. */
export async function budgetOf(campaignId: string): Promise<Budget> {
  const values = await Stream.countsOf(LINES.map(({ kind, account }) => budgetCounter(campaignId, kind, account)));
  const lines = LINES.map(({ line }, index) => ({ line, tiyn: values[index] ?? 0 }));
  const total = (refunds: boolean) =>
    lines.filter(({ line }) => line.startsWith("refunded") === refunds).reduce((all, { tiyn }) => all + tiyn, 0);
  const [received, refunded] = [total(false), 0 - total(true)];
  return { lines, received, refunded, balance: received - refunded };
}

/** Why a campaign takes no gift now, if it does not. */
export const takesNoGifts = ({ campaign, raised }: Progress): string | undefined =>
  refusalOf(campaign, raised, scope().now());

/** What everybody may see of a campaign, in words of one language: the API's shape and the page's. */
export function publicView({ campaign, raised, donors }: Progress, locale: Locale) {
  const {
    campaignId,
    status,
    beneficiary,
    region,
    target,
    endsOn,
    overTarget,
    carryTo,
    openedAt,
    closedAt,
    closeReason,
  } = campaign;
  return {
    campaignId,
    status: status as Extract<CampaignStatus, "open" | "closed" | "reported">,
    title: textIn(campaign.title, locale),
    story: textIn(campaign.story, locale),
    beneficiary,
    region,
    target,
    raised,
    donors,
    endsOn,
    overTarget,
    carryTo,
    openedAt,
    closedAt,
    closeReason,
    takesGifts: refusalOf(campaign, raised, scope().now()) === undefined,
  };
}
