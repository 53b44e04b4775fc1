import { NotFoundError } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import {
  Band,
  Breadcrumbs,
  ButtonLink,
  Columns,
  Heading,
  InsetText,
  Lead,
  Panel,
  Steps,
  SummaryList,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { ByRegion, regionsOf, timeOf } from "./words.tsx";

/** The public pages of volunteers: how hours come to count, how much was given, and whether a certificate is valid. */
export const volunteeringSite = new Hono<Pages>();

volunteeringSite.get("/", async (c) => {
  const { t, locale } = c.var;
  const words = t.volunteering.about;
  const { rows, nameOf } = await regionsOf(c);
  const codes = rows.map(({ code }) => code);
  const [total, sums] = await Promise.all([Volunteering.total(), Volunteering.totalsOf(codes)]);
  const regions = codes.map((region, index) => ({ region, quarters: sums[index] ?? 0 }));
  const start = (
    <ButtonLink href={`/${locale}/my/volunteering/new`} start>
      {t.volunteering.start}
    </ButtonLink>
  );
  return page(
    c,
    {
      title: t.volunteering.title,
      description: t.volunteering.lead,
      before: <Breadcrumbs items={[{ text: t.common.nav.home, href: `/${locale}` }, { text: t.volunteering.title }]} />,
    },
    <>
      <Heading level={1}>{t.volunteering.title}</Heading>
      <Lead>{t.volunteering.lead}</Lead>
      {start}
      <Columns
        aside={
          <>
            <Heading level={2}>{words.badgesTitle}</Heading>
            <p>{words.badges}</p>
            <ul>
              {Volunteering.BADGES.map(({ code, hours }) => (
                <li>
                  <strong>{t.volunteering.badge[code]}</strong>: {t.volunteering.badgeFrom(hours)}
                </li>
              ))}
            </ul>
          </>
        }
      >
        <Heading level={2}>{words.totalTitle}</Heading>
        {total > 0 ? (
          <>
            <p>{words.total(timeOf(t, total))}</p>
            <ByRegion t={t} regions={regions.filter(({ quarters }) => quarters > 0)} nameOf={nameOf} />
          </>
        ) : (
          <p>{words.none}</p>
        )}
        <p>{words.countText}</p>
        <InsetText>{words.private}</InsetText>
      </Columns>
      <Band>
        <Heading level={2}>{words.stepsTitle}</Heading>
        <Steps
          items={[
            { title: words.noteTitle, text: words.noteText },
            { title: words.confirmTitle, text: words.confirmText },
            { title: words.certificateTitle, text: words.certificateText },
          ]}
        />
      </Band>
    </>,
  );
});

/** What a scanned certificate shows: never kept by a cache, since it may end at any moment. */
volunteeringSite.get("/verify/:code", async (c) => {
  c.header("cache-control", "no-store");
  const found = await Volunteering.check(c.req.param("code")).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
  return verifyPage(c, found);
});

function verifyPage(c: PageContext, found: Volunteering.Check | undefined): Response {
  const { t, f, locale } = c.var;
  const words = t.volunteering.verify;
  const period = found && `${f.date(found.since)} – ${f.date(found.until)}`;
  return page(
    c,
    { title: words.title, noindex: true, status: found ? 200 : 404 },
    <>
      {found?.valid ? (
        <Panel title={words.valid}>{words.validText(timeOf(t, found.quarters))}</Panel>
      ) : (
        <>
          <Heading level={1}>{words.invalid}</Heading>
          <Lead>{found ? words.invalidText : words.unknown}</Lead>
        </>
      )}
      {found ? (
        <SummaryList
          rows={[
            found.publicName !== undefined && { key: words.holder, value: found.publicName },
            { key: t.volunteering.certificate.time, value: timeOf(t, found.quarters) },
            { key: words.period, value: period },
            { key: t.volunteering.certificate.issued, value: f.date(found.issuedAt) },
          ]}
        />
      ) : null}
      {found?.valid ? <p>{words.compare}</p> : null}
      <p>{words.nothingMore}</p>
      <ButtonLink href={`/${locale}/volunteering`} kind="secondary">
        {t.volunteering.title}
      </ButtonLink>
    </>,
  );
}
