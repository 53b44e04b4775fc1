import { Export } from "@kz2050/core/export";
import { Reference } from "@kz2050/core/reference";
import { ButtonLink, Heading, Table, Tag } from "@kz2050/ui";
import { Hono } from "hono";
import { type Office, page } from "../page.tsx";
import { daysName, placeName, STATE_COLOURS } from "./words.ts";

export const listPages = new Hono<Office>();

/** The files one has asked for, the newest first. */
listPages.get("/exports", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.extract;
  const [rows, regions] = await Promise.all([Export.mine({}), Reference.list("region")]);
  return page(
    c,
    { title: words.title },
    <>
      <Heading level={1}>{words.title}</Heading>
      <p>{words.lead}</p>
      <ButtonLink href={`/office/${locale}/exports/new`}>{words.ask}</ButtonLink>
      {rows.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Table
          caption={words.mine}
          captionSize="m"
          columns={[
            { head: words.kindHead },
            { head: words.place },
            { head: words.dates },
            { head: words.state },
            { head: words.rowsHead, numeric: true },
            { head: words.askedAt },
          ]}
          rows={rows.map((row) => [
            <a class="kz-link" href={`/office/${locale}/exports/${row.exportId}`}>
              {words.kind[row.exportKind]}
            </a>,
            placeName(c.var, regions, row.region),
            daysName(c.var, row),
            <Tag colour={STATE_COLOURS[row.state]}>{words.states[row.state]}</Tag>,
            { content: f.number(row.rows), numeric: true },
            f.dateTime(row.askedAt),
          ])}
          firstCellIsHeader
          stack
        />
      )}
    </>,
  );
});
