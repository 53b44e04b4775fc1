import { Campaign } from "@kz2050/core/campaign";
import type { Identity } from "@kz2050/core/identity";
import { DEFAULT_ZONE, instantOf, localOf, NotFoundError, plusDays, textIn } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { dateField, type Fields, text } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import type { OfficeContext } from "../page.tsx";

export interface Place {
  readonly value: string;
  readonly text: string;
}

/** The regions or councils there are, in the reader's order. */
export async function places(c: OfficeContext, kind: "region" | "council"): Promise<Place[]> {
  const { locale } = c.var;
  const rows = (await Reference.list(kind)).map(({ code, name }) => ({ value: code, text: name[locale] }));
  return sortLocalized(rows, ({ text: name }) => name, locale);
}

/** Campaigns that somebody may still run: a page of each list, the newest first. */
export async function runningCampaigns(c: OfficeContext): Promise<Place[]> {
  const lists = await Promise.all(
    (["draft", "submitted", "open"] as const).map((listing) => Campaign.queue({ listing })),
  );
  return lists
    .flatMap(({ items }) => items)
    .map(({ campaign }) => ({ value: campaign.campaignId, text: textIn(campaign.title, c.var.locale).text }));
}

/** The names of the places of these grants, by `region`, `council` or `campaign` and code. */
export async function placeNames(
  c: OfficeContext,
  rows: readonly Identity.StaffGrant[],
): Promise<(row: Identity.StaffGrant) => string> {
  const ids = [...new Set(rows.flatMap(({ campaign }) => campaign ?? []))];
  const [regions, councils, titles] = await Promise.all([
    places(c, "region"),
    places(c, "council"),
    Promise.all(ids.map(async (campaignId) => [campaignId, await titleOf(c, campaignId)] as const)),
  ]);
  const names = new Map<string, string>([
    ...regions.map(({ value, text }) => [`region ${value}`, text] as const),
    ...councils.map(({ value, text }) => [`council ${value}`, text] as const),
    ...titles.map(([id, title]) => [`campaign ${id}`, title] as const),
  ]);
  return ({ region, council, campaign }) => {
    const key = council ? `council ${council}` : region ? `region ${region}` : campaign ? `campaign ${campaign}` : "";
    return key === "" ? c.var.t.office.staff.country : (names.get(key) ?? key);
  };
}

async function titleOf(c: OfficeContext, campaignId: string): Promise<string> {
  try {
    return textIn((await Campaign.read({ campaignId })).campaign.title, c.var.locale).text;
  } catch (error) {
    if (error instanceof NotFoundError) return campaignId;
    throw error;
  }
}

export const today = (c: OfficeContext): string => localOf(c.var.deps.now(), DEFAULT_ZONE).date;

/** The minute a role begins: at once where the field is empty or says today. */
export function beginning(c: OfficeContext, fields: Fields): string | undefined {
  const date = dateField(fields, "from");
  if (date === "" || date === today(c)) return undefined;
  return instantIn(date);
}

/** The minute a role ends: that after its last day. Undefined where the field is empty. */
export function ending(fields: Fields): string | undefined {
  const date = dateField(fields, "until");
  if (date === "") return undefined;
  return isDate(date) ? instantIn(plusDays(date, 1)) : date;
}

/** The last day of a role that ends at this minute. */
export const lastDay = (until: string): string => localOf(new Date(Date.parse(until) - 1), DEFAULT_ZONE).date;

const isDate = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
/** What is no date goes on as it is typed: the action names the field. */
const instantIn = (date: string): string => (isDate(date) ? instantOf(date, 0, DEFAULT_ZONE).toISOString() : date);

/** A date as its three boxes keep it. */
export const typedDate = (fields: Fields, name: string) => ({
  day: text(fields, `${name}-day`),
  month: text(fields, `${name}-month`),
  year: text(fields, `${name}-year`),
});

export const rolePath = (c: OfficeContext, { personId, grant }: { personId: string; grant: string }): string =>
  `/office/${c.var.locale}/staff/${personId}/${encodeURIComponent(grant)}`;
