import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { formToken, readFields, text } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import { Button, Details, ErrorSummary, Form, Heading, Table, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { overdueOf, type Queues } from "../queue.ts";
import { decidedBanner } from "./decided.tsx";

export type Waiting = "submitted" | "more_info";
const MOST_COUNTED = 100;

/** One line for all regions in reach: what waits for a coordinator, not what waits for an applicant. */
export const membershipQueues: Queues = async (c, staff, calendar) => {
  const sizes = (await Membership.queues(staff)).filter(({ submitted }) => submitted > 0);
  if (sizes.length === 0) return [];
  const since = sizes.flatMap((size) => size.since).toSorted();
  return [
    {
      title: c.var.t.membership.office.title,
      href: `/office/${c.var.locale}/membership`,
      count: since.length,
      isMore: sizes.some(({ submitted }) => submitted >= MOST_COUNTED),
      oldestAt: since[0],
      overdue: overdueOf(c, "application", since, calendar),
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
  const maySee = Membership.standingRules.access.admits(staffIn(c), c.var.deps.now());
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
      {problem ? null : decidedBanner(c)}
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
      {maySee ? (
        <p>
          <a class="kz-link" href={`/office/${locale}/membership/rules`}>
            {t.membership.standing.rules.title}
          </a>
        </p>
      ) : null}
    </>,
  );
}

export const queueHref = (locale: string, region: string, status: Waiting): string =>
  `/office/${locale}/membership/queue/${region}/${status}`;

/** The last eight characters tell two lines apart; nobody reads out twenty-six. */
export const shortKey = (membershipKey: string): string => membershipKey.slice(-8).toUpperCase();
