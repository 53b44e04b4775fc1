import { DAY } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { Heading, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { campaignQueues } from "./campaign/index.ts";
import { councilQueues } from "./council/index.ts";
import { lectureQueues } from "./lecture/index.ts";
import { mailingQueues } from "./mailings/index.ts";
import { membershipQueues } from "./membership/index.ts";
import { type Office, type OfficeContext, page, staffIn } from "./page.tsx";
import { mergeQueues } from "./people/index.ts";
import { byUrgency, type QueueLine, type Queues } from "./queue.ts";
import { volunteeringQueues } from "./volunteering/index.ts";

/** The queues of every domain; one line a domain. */
const QUEUES: readonly Queues[] = [
  membershipQueues,
  mailingQueues,
  campaignQueues,
  councilQueues,
  lectureQueues,
  mergeQueues,
  volunteeringQueues,
];

export const home = new Hono<Office>();

const daysSince = (at: string, now: Date): number => Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY));

/** What waits for me, how long the oldest has waited, what is late first; nothing of other people's regions. */
home.get("/", async (c) => {
  const { t, f } = c.var;
  const words = t.office.home;
  const [staff, calendar] = [staffIn(c), await Reference.calendar()];
  const lines = (await Promise.all(QUEUES.map((queues) => queues(c, staff, calendar)))).flat().toSorted(byUrgency);
  return page(
    c,
    { title: t.office.title },
    <>
      <Heading level={1}>{words.title}</Heading>
      {lines.length === 0 ? <p class="kz-body">{words.nothing}</p> : null}
      {lines.length > 0 ? (
        <>
          <Table
            caption={words.caption}
            columns={[
              { head: words.queue },
              { head: words.waiting, numeric: true },
              { head: words.oldest },
              { head: t.desk.home.time },
            ]}
            rows={lines.map((line) => [
              <a class="kz-link" href={line.href}>
                {line.title}
              </a>,
              { content: `${f.number(line.count)}${line.isMore ? "+" : ""}`, numeric: true },
              line.oldestAt ? words.age(daysSince(line.oldestAt, c.var.deps.now())) : "–",
              <Urgency c={c} line={line} />,
            ])}
            firstCellIsHeader
            stack
          />
          <p class="kz-hint">{t.desk.home.promise}</p>
        </>
      ) : null}
    </>,
  );
});

/** How a queue stands with its time: in words, the colour only helps. */
function Urgency({ c, line }: { c: OfficeContext; line: QueueLine }) {
  const { f, t } = c.var;
  const words = t.desk.home;
  const { overdue = 0, running = 0, count } = line;
  const hasClock = line.overdue !== undefined || line.running !== undefined;
  if (overdue === 0 && running === 0) return <>{hasClock && count > 0 ? words.inTime : "–"}</>;
  return (
    <>
      {overdue > 0 ? <Tag colour="red">{words.late(f.number(overdue))}</Tag> : null}{" "}
      {running > 0 ? <Tag colour="orange">{words.soon(f.number(running))}</Tag> : null}
    </>
  );
}
