import { Mailing } from "@kz2050/core/mailing";
import { ButtonLink, Heading, Pagination, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { type Office, type OfficeContext, page } from "../page.tsx";
import type { Queues } from "../queue.ts";
import { may, regionsOf, STATE_COLOURS, segmentName } from "./words.ts";

export const listPages = new Hono<Office>();

/** The lists they read: all there are, or those of their regions. */
const placesOf = async (c: OfficeContext): Promise<(string | undefined)[]> =>
  may(c, Mailing.list) ? [undefined] : (await regionsOf(c)).map(({ value }) => value);

listPages.get("/mailings", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.mailing;
  const [places, regions] = [await placesOf(c), await regionsOf(c)];
  const asked = c.req.query("place");
  const place = places.includes(undefined) ? asked || undefined : asked || places[0];
  const { items, cursor } = await Mailing.list({ place, cursor: c.req.query("cursor") });
  const names = await Promise.all(items.map(({ segment }) => segmentName(c, segment)));
  const tabs = places.length > 1 ? regions.filter(({ value }) => places.includes(value)) : [];
  return page(
    c,
    { title: words.title },
    <>
      <Heading level={1}>{words.title}</Heading>
      <p>{words.lead}</p>
      {tabs.length > 0 ? (
        <ul class="kz-list kz-list--inline">
          {tabs.map(({ value, text }) => (
            <li>
              {value === place ? (
                <strong>{text}</strong>
              ) : (
                <a class="kz-link" href={`?place=${value}`}>
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <ButtonLink href={`/office/${locale}/mailings/new`}>{words.write}</ButtonLink>
      {items.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Table
          columns={[
            { head: words.subjectHead },
            { head: words.toHead },
            { head: words.state },
            { head: words.outcome.sent, numeric: true },
            { head: words.createdAt },
          ]}
          rows={items.map(({ mailingId, letter, state, result, createdAt }, index) => {
            const written = Mailing.languageFor(letter, locale);
            return [
              <a
                class="kz-link"
                href={`/office/${locale}/mailings/${mailingId}`}
                lang={written === locale ? undefined : written}
              >
                {(letter[written] ?? letter.kk).subject}
              </a>,
              names[index] ?? "",
              <Tag colour={STATE_COLOURS[state]}>{words.states[state]}</Tag>,
              { content: result ? f.number(result.sent) : "–", numeric: true },
              f.dateTime(createdAt),
            ];
          })}
          firstCellIsHeader
          stack
        />
      )}
      <Pagination next={cursor && `?${new URLSearchParams({ ...(place && { place }), cursor })}`} />
    </>,
  );
});

/** Letters that wait for other eyes: not one's own. */
export const mailingQueues: Queues = async (c, staff) => {
  const { t, locale } = c.var;
  const places = await placesOf(c);
  const pages = await Promise.all(places.map((place) => Mailing.list({ place })));
  const waiting = pages
    .flatMap(({ items }) => items)
    .filter((row) => row.state === "submitted" && !row.authors.includes(staff.personId))
    .filter((row) => may(c, Mailing.send, Mailing.placeOf(row)));
  const since = waiting.map(({ submittedAt, createdAt }) => submittedAt ?? createdAt);
  if (waiting.length === 0) return [];
  return [
    {
      title: t.mailing.queue,
      href: `/office/${locale}/mailings`,
      count: waiting.length,
      oldestAt: since.toSorted()[0],
    },
  ];
};
