import { Export } from "@kz2050/core/export";
import { Reference } from "@kz2050/core/reference";
import { BackLink, ButtonLink, Heading, InsetText, SummaryList, Tag, WarningText } from "@kz2050/ui";
import { Hono } from "hono";
import { type Office, type OfficeContext, page } from "../page.tsx";
import { columnNames, daysName, FORMAT_NAMES, placeName, STATE_COLOURS } from "./words.ts";

/** How far a file is, and the file itself: for whoever asked for it. */
export const filePages = new Hono<Office>();

const ID = "/exports/:exportId{exp_[0-9a-z]{26}}";
/** Seconds after which the page of an unfinished file asks again. */
const REFRESH = 5;

filePages.get(ID, async (c) => {
  const row = await Export.progress({ exportId: c.req.param("exportId") });
  const { t, f, locale } = c.var;
  const words = t.extract;
  const regions = await Reference.list("region");
  if (isMoving(c, row)) c.header("refresh", String(REFRESH));
  return page(
    c,
    {
      title: words.page.title(words.kind[row.exportKind]),
      before: <BackLink href={`/office/${locale}/exports`}>{words.title}</BackLink>,
    },
    <>
      <Heading level={1}>{words.page.title(words.kind[row.exportKind])}</Heading>
      <State c={c} row={row} />
      <SummaryList
        rows={[
          {
            key: words.state,
            value: <Tag colour={STATE_COLOURS[row.state]}>{words.states[row.state]}</Tag>,
          },
          { key: words.place, value: placeName(c.var, regions, row.region) },
          { key: words.dates, value: daysName(c.var, row) },
          { key: words.rowsHead, value: f.number(row.rows) },
          { key: words.askedAt, value: f.dateTime(row.askedAt) },
          { key: words.page.columns, value: columnNames(c.var, row.fields).join("; ") },
        ]}
      />
    </>,
  );
});

/** Still on its way, as far as anybody can tell. */
function isMoving(c: OfficeContext, { state, movedAt }: Export.Export): boolean {
  const since = c.var.deps.now().getTime() - Date.parse(movedAt);
  return Export.UNFINISHED.has(state) && since < Export.STALLED_AFTER;
}

/** What is to be said of it now, and what can be done. */
function State({ c, row }: { c: OfficeContext; row: Export.Export }) {
  const { t, f, locale } = c.var;
  const words = t.extract.page;
  const here = `/office/${locale}/exports/${row.exportId}`;
  const again = <ButtonLink href={`/office/${locale}/exports/new`}>{t.extract.ask}</ButtonLink>;
  if (row.state === "done") {
    return (
      <>
        <p>{words.done(f.dateTime(row.expiresAt))}</p>
        {row.files.map(({ format, rows }, index) => (
          <p>
            <a class="kz-link" href={`${here}/${index + 1}`} download="">
              {words.download(index + 1, FORMAT_NAMES[format], rows)}
            </a>
          </p>
        ))}
        <WarningText>{words.keep}</WarningText>
      </>
    );
  }
  if (row.state === "withdrawn" || row.state === "failed") {
    const why = row.code === "forbidden" ? words.failed.forbidden : words.failed.other;
    return (
      <>
        <InsetText>{row.state === "withdrawn" ? words.withdrawn : why}</InsetText>
        {again}
      </>
    );
  }
  if (!isMoving(c, row)) {
    return (
      <>
        <InsetText>{words.stalled}</InsetText>
        {again}
      </>
    );
  }
  return (
    <>
      <p>{row.state === "queued" ? words.queued : words.running(t.extract.rows(row.rows))}</p>
      <p>
        <a class="kz-link" href={here}>
          {words.refresh}
        </a>
      </p>
    </>
  );
}

filePages.get(`${ID}/:file{[0-9]{1,4}}`, async (c) => {
  const { exportId, file } = c.req.param();
  const { name, type, bytes } = await Export.fetchFile({ exportId, file: Number(file) });
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "content-length": String(bytes.length),
  });
});
