import { DAY } from "@kz2050/core/kernel";
import { Heading, Table } from "@kz2050/ui";
import { Hono } from "hono";
import { campaignQueues } from "./campaign/index.ts";
import { councilQueues } from "./council/index.ts";
import { lectureQueues } from "./lecture/index.ts";
import { membershipQueues } from "./membership/index.ts";
import { type Office, page, staffIn } from "./page.tsx";
import type { Queues } from "./queue.ts";

/** The queues of every domain; one line a domain. */
const QUEUES: readonly Queues[] = [membershipQueues, campaignQueues, councilQueues, lectureQueues];

export const home = new Hono<Office>();

const daysSince = (at: string, now: Date): number => Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY));

/** What waits for me, how long the oldest has waited, and nothing of other people's regions. */
home.get("/", async (c) => {
  const { t, f, locale } = c.var;
  const staff = staffIn(c);
  const lines = (await Promise.all(QUEUES.map((queues) => queues(c, staff)))).flat();
  return page(
    c,
    { title: t.office.title },
    <>
      <Heading level={1}>{t.office.home.title}</Heading>
      {lines.length === 0 ? <p class="kz-body">{t.office.home.nothing}</p> : null}
      {lines.length > 0 ? (
        <Table
          caption={t.office.home.caption}
          columns={[
            { head: t.office.home.queue },
            { head: t.office.home.waiting, numeric: true },
            { head: t.office.home.oldest },
          ]}
          rows={lines.map((line) => [
            {
              content: (
                <a class="kz-link" href={line.href}>
                  {line.title}
                </a>
              ),
            },
            { content: `${f.number(line.count)}${line.isMore ? "+" : ""}`, numeric: true },
            line.oldestAt ? t.office.home.age(daysSince(line.oldestAt, c.var.deps.now())) : "–",
          ])}
          firstCellIsHeader
        />
      ) : null}
      {staff.grants.some(({ role }) => role === "central") ? (
        <ul class="kz-list">
          <li>
            <a class="kz-link" href={`/office/${locale}/staff`}>
              {t.office.staff.title}
            </a>
          </li>
          <li>
            <a class="kz-link" href={`/office/${locale}/parked`}>
              {t.office.parked.title}
            </a>
          </li>
        </ul>
      ) : null}
    </>,
  );
});
