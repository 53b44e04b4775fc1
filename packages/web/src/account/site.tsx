import { Identity } from "@kz2050/core/identity";
import { Breadcrumbs, ButtonLink, Heading, InsetText, Lead, Table } from "@kz2050/ui";
import { Hono } from "hono";
import { type Pages, page } from "../page.tsx";

/** What is kept about people, how long and why: the periods are those the nightly job works by. */
export const privacy = new Hono<Pages>();

privacy.get("/privacy", (c) => {
  const { t, locale } = c.var;
  const words = t.account.privacy;
  return page(
    c,
    {
      title: words.title,
      description: words.lead,
      before: <Breadcrumbs items={[{ text: t.common.nav.home, href: `/${locale}` }, { text: words.title }]} />,
    },
    <>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Heading level={2}>{words.collectTitle}</Heading>
      <p>{words.collect}</p>
      <p>{words.cookies}</p>
      <Heading level={2}>{words.showTitle}</Heading>
      <p>{words.show}</p>
      <Heading level={2}>{words.rightsTitle}</Heading>
      <p>{words.rights}</p>
      <ButtonLink href={`/${locale}/my`}>{words.open}</ButtonLink>
      <Heading level={2}>{words.figuresTitle}</Heading>
      <InsetText>{words.figures}</InsetText>
      <Heading level={2}>{words.keepTitle}</Heading>
      <p>{words.keepLead}</p>
      <Table
        columns={[{ head: words.keepWhat }, { head: words.keepHowLong }, { head: words.keepWhy }]}
        rows={Object.entries(Identity.RETENTION).map(([name, { count, unit, basis }]) => [
          words.kept[name as Identity.RetentionClass],
          words[unit](count),
          words.basis[basis],
        ])}
        firstCellIsHeader
        stack
      />
    </>,
  );
});
