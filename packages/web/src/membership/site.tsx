import { NotFoundError } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import {
  Breadcrumbs,
  ButtonLink,
  Columns,
  Heading,
  InsetText,
  Lead,
  Panel,
  Steps,
  SummaryList,
  Table,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { StandingTag } from "./standing.tsx";

/** The public pages of membership: what it is, and whether a card is valid. */
export const membershipSite = new Hono<Pages>();

membershipSite.get("/", async (c) => {
  const { t, locale } = c.var;
  const words = t.membership.about;
  const members = await Membership.members();
  return page(
    c,
    {
      title: t.membership.title,
      description: t.membership.lead,
      active: "membership",
      before: <Breadcrumbs items={[{ text: t.common.nav.home, href: `/${locale}` }, { text: t.membership.title }]} />,
    },
    <>
      <Heading level={1}>{t.membership.title}</Heading>
      <Lead>{t.membership.lead}</Lead>
      <ButtonLink href={`/${locale}/my/membership/apply`} start>
        {t.membership.start}
      </ButtonLink>
      <Columns
        aside={
          <>
            <Heading level={2}>{words.longTitle}</Heading>
            <p>{words.long}</p>
            <p>{words.leaveText}</p>
            {members > 0 ? <p>{words.members(members)}</p> : null}
          </>
        }
      >
        <Heading level={2}>{words.whatTitle}</Heading>
        <p>{words.what}</p>
        <Heading level={2}>{words.whoTitle}</Heading>
        <ul>
          <li>{words.whoAge}</li>
          <li>{words.whoPlace}</li>
          <li>{words.whoOnce}</li>
        </ul>
      </Columns>
      <Heading level={2}>{words.askTitle}</Heading>
      <Table
        columns={[{ head: words.askWhat }, { head: words.askWhy }]}
        rows={[
          [words.name, words.nameWhy],
          [words.place, words.placeWhy],
          [words.contact, words.contactWhy],
          [words.occupation, words.occupationWhy],
        ]}
        firstCellIsHeader
        stack
      />
      <InsetText>{words.noIin}</InsetText>
      <Heading level={2}>{words.nextTitle}</Heading>
      <Steps
        items={[
          { title: words.applyTitle, text: words.applyText },
          { title: words.confirmTitle, text: words.confirmText },
          { title: words.reviewTitle, text: words.reviewText },
          { title: words.cardTitle, text: words.cardText },
        ]}
      />
      <ButtonLink href={`/${locale}/my/membership/apply`} start>
        {t.membership.start}
      </ButtonLink>
    </>,
  );
});

/** What a scanned card shows: never kept by a cache, since a membership may end at any moment. */
membershipSite.get("/verify/:code", async (c) => {
  c.header("cache-control", "no-store");
  const found = await Membership.card(c.req.param("code")).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
  return verifyPage(c, found);
});

async function verifyPage(
  c: PageContext,
  found: Awaited<ReturnType<typeof Membership.card>> | undefined,
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.membership.verify;
  const region = found && (await Reference.get("region", found.region)).name[locale];
  // A member whose term has passed is one all the same: the membership has not ended.
  const invalidText = found?.standing ? t.membership.standing.verify.lapsed : words.invalidText;
  return page(
    c,
    { title: words.title, active: "membership", noindex: true, status: found ? 200 : 404 },
    <>
      {found?.valid && region ? (
        <Panel title={words.valid}>{words.validText(region)}</Panel>
      ) : (
        <>
          <Heading level={1}>{words.invalid}</Heading>
          <Lead>{region ? invalidText(region) : words.unknown}</Lead>
        </>
      )}
      {found?.standing ? (
        <SummaryList
          rows={[
            { key: t.membership.standing.title, value: <StandingTag c={c} standing={{ code: found.standing }} /> },
          ]}
        />
      ) : null}
      <p>{words.nothingMore}</p>
      <ButtonLink href={`/${locale}/membership`} kind="secondary">
        {t.membership.title}
      </ButtonLink>
    </>,
  );
}
