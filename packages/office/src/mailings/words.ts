import { Campaign } from "@kz2050/core/campaign";
import { type Access, grantFor, type Place, textIn } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import { Reference } from "@kz2050/core/reference";
import { sortLocalized } from "@kz2050/i18n";
import type { TagColour } from "@kz2050/ui";
import { type OfficeContext, staffIn } from "../page.tsx";

export const STATE_COLOURS: Readonly<Record<Mailing.MailingState, TagColour>> = {
  counting: "blue",
  draft: "grey",
  submitted: "yellow",
  sending: "blue",
  done: "green",
  cancelled: "red",
};

/** Whether the member of staff may do this in this place, now. The page's word alone: the action has the last one. */
export const may = (c: OfficeContext, action: { readonly access: Access }, place: Place = {}): boolean =>
  grantFor(action.access, staffIn(c), place, c.var.deps.now()) !== undefined;

/** The regions in which they may write, by name. */
export async function regionsOf(c: OfficeContext): Promise<{ value: string; text: string }[]> {
  const { locale } = c.var;
  const rows = (await Reference.list("region")).filter(({ code }) => may(c, Mailing.draft, { region: code }));
  const named = rows.map(({ code, name }) => ({ value: code, text: name[locale] }));
  return sortLocalized(named, ({ text }) => text, locale);
}

/** Whom a letter goes to, in words: the group and its place or campaign. */
export async function segmentName(c: OfficeContext, { to, region, campaignId }: Mailing.Segment): Promise<string> {
  const { t, locale } = c.var;
  const words = t.mailing;
  if (campaignId !== undefined) {
    const { campaign } = await Campaign.get(campaignId);
    return words.segment(words.to[to], textIn(campaign.title, locale).text);
  }
  const place =
    region === undefined
      ? words.country.toLocaleLowerCase(locale)
      : (await Reference.get("region", region)).name[locale];
  return words.segment(words.to[to], place);
}
