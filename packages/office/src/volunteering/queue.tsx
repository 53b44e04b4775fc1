import { isOverdue } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { Volunteering } from "@kz2050/core/volunteering";
import { type FormProblem, formToken } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import { BackLink, Button, ErrorSummary, Form, Heading, InsetText, Pagination, Pick, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { KEYS_PATH } from "../keys.ts";
import { type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { overdueOf, type Queues } from "../queue.ts";
import { KeyedList, Shortcuts } from "../shortcuts.tsx";
import { decidedBanner } from "./decided.tsx";
import { namesIn, QUEUE, queueHref, recordHref, shortKey, timeOf } from "./words.tsx";

/** One line for all organisers in reach. */
export const volunteeringQueues: Queues = async (c, staff, calendar) => {
  const sizes = (await Volunteering.queues(staff)).filter(({ since }) => since.length > 0);
  if (sizes.length === 0) return [];
  const since = sizes.flatMap((size) => size.since).toSorted();
  const only = sizes.length === 1 ? sizes[0] : undefined;
  return [
    {
      title: c.var.t.volunteering.office.title,
      href: only ? queueHref(c.var.locale, only.organiser) : `/office/${c.var.locale}/volunteering`,
      count: since.length,
      isMore: sizes.some((size) => size.since.length >= Volunteering.MOST_COUNTED),
      oldestAt: since[0],
      overdue: overdueOf(c, "hours", since, calendar),
    },
  ];
};

export const queuePages = new Hono<Office>();

/** The organisers in reach with what waits for each. */
queuePages.get("/volunteering", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.volunteering.office;
  const [sizes, names] = await Promise.all([Volunteering.queues(staffIn(c)), namesIn(c)]);
  const shown = (count: number) => `${f.number(count)}${count >= Volunteering.MOST_COUNTED ? "+" : ""}`;
  return page(
    c,
    { title: words.title },
    <>
      {decidedBanner(c)}
      <Heading level={1}>{words.title}</Heading>
      <Table
        columns={[{ head: words.organiser }, { head: words.waiting, numeric: true }, { head: t.office.home.oldest }]}
        rows={sortLocalized(sizes, ({ organiser }) => names.organiser(organiser), locale).map(
          ({ organiser, since }) => [
            <a class="kz-link" href={queueHref(locale, organiser)}>
              {names.organiser(organiser)}
            </a>,
            { content: shown(since.length), numeric: true },
            since[0] ? f.dateTime(since[0]) : "–",
          ],
        )}
        firstCellIsHeader
        stack
      />
    </>,
  );
});

queuePages.get(QUEUE, (c) => listPage(c));

/** An organiser's queue: row by row, or several chosen to be confirmed together. */
export async function listPage(
  c: OfficeContext,
  refused?: { readonly problem: FormProblem; readonly keys: readonly string[] },
): Promise<Response> {
  const { t, f, locale, deps } = c.var;
  const { office: words, pick, kind } = t.volunteering;
  const organiser = c.req.param("organiser") ?? "";
  const { items, cursor } = await Volunteering.queue({ organiser, cursor: c.req.query("cursor") });
  const [names, calendar] = await Promise.all([namesIn(c), Reference.calendar()]);
  const here = queueHref(locale, organiser);
  const problem = refused?.problem;
  return page(
    c,
    {
      title: words.queueTitle(names.organiser(organiser)),
      error: problem !== undefined,
      status: problem?.status ?? 200,
      scripts: [KEYS_PATH],
      languageHref: (language) => queueHref(language, organiser),
      before: <BackLink href={`/office/${locale}/volunteering`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {problem ? null : decidedBanner(c)}
      <Heading level={1}>{words.queueTitle(names.organiser(organiser))}</Heading>
      {items.length === 0 ? (
        <InsetText>{c.req.query("of") ? words.queueEnd : words.nothing}</InsetText>
      ) : (
        <Form action={`${here}/preview`} token={formToken("office")}>
          <p class="kz-body" id="pick">
            {pick.legend}. <span class="kz-hint">{pick.hint}</span>
          </p>
          <Shortcuts c={c} canSelect />
          <KeyedList>
            <Table
              columns={[
                { head: <span class="kz-visually-hidden">{t.common.action.choose}</span> },
                { head: words.record },
                { head: words.since },
                { head: words.what },
                { head: words.date },
                { head: words.where },
                { head: words.time, numeric: true },
              ]}
              rows={items.map((row) => [
                <Pick
                  name="pick"
                  value={row.hoursId}
                  label={pick.row(shortKey(row.hoursId))}
                  checked={refused?.keys.includes(row.hoursId) ?? false}
                />,
                <a class="kz-link" href={recordHref(locale, row.hoursId)}>
                  {shortKey(row.hoursId)}
                </a>,
                <>
                  {f.dateTime(row.createdAt)}{" "}
                  {isOverdue("hours", row.createdAt, deps.now(), calendar) ? (
                    <Tag colour="red">{t.desk.overdue}</Tag>
                  ) : null}
                </>,
                kind[row.what],
                f.date(row.date),
                names.region(row.region),
                { content: timeOf(t, row.quarters), numeric: true },
              ])}
              stack
            />
          </KeyedList>
          <Button kind="secondary">{pick.continue}</Button>
        </Form>
      )}
      <Pagination next={cursor && `?${new URLSearchParams({ cursor })}`} />
    </>,
  );
}
