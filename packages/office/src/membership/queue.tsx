import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { formToken, readFields, text } from "@kz2050/http";
import { LANGUAGE_NAMES, sortLocalized } from "@kz2050/i18n";
import {
  Button,
  Details,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NotificationBanner,
  Pagination,
  Table,
  Tag,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import type { Queues } from "../queue.ts";

const WAITING = ["submitted", "more_info"] as const;
type Waiting = (typeof WAITING)[number];
const MOST_COUNTED = 100;

/** One line for all regions in reach: what waits for a coordinator, not what waits for an applicant. */
export const membershipQueues: Queues = async (c, staff) => {
  const sizes = (await Membership.queues(staff)).filter(({ submitted }) => submitted > 0);
  if (sizes.length === 0) return [];
  const since = sizes.flatMap(({ since: each }) => each).toSorted();
  return [
    {
      title: c.var.t.membership.office.title,
      href: `/office/${c.var.locale}/membership`,
      count: sizes.reduce((sum, { submitted }) => sum + submitted, 0),
      isMore: sizes.some(({ submitted }) => submitted >= MOST_COUNTED),
      oldestAt: since[0],
    },
  ];
};

export const queuePages = new Hono<Office>();

queuePages.get("/membership", (c) => regionsPage(c));

queuePages.post("/membership/find", async (c) => {
  const memberNumber = text(await readFields(c), "memberNumber");
  try {
    const { membershipKey } = await Membership.findByNumber({ memberNumber });
    return c.redirect(`/office/${c.var.locale}/membership/${membershipKey}`, 303);
  } catch (error) {
    return regionsPage(c, { error, memberNumber });
  }
});

/** The regions in reach with what waits in each. */
async function regionsPage(c: OfficeContext, failed?: { error: unknown; memberNumber: string }): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.membership.office;
  const label = t.membership.card.number;
  const problem = failed && formProblem(c, failed.error, { memberNumber: label });
  const [sizes, regions] = await Promise.all([Membership.queues(staffIn(c)), Reference.list("region")]);
  const nameOf = (code: string) => regions.find((region) => region.code === code)?.name[locale] ?? code;
  const shown = (count: number) => `${f.number(count)}${count >= MOST_COUNTED ? "+" : ""}`;
  const link = (region: string, status: Waiting, count: number) =>
    count === 0 ? (
      "0"
    ) : (
      <a class="kz-link" href={queueHref(locale, region, status)}>
        {shown(count)}
      </a>
    );
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "transferred" ? <NotificationBanner kind="success" text={words.done.submitted} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <Table
        columns={[
          { head: t.common.field.region },
          { head: words.submitted, numeric: true },
          { head: words.moreInfo, numeric: true },
          { head: t.office.home.oldest },
        ]}
        rows={sortLocalized(sizes, ({ region }) => nameOf(region), locale).map(
          ({ region, submitted, moreInfo, since }) => [
            <a class="kz-link" href={queueHref(locale, region, "submitted")}>
              {nameOf(region)}
            </a>,
            { content: link(region, "submitted", submitted), numeric: true },
            { content: link(region, "more_info", moreInfo), numeric: true },
            since[0] ? f.dateTime(since[0]) : "–",
          ],
        )}
        firstCellIsHeader
        stack
      />
      <Details summary={words.find} open={problem !== undefined}>
        <Form action={`/office/${locale}/membership/find`} token={formToken("office")}>
          <TextInput
            name="memberNumber"
            label={label}
            inputmode="numeric"
            width={10}
            value={failed?.memberNumber}
            error={problem?.of("memberNumber")}
          />
          <Button kind="secondary">{words.open}</Button>
        </Form>
      </Details>
    </>,
  );
}

const queueHref = (locale: string, region: string, status: Waiting): string =>
  `/office/${locale}/membership/queue/${region}/${status}`;

queuePages.get("/membership/queue/:region{[0-9]{2}}/:status{(?:submitted|more_info)}", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.membership.office;
  const { region, status } = c.req.param() as { region: string; status: Waiting };
  const { items, cursor } = await Membership.queue({ region, status, cursor: c.req.query("cursor") });
  const { name } = await Reference.get("region", region);
  const other: Waiting = status === "submitted" ? "more_info" : "submitted";
  const names = { submitted: words.submitted, more_info: words.moreInfo };
  return page(
    c,
    { title: words.queueTitle(name[locale]) },
    <>
      <Heading level={1}>
        <span class="kz-caption-l">{words.queueTitle(name[locale])}</span>
        {names[status]}
      </Heading>
      <p>
        <a class="kz-link" href={queueHref(locale, region, other)}>
          {names[other]}
        </a>
      </p>
      {items.length === 0 ? (
        <InsetText>{words.nothing}</InsetText>
      ) : (
        <Table
          columns={[
            { head: words.record },
            { head: words.since },
            { head: words.city },
            { head: words.language },
            { head: words.likely, numeric: true },
          ]}
          rows={items.map((row) => [
            <>
              <a class="kz-link" href={`/office/${locale}/membership/${row.membershipKey}`}>
                {shortKey(row.membershipKey)}
              </a>{" "}
              {row.answered ? <Tag colour="green">{words.answered}</Tag> : null}
            </>,
            f.dateTime(row.submittedAt),
            row.city,
            LANGUAGE_NAMES[row.language],
            { content: f.number(row.likely), numeric: true },
          ])}
          stack
        />
      )}
      <Pagination next={cursor && `?${new URLSearchParams({ cursor })}`} />
    </>,
  );
});

/** The last eight characters tell two lines apart; nobody reads out twenty-six. */
export const shortKey = (membershipKey: string): string => membershipKey.slice(-8).toUpperCase();
