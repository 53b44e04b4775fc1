import { Council } from "@kz2050/core/council";
import { NotFoundError } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { sortLocalized } from "@kz2050/i18n";
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  CardList,
  Columns,
  Figures,
  Form,
  Heading,
  InsetText,
  Lead,
  Pagination,
  Select,
  Steps,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { moderation } from "./moderation.tsx";
import { proposalPage } from "./proposal.tsx";
import { namesOf, proposalCards } from "./words.tsx";

const LATEST = 6;

/** The councils: what they do, each with its members and proposals. */
export const councilSite = new Hono<Pages>();
councilSite.route("/moderation", moderation);

councilSite.get("/", async (c) => {
  const { t, locale } = c.var;
  const words = t.council.startPage;
  const [councils, cityName, councilName, latest] = await Promise.all([
    Council.overview(),
    namesOf(c, "city"),
    namesOf(c, "council"),
    latestProposals(),
  ]);
  const { propose, publish, support, vote, akimat } = words.steps;
  return page(
    c,
    {
      title: t.council.title,
      description: t.council.lead,
      active: "council",
      before: <Breadcrumbs items={[{ text: t.common.nav.home, href: `/${locale}` }, { text: t.council.title }]} />,
    },
    <>
      <Heading level={1}>{t.council.title}</Heading>
      <Lead>{t.council.lead}</Lead>
      <p class="kz-body">{words.what}</p>
      <ButtonLink href={`/${locale}/my/proposals/new`} start>
        {t.council.start}
      </ButtonLink>
      <Heading level={2}>{words.councilsTitle}</Heading>
      <CardList
        columns={3}
        headingLevel={3}
        items={sortLocalized(councils, ({ council }) => cityName(council.city), locale).map(
          ({ council, published, open }) => ({
            title: cityName(council.city),
            href: `/${locale}/councils/${council.code}`,
            meta: t.council.counts.published(published),
            extra: t.council.counts.open(open),
          }),
        )}
      />
      <Heading level={2}>{words.howTitle}</Heading>
      <Steps items={[propose, publish, support, vote, akimat]} />
      {latest.length > 0 ? <Heading level={2}>{words.latestTitle}</Heading> : null}
      {latest.length > 0 ? <CardList headingLevel={3} items={proposalCards(c, latest, councilName)} /> : null}
      <Heading level={2}>{words.hasCode}</Heading>
      <Form action={`/${locale}/proposals`} method="get">
        <TextInput name="code" label={t.council.proposal.code} hint={words.codeHint} width={20} autocapitalize="none" />
        <Button kind="secondary">{t.common.action.search}</Button>
      </Form>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/councils/moderation`}>
          {t.council.moderation.link}
        </a>
      </p>
    </>,
  );
});

/** The newest of all councils: few of each, so that no list of the whole country need be kept. */
async function latestProposals(): Promise<Council.ProposalSummary[]> {
  const councils = await Reference.list("council");
  const pages = await Promise.all(councils.map(({ code }) => Council.list({ council: code, limit: LATEST })));
  return pages
    .flatMap(({ items }) => items)
    .filter(({ status }) => status !== "withdrawn")
    .toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
    .slice(0, LATEST);
}

const isVisible = (status: string): status is Council.VisibleStatus =>
  (Council.VISIBLE as readonly string[]).includes(status);

councilSite.get("/:code{[a-z-]+}", async (c) => {
  const { t, f, locale } = c.var;
  const council = await Reference.get("council", c.req.param("code"));
  const asked = c.req.query("status") ?? "";
  const status = isVisible(asked) ? asked : undefined;
  const [[numbers], seats, counts, list, authorityName] = await Promise.all([
    Council.overview(council.code),
    Council.seatsOf(council.code),
    Council.countsIn(council.code, Council.VISIBLE),
    Council.list({ council: council.code, status, cursor: c.req.query("cursor") }),
    namesOf(c, "authority"),
  ]);
  const countOf = (each: Council.VisibleStatus) => counts[Council.VISIBLE.indexOf(each)] ?? 0;
  const words = t.council.councilPage;
  const members = seats.filter(({ role }) => role === "member");
  const moderators = seats.filter(({ role }) => role === "moderator");
  const query = (cursor: string) => `?${new URLSearchParams({ ...(status && { status }), cursor })}`;
  return page(
    c,
    {
      title: council.name[locale],
      active: "council",
      before: (
        <Breadcrumbs
          items={[
            { text: t.common.nav.home, href: `/${locale}` },
            { text: t.council.title, href: `/${locale}/councils` },
            { text: council.name[locale] },
          ]}
        />
      ),
    },
    <>
      <Heading level={1}>{council.name[locale]}</Heading>
      <Figures
        items={[
          { value: f.number(numbers?.published ?? 0), label: words.published },
          { value: f.number(numbers?.open ?? 0), label: words.open },
          { value: f.number(countOf("answered") + countOf("closed")), label: words.answered },
        ]}
      />
      <ButtonLink href={`/${locale}/my/proposals/new?council=${council.code}`} start>
        {t.council.start}
      </ButtonLink>
      <Columns
        aside={
          <>
            <Heading level={2}>{words.members}</Heading>
            {members.length === 0 ? <p class="kz-body">{words.noMembers}</p> : <Names of={members} />}
            {moderators.length > 0 ? <Heading level={2}>{words.moderators}</Heading> : null}
            {moderators.length > 0 ? <Names of={moderators} /> : null}
            <Heading level={2}>{words.authority}</Heading>
            <p class="kz-body">{authorityName(council.authority)}</p>
            <p class="kz-body">
              <a class="kz-link" href={`/${locale}/councils/moderation?council=${council.code}`}>
                {t.council.moderation.nav}
              </a>
            </p>
          </>
        }
      >
        <Heading level={2}>{words.proposals}</Heading>
        <Form action={c.req.path} method="get">
          <Select
            name="status"
            label={words.filter}
            value={status}
            items={[
              { value: "", text: words.any },
              ...Council.VISIBLE.filter((each) => countOf(each) > 0 || each === status).map((each) => ({
                value: each,
                text: `${t.council.status[each]} (${f.number(countOf(each))})`,
              })),
            ]}
          />
          <Button kind="secondary">{t.common.action.filter}</Button>
        </Form>
        {list.items.length === 0 ? (
          <InsetText>{words.none}</InsetText>
        ) : (
          <CardList columns={1} headingLevel={3} items={proposalCards(c, list.items)} />
        )}
        <Pagination next={list.cursor === undefined ? null : query(list.cursor)} />
      </Columns>
    </>,
  );
});

function Names({ of }: { of: readonly Council.Seat[] }) {
  return (
    <ul class="kz-list">
      {of.map(({ name }) => (
        <li>{name}</li>
      ))}
    </ul>
  );
}

/** A proposal's public page, by its code. */
export const proposalSite = new Hono<Pages>();

proposalSite.get("/", (c) => {
  const code = (c.req.query("code") ?? "").trim().toUpperCase();
  if (!Council.ProposalCode.safeParse(code).success) throw new NotFoundError();
  return c.redirect(`/${c.var.locale}/proposals/${code}`, 302);
});

proposalSite.get("/:code", async (c) => {
  const asked = c.req.param("code");
  const proposal = await Council.find(asked);
  if (asked !== proposal.code) return c.redirect(`/${c.var.locale}/proposals/${proposal.code}`, 302);
  return proposalPage(c as PageContext, proposal);
});
