import { privatePath } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { Volunteering } from "@kz2050/core/volunteering";
import { BackLink, ButtonLink, CardList, Columns, Heading, Lead, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { cardOf } from "../account/line.tsx";
import { signedInOnly } from "../account/person.ts";
import { type PageContext, type Pages, page } from "../page.tsx";
import { certificates } from "./certificate.tsx";
import { noting } from "./note.tsx";
import { ownHours } from "./own.tsx";
import { ByRegion, regionsOf, timeOf } from "./words.tsx";

/** A volunteer's pages: their hours, noting them, and their certificates. */
export const volunteeringMine = new Hono<Pages>();

volunteeringMine.get("/volunteering", signedInOnly, (c) => minePage(c));
for (const part of [noting, ownHours, certificates]) volunteeringMine.route("/", part);

/** What is shown of many: the rest stands in "My actions". */
const MOST_SHOWN = 10;

async function minePage(c: PageContext): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.volunteering.mine;
  const [{ quarters, regions, badges, next }, { lines }, { nameOf }] = await Promise.all([
    Volunteering.mine({}),
    Participation.mine({}),
    regionsOf(c),
  ]);
  const hours = lines.filter(({ what }) => what === "hours");
  const issued = lines.filter(({ what }) => what === "certificate");
  return page(
    c,
    { title: words.title, before: <BackLink href={`/${locale}/my`} /> },
    <>
      <Heading level={1}>
        {quarters > 0 ? <span class="kz-caption-l">{words.title}</span> : null}
        {quarters > 0 ? timeOf(t, quarters) : words.title}
      </Heading>
      <Lead>{quarters > 0 ? words.late : words.none}</Lead>
      <ButtonLink href={`/${locale}/my/volunteering/new`} start>
        {t.volunteering.start}
      </ButtonLink>
      <Columns
        aside={
          <>
            <Heading level={2}>{words.badges}</Heading>
            {badges.length > 0 ? (
              <ul>
                {badges.map(({ code, hours: from }) => (
                  <li>
                    <Tag colour="green">{t.volunteering.badge[code]}</Tag> {t.volunteering.badgeFrom(from)}
                  </li>
                ))}
              </ul>
            ) : null}
            {next ? <p>{words.next(t.volunteering.badge[next.badge.code], timeOf(t, next.missing))}</p> : null}
          </>
        }
      >
        {regions.length > 0 ? <ByRegion t={t} regions={regions} nameOf={nameOf} /> : null}
        {quarters > 0 || issued.length > 0 ? (
          <>
            <Heading level={2}>{words.certificates}</Heading>
            {issued.length > 0 ? (
              <ul>
                {issued.map((line) => (
                  <li>
                    <a href={privatePath(locale, line.link.purpose, line.link.id)}>
                      {f.date(line.at)}: {timeOf(t, line.quarters ?? 0)}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
            <ButtonLink href={`/${locale}/my/volunteering/certificate`} kind="secondary">
              {words.issue}
            </ButtonLink>
          </>
        ) : null}
        {hours.length > 0 ? (
          <>
            <Heading level={2}>{words.list}</Heading>
            <CardList items={hours.slice(0, MOST_SHOWN).map((line) => cardOf(c, line))} headingLevel={3} columns={1} />
          </>
        ) : null}
        {hours.length > MOST_SHOWN ? (
          <p>
            <a href={`/${locale}/my`}>{words.all}</a>
          </p>
        ) : null}
      </Columns>
    </>,
  );
}
