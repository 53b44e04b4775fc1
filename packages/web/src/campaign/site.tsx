import { Campaign } from "@kz2050/core/campaign";
import { sortLocalized } from "@kz2050/i18n";
import { Breadcrumbs, Button, CardList, Figures, Form, Heading, Lead, Pagination, Select, Steps } from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { detail } from "./detail.tsx";
import { cardOf, regionNames } from "./parts.tsx";

/** The public pages of #Create Good: what it is and the list, and each campaign. */
export const campaignSite = new Hono<Pages>();

campaignSite.get("/", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.campaign;
  const query = queryOf(c);
  const [{ items, cursor }, country, regions] = await Promise.all([
    Campaign.list(query),
    Campaign.countryTotals(),
    regionNames(locale),
  ]);
  const { how, list } = words;
  return page(
    c,
    {
      title: words.title,
      description: words.lead,
      active: "campaign",
      path: `/campaigns${searchOf(query, query.cursor)}`,
      before: <Breadcrumbs items={[{ text: t.common.nav.home, href: `/${locale}` }, { text: words.title }]} />,
    },
    <>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {query.cursor ? null : (
        <Figures
          items={[
            { value: f.money(country.raised), label: words.page.raised },
            { value: f.number(country.donors), label: words.page.donorsLabel },
          ]}
        />
      )}
      <Heading level={2}>{list[query.status]}</Heading>
      <Filter c={c} query={query} regions={regions} />
      {items.length === 0 ? <p class="kz-body">{query.status === "open" ? list.noneOpen : list.noneClosed}</p> : null}
      <CardList items={items.map((item) => cardOf(c, Campaign.publicView(item, locale), regions))} headingLevel={3} />
      <Pagination
        previous={query.cursor ? { href: `/${locale}/campaigns${searchOf(query)}`, text: list.first } : undefined}
        next={cursor ? { href: `/${locale}/campaigns${searchOf(query, cursor)}`, text: list.more } : undefined}
      />
      <Heading level={2}>{how.title}</Heading>
      <Steps items={[how.choose, how.give, how.see]} />
    </>,
  );
});

interface Query {
  readonly status: "open" | "closed";
  readonly region: string | undefined;
  readonly cursor: string | undefined;
}

/** What of the address the list knows; anything else is as if it were not there. */
function queryOf(c: PageContext): Query {
  const region = c.req.query("region");
  return {
    status: c.req.query("status") === "closed" ? "closed" : "open",
    region: region && /^\d{2}$/.test(region) ? region : undefined,
    cursor: c.req.query("cursor") || undefined,
  };
}

function searchOf({ status, region }: Query, cursor?: string): string {
  const search = new URLSearchParams({
    ...(status === "closed" && { status }),
    ...(region && { region }),
    ...(cursor && { cursor }),
  });
  return search.size > 0 ? `?${search}` : "";
}

function Filter({ c, query, regions }: { c: PageContext; query: Query; regions: ReadonlyMap<string, string> }) {
  const { t, locale } = c.var;
  const { list } = t.campaign;
  const sorted = sortLocalized([...regions], ([, name]) => name, locale);
  return (
    <Form action={`/${locale}/campaigns`} method="get" label={list.filter} class="kz-filter">
      <Select
        name="status"
        label={list.which}
        value={query.status}
        items={(["open", "closed"] as const).map((value) => ({ value, text: list[value] }))}
      />
      <Select
        name="region"
        label={list.region}
        value={query.region}
        empty={list.allRegions}
        items={sorted.map(([value, text]) => ({ value, text }))}
      />
      <Button kind="secondary">{list.show}</Button>
    </Form>
  );
}

campaignSite.route("/", detail);
