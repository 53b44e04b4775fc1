import { Stream } from "@kz2050/core/stream";
import { formToken, readFields, text } from "@kz2050/http";
import { Button, Form, Heading, NotificationBanner, Table } from "@kz2050/ui";
import { Hono } from "hono";
import { type Office, page } from "./page.tsx";

/** Records a worker could not take, to send again: for central office. */
export const parked = new Hono<Office>();

parked.get("/parked", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.office.parked;
  const rows = await Stream.listParked({});
  return page(
    c,
    { title: words.title },
    <>
      {c.req.query("done") === "asked" ? <NotificationBanner kind="success" text={words.asked} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      {rows.length === 0 ? <p class="kz-body">{words.nothing}</p> : null}
      {rows.length > 0 ? (
        <Table
          columns={[
            { head: words.stream },
            { head: words.keys },
            { head: words.code },
            { head: words.at },
            { head: "" },
          ]}
          rows={rows.map((row) => [
            row.streamName,
            Object.values(row.keys).join(" "),
            <code>{row.code}</code>,
            f.dateTime(row.parkedAt),
            row.replayedAt ? (
              words.replayed
            ) : (
              <Form
                action={`/office/${locale}/parked`}
                token={formToken("office")}
                hidden={{ streamName: row.streamName, eventId: row.eventId }}
              >
                <Button kind="secondary">{words.replay}</Button>
              </Form>
            ),
          ])}
          stack
        />
      ) : null}
    </>,
  );
});

parked.post("/parked", async (c) => {
  const fields = await readFields(c);
  await Stream.askReplay({ streamName: text(fields, "streamName"), eventId: text(fields, "eventId") });
  return c.redirect(`/office/${c.var.locale}/parked?done=asked`, 303);
});
