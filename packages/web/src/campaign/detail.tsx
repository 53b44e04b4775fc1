import { Campaign } from "@kz2050/core/campaign";
import { textIn } from "@kz2050/core/kernel";
import { errorText } from "@kz2050/i18n";
import {
  Breadcrumbs,
  ButtonLink,
  Heading,
  InsetText,
  Original,
  Pagination,
  SummaryList,
  Table,
  Timeline,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { givePath, Paragraphs, pathOf, Raised, regionNames, Status } from "./parts.tsx";

/** One campaign: what for, how much has come, from how many, what was done with it. */
export const detail = new Hono<Pages>();

const SHOWN_GIVERS = 10;

detail.get("/:campaignId", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.campaign.page;
  const campaignId = c.req.param("campaignId");
  const progress = await Campaign.get(campaignId);
  const view = Campaign.publicView(progress, locale);
  const [updates, givers, budget, regions, carried] = await Promise.all([
    Campaign.updatesOf(campaignId),
    Campaign.giversOf(campaignId, undefined, SHOWN_GIVERS),
    Campaign.budgetOf(campaignId),
    regionNames(locale),
    view.carryTo ? Campaign.get(view.carryTo).catch(() => undefined) : undefined,
  ]);
  const refusal = Campaign.takesNoGifts(progress);
  const next = carried && textIn(carried.campaign.title, locale);
  return page(
    c,
    {
      title: view.title.text,
      description: view.story.text.slice(0, 150),
      active: "campaign",
      before: <Crumbs c={c} title={view.title.text} />,
    },
    <>
      <Status c={c} status={view.status} />
      <h1 lang={view.title.language === locale ? undefined : view.title.language}>{view.title.text}</h1>
      <Raised c={c} target={view.target} raised={view.raised} />
      <p class="kz-body">
        {words.donors(view.donors)}
        {view.status === "open" ? ` · ${words.until(f.date(view.endsOn))}` : ""}
      </p>
      {refusal === undefined ? (
        <ButtonLink href={givePath(locale, campaignId)} start>
          {words.give}
        </ButtonLink>
      ) : (
        <InsetText>
          {view.closedAt && view.closeReason
            ? words.closed(f.date(view.closedAt), t.campaign.closeReason[view.closeReason])
            : errorText(locale, refusal)}
        </InsetText>
      )}
      <Heading level={2}>{words.story}</Heading>
      <Original lang={view.story.language}>
        <Paragraphs text={view.story.text} />
      </Original>
      <SummaryList
        rows={[
          { key: words.region, value: regions.get(view.region) ?? view.region },
          { key: words.beneficiary, value: t.campaign.beneficiary[view.beneficiary] },
          { key: words.target, value: f.money(view.target) },
          { key: words.endsOn, value: f.date(view.endsOn) },
          { key: words.rule, value: t.campaign.overTarget[view.overTarget] },
          next && view.carryTo
            ? {
                key: words.carryTo,
                value: (
                  <a
                    class="kz-link"
                    href={pathOf(locale, view.carryTo)}
                    lang={next.language === locale ? undefined : next.language}
                  >
                    {next.text}
                  </a>
                ),
              }
            : null,
        ]}
      />
      {updates.length > 0 ? <Updates c={c} updates={updates} /> : null}
      <BudgetTable c={c} budget={budget} />
      <Heading level={2}>{words.givers}</Heading>
      {givers.items.length === 0 ? <p class="kz-body">{words.noGivers}</p> : <Givers c={c} givers={givers.items} />}
      {givers.cursor ? (
        <p class="kz-body">
          <a class="kz-link" href={`${pathOf(locale, campaignId)}/gifts`}>
            {words.allGivers}
          </a>
        </p>
      ) : null}
    </>,
  );
});

/** All gifts that came, page by page. */
detail.get("/:campaignId/gifts", async (c) => {
  const { t, locale } = c.var;
  const words = t.campaign.page;
  const campaignId = c.req.param("campaignId");
  const { campaign } = await Campaign.get(campaignId);
  const { items, cursor } = await Campaign.giversOf(campaignId, c.req.query("cursor") || undefined);
  const title = textIn(campaign.title, locale);
  return page(
    c,
    {
      title: `${words.givers}: ${title.text}`,
      active: "campaign",
      noindex: true,
      before: <Crumbs c={c} title={title.text} href={pathOf(locale, campaignId)} />,
    },
    <>
      <Heading level={1}>{words.givers}</Heading>
      {items.length === 0 ? <p class="kz-body">{words.noGivers}</p> : <Givers c={c} givers={items} />}
      <Pagination
        previous={{ href: pathOf(locale, campaignId), text: words.back }}
        next={
          cursor
            ? {
                href: `${pathOf(locale, campaignId)}/gifts?cursor=${encodeURIComponent(cursor)}`,
                text: words.moreGivers,
              }
            : undefined
        }
      />
    </>,
  );
});

function Crumbs({ c, title, href }: { c: PageContext; title: string; href?: string }) {
  const { t, locale } = c.var;
  return (
    <Breadcrumbs
      items={[
        { text: t.common.nav.home, href: `/${locale}` },
        { text: t.campaign.title, href: `/${locale}/campaigns` },
        { text: title, ...(href && { href }) },
      ]}
    />
  );
}

/** News, newest first, each in the reader's language or as it was written. */
export function Updates({ c, updates }: { c: PageContext; updates: readonly Campaign.Update[] }) {
  const { t, f, locale } = c.var;
  const words = t.campaign.page;
  return (
    <>
      <Heading level={2}>{words.updates}</Heading>
      <Timeline
        items={updates.map(({ title, text, isReport, publishedAt }) => {
          const [head, body] = [textIn(title, locale), textIn(text, locale)];
          return {
            title: (
              <span lang={head.language === locale ? undefined : head.language}>
                {isReport ? `${words.report}: ${head.text}` : head.text}
              </span>
            ),
            at: publishedAt,
            atText: f.date(publishedAt),
            text: (
              <Original lang={body.language}>
                <Paragraphs text={body.text} />
              </Original>
            ),
          };
        })}
      />
    </>
  );
}

function BudgetTable({ c, budget }: { c: PageContext; budget: Campaign.Budget }) {
  const { t, f } = c.var;
  const words = t.campaign.budget;
  const money = (tiyn: number) => ({ content: f.money(tiyn), numeric: true });
  return (
    <>
      <Table
        caption={words.title}
        captionSize="m"
        columns={[{ head: words.article }, { head: words.sum, numeric: true }]}
        firstCellIsHeader
        rows={[
          ...budget.lines
            .filter(({ line, tiyn }) => tiyn !== 0 || line === "card" || line === "transfer")
            .map(({ line, tiyn }) => [words.line[line], money(tiyn)]),
          [<strong>{words.balance}</strong>, { content: <strong>{f.money(budget.balance)}</strong>, numeric: true }],
        ]}
      />
      <p class="kz-body-s">{words.how}</p>
    </>
  );
}

function Givers({ c, givers }: { c: PageContext; givers: readonly Campaign.Giver[] }) {
  const { t, f } = c.var;
  const words = t.campaign.page;
  return (
    <Table
      columns={[{ head: words.giver }, { head: words.amount, numeric: true }]}
      rows={givers.map(({ publicName, settledAt, tiyn }) => [
        <>
          {publicName ?? words.anonymous}
          <br />
          <time class="kz-hint" datetime={settledAt.slice(0, 10)}>
            {f.date(settledAt)}
          </time>
        </>,
        { content: f.money(tiyn), numeric: true },
      ])}
    />
  );
}
