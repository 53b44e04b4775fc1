import type { Campaign } from "@kz2050/core/campaign";
import type { Locale } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { type CardItem, ProgressBar, Tag, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

/** Names of regions in the page's language, by code. */
export async function regionNames(locale: Locale): Promise<ReadonlyMap<string, string>> {
  return new Map((await Reference.list("region")).map(({ code, name }) => [code, name[locale]]));
}

export const pathOf = (locale: Locale, campaignId: string): string => `/${locale}/campaigns/${campaignId}`;
export const givePath = (locale: Locale, campaignId: string): string => `/${locale}/my/campaigns/${campaignId}/give`;

const COLOURS: Readonly<Record<Campaign.CampaignStatus, TagColour>> = {
  draft: "grey",
  submitted: "yellow",
  open: "green",
  closed: "grey",
  reported: "blue",
};

export function Status({ c, status }: { c: PageContext; status: Campaign.CampaignStatus }) {
  return <Tag colour={COLOURS[status]}>{c.var.t.campaign.status[status]}</Tag>;
}

/** How much of the target has come, as a bar and in words. */
export function Raised({ c, target, raised }: { c: PageContext; target: number; raised: number }) {
  const { f } = c.var;
  return (
    <ProgressBar
      value={raised}
      max={target}
      valueText={f.money(raised)}
      maxText={f.money(target)}
      shareText={f.percent(raised / target)}
    />
  );
}

/** A campaign as a card of a list. */
export function cardOf(
  c: PageContext,
  view: ReturnType<typeof Campaign.publicView>,
  regions: ReadonlyMap<string, string>,
): CardItem {
  const { t, f, locale } = c.var;
  return {
    title: view.title.text,
    lang: view.title.language === locale ? undefined : view.title.language,
    href: pathOf(locale, view.campaignId),
    tag: <Status c={c} status={view.status} />,
    meta: `${regions.get(view.region) ?? view.region} · ${t.campaign.beneficiary[view.beneficiary]}`,
    extra: (
      <>
        <Raised c={c} target={view.target} raised={view.raised} />
        <p class="kz-card__meta">
          {t.campaign.page.donors(view.donors)}
          {view.status === "open" ? ` · ${t.campaign.page.until(f.date(view.endsOn))}` : ""}
        </p>
      </>
    ),
  };
}

/** A text people wrote, its empty lines made paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== "")
        .map((part) => (
          <p class="kz-body">{part.trim()}</p>
        ))}
    </>
  );
}
