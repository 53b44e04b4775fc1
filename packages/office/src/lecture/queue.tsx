import { Lecture } from "@kz2050/core/lecture";
import { Button, Form, Heading, InsetText, Pagination, Select, Table } from "@kz2050/ui";
import { Hono } from "hono";
import { KEYS_PATH } from "../keys.ts";
import { type Office, page } from "../page.tsx";
import { type Queues, runningOf } from "../queue.ts";
import { KeyedList, Shortcuts } from "../shortcuts.tsx";
import { choicesFor, regionOf, StatusTag } from "./words.tsx";

/** Bookings that wait for their lecturer, over all regions in reach; always shown, since it is the door to lectures. */
export const lectureQueues: Queues = async (c, staff) => {
  const regions = await Lecture.regionsOf(staff);
  if (regions.length === 0) return [];
  const each = await Promise.all(regions.map(({ code }) => Lecture.waiting({ region: code, status: "requested" })));
  const busiest = regions[each.findIndex(({ count }) => count > 0)] ?? regions[0];
  return [
    {
      title: c.var.t.lecture.office.queue.requested,
      href: `/office/${c.var.locale}/lectures?region=${busiest?.code}&status=requested`,
      count: each.reduce((sum, { count }) => sum + count, 0),
      isMore: each.some(({ isMore }) => isMore),
      oldestAt: each.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted()[0],
      running: runningOf(
        c,
        each.flatMap(({ until }) => until),
      ),
    },
  ];
};

export const queuePages = new Hono<Office>();

queuePages.get("/lectures", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.lecture.office;
  const { own } = await choicesFor(c);
  const region = regionOf(c, own);
  const status = Lecture.Status.catch("requested").parse(c.req.query("status"));
  const { items, cursor } = await Lecture.listByQueue({ region, status, cursor: c.req.query("cursor") });
  return page(
    c,
    { title: words.title, scripts: [KEYS_PATH] },
    <>
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">
        <a class="kz-link" href={`/office/${locale}/lecturers?region=${region}`}>
          {words.lecturers}
        </a>
      </p>
      <Form action={`/office/${locale}/lectures`} method="get">
        <Select name="region" label={words.region} items={own} value={region} />
        <Select
          name="status"
          label={words.status}
          items={Lecture.STATUSES.map((value) => ({ value, text: t.lecture.status[value] }))}
          value={status}
        />
        <Button kind="secondary">{words.show}</Button>
      </Form>
      <Heading level={2}>{words.bookings}</Heading>
      {items.length === 0 ? <InsetText>{words.none}</InsetText> : null}
      {items.length > 0 ? (
        <>
          <Shortcuts c={c} />
          <KeyedList>
            <Table
              columns={[
                { head: words.columns.when },
                { head: words.columns.school },
                { head: words.columns.lecturer },
                { head: words.status },
              ]}
              rows={items.map((booking) => [
                <a class="kz-link" href={`/office/${locale}/lectures/${booking.bookingId}`}>
                  {t.lecture.at(f.date(booking.date), booking.start)}
                </a>,
                booking.schoolName,
                booking.lecturerName,
                <StatusTag c={c} status={booking.status} />,
              ])}
              firstCellIsHeader
              stack
            />
          </KeyedList>
        </>
      ) : null}
      <Pagination next={cursor && `/office/${locale}/lectures?${new URLSearchParams({ region, status, cursor })}`} />
    </>,
  );
});
