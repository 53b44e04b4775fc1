import { Council } from "@kz2050/core/council";
import type { Staff } from "@kz2050/core/kernel";
import type { Reference } from "@kz2050/core/reference";
import { BackLink, Details, Heading, InsetText, Pagination, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { KEYS_PATH } from "../keys.ts";
import { type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { overdueOf, type QueueLine, type Queues } from "../queue.ts";
import { KeyedList, Shortcuts } from "../shortcuts.tsx";

/** States that wait for somebody of the office; what a state waits for is its queue's name. */
const QUEUED = ["confirmed", "published", "taken_up", "accepted", "sent", "answered"] as const;
type Queued = (typeof QUEUED)[number];
const isQueued = (status: string): status is Queued => (QUEUED as readonly string[]).includes(status);

/** Whether all this person does in councils is to vote. */
const isOnlyMember = (staff: Staff): boolean =>
  staff.grants.every(({ role }) => role === "member" || role === "finance");

/** The councils' queues: one line a state over all councils in reach; to members, what waits for their vote. */
export const councilQueues: Queues = async (c, staff, calendar) => {
  const { t, locale } = c.var;
  const councils = await Council.councilsOf(staff);
  if (councils.length === 0) return [];
  const statuses = isOnlyMember(staff) ? (["taken_up"] as const) : QUEUED;
  const lines = await Promise.all(
    statuses.map(async (status): Promise<QueueLine> => {
      const each = await Promise.all(councils.map(({ code }) => Council.waiting({ council: code, status })));
      const since = each.flatMap((one) => one.since).toSorted();
      return {
        title: t.council.office.queues[status],
        href: `/office/${locale}/proposals?status=${status}`,
        count: each.reduce((sum, { count }) => sum + count, 0),
        isMore: each.some(({ isMore }) => isMore),
        oldestAt: since[0],
        // A letter to the akimat has a last day of its own; what waits for a moderator goes by the movement's promise.
        overdue:
          status === "sent"
            ? each.reduce((sum, { late }) => sum + late, 0)
            : status === "confirmed"
              ? overdueOf(c, "proposal", since, calendar)
              : undefined,
      };
    }),
  );
  return lines.filter(({ count }) => count > 0);
};

export const queuePages = new Hono<Office>();

queuePages.get("/proposals", async (c) => {
  const { t } = c.var;
  const asked = c.req.query("status") ?? "";
  const status = isQueued(asked) ? asked : "confirmed";
  const reach = await Council.councilsOf(staffIn(c));
  const only = c.req.query("council");
  const councils = only === undefined ? reach : reach.filter(({ code }) => code === only);
  const cursor = only === undefined ? undefined : c.req.query("cursor");
  const pages = await Promise.all(
    councils.map(async (council) => ({ council, ...(await Council.queue({ council: council.code, status, cursor })) })),
  );
  const shown = pages.filter(({ items }) => items.length > 0);
  const title = t.council.office.queues[status];
  return page(
    c,
    { title, scripts: [KEYS_PATH], before: <BackLink href={`/office/${c.var.locale}`} /> },
    <>
      <Heading level={1}>{title}</Heading>
      {shown.length === 0 ? <InsetText>{t.council.office.empty}</InsetText> : null}
      {shown.length > 0 ? <Shortcuts c={c} /> : null}
      <KeyedList>
        {shown.map(({ council, items, cursor: next }) => (
          <>
            <Rows c={c} council={council} items={items} status={status} />
            <Pagination
              next={next && `?${new URLSearchParams({ status, council: council.code, cursor: next })}`}
              label={council.name[c.var.locale]}
            />
          </>
        ))}
      </KeyedList>
    </>,
  );
});

const DAY = 86_400_000;

function Rows({
  c,
  council,
  items,
  status,
}: {
  c: OfficeContext;
  council: Reference.ReferenceRow<"council">;
  items: readonly Council.QueueRow[];
  status: Queued;
}) {
  const { t, f, locale, deps } = c.var;
  const words = t.council.office;
  const days = (since: string) => Math.floor((deps.now().getTime() - Date.parse(since)) / DAY);
  const isSent = status === "sent";
  return (
    <Table
      caption={council.name[locale]}
      captionSize="m"
      columns={[
        { head: words.proposal },
        { head: words.since },
        { head: words.supports, numeric: true },
        ...(isSent ? [{ head: words.deadline }] : []),
      ]}
      rows={items.map((item) => [
        <>
          <a
            class="kz-link"
            href={`/office/${locale}/proposals/${item.proposalId}`}
            lang={item.language === locale ? undefined : item.language}
          >
            {item.title}
          </a>
          {item.code ? <div>{item.code}</div> : null}
          {item.isAppeal ? <Appealed c={c} item={item} /> : null}
        </>,
        words.waiting(days(item.since)),
        { content: f.number(item.supports), numeric: true },
        ...(isSent ? [<Deadline c={c} item={item} />] : []),
      ])}
      stack
    />
  );
}

/** That its author did not agree with a refusal, and why not. */
function Appealed({ c, item }: { c: OfficeContext; item: Council.QueueRow }) {
  const words = c.var.t.council.moderation.office;
  return (
    <>
      <div>
        <Tag colour="purple">{words.tag}</Tag>
      </div>
      {item.appealText ? (
        <Details summary={words.read}>
          <p lang={item.language}>{item.appealText}</p>
        </Details>
      ) : null}
    </>
  );
}

function Deadline({ c, item }: { c: OfficeContext; item: Council.QueueRow }) {
  const { t, f } = c.var;
  if (item.clock === undefined || item.lastDay === undefined) return <>–</>;
  const colour = item.clock === "waiting" ? "blue" : item.clock === "overdue" ? "orange" : "red";
  return (
    <>
      {f.date(item.lastDay)} <Tag colour={colour}>{t.council.letter.clock[item.clock]}</Tag>
    </>
  );
}
