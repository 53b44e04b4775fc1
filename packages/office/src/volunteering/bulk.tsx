import { Volunteering } from "@kz2050/core/volunteering";
import { formToken, readFields, text, texts } from "@kz2050/http";
import { BackLink, Button, ButtonGroup, Form, Heading, InsetText, Table, WarningText } from "@kz2050/ui";
import { Hono } from "hono";
import { carryOut, HiddenItems, itemsOf, resultPage } from "../bulk.tsx";
import { orHidden } from "../hidden.tsx";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { listPage } from "./queue.tsx";
import { namesIn, QUEUE, queueHref, recordHref, shortKey, timeOf } from "./words.tsx";

/** Confirming several records: shown whole before anything changes, then carried out one by one. */
export const bulkPages = new Hono<Office>();

const RUN = { confirm: Volunteering.confirm, undo: Volunteering.undo } as const;
type Run = keyof typeof RUN;

const organiserOf = (c: OfficeContext): string => c.req.param("organiser") ?? "";

bulkPages.post(`${QUEUE}/preview`, async (c) => {
  const keys = texts(await readFields(c), "pick");
  try {
    return await previewPage(c, keys);
  } catch (error) {
    const problem = formProblem(c, error, { keys: c.var.t.volunteering.pick.legend });
    const errors = problem.errors.map((line) => ({ ...line, href: "#pick" }));
    return listPage(c, { problem: { ...problem, errors }, keys });
  }
});

bulkPages.post(`${QUEUE}/bulk`, async (c) => {
  const fields = await readFields(c);
  const items = itemsOf(fields, Volunteering.MOST_PICKED);
  const run: Run = text(fields, "verb") === "undo" ? "undo" : "confirm";
  const results = await carryOut(items, ({ recordId, version }) => RUN[run]({ hoursId: recordId, version }));
  const organiser = organiserOf(c);
  return resultPage(c, results, {
    isUndo: run === "undo",
    undoText: c.var.t.desk.undo.within,
    queueHref: (locale) => queueHref(locale, organiser),
    recordHref: (hoursId) => recordHref(c.var.locale, hoursId),
    head: c.var.t.volunteering.office.record,
    nameOf: shortKey,
  });
});

/** Exactly which records, whose, and how much time in all: with the way out. */
async function previewPage(c: OfficeContext, keys: readonly string[]): Promise<Response> {
  const { t, f, locale } = c.var;
  const { office: words, pick, kind } = t.volunteering;
  const organiser = organiserOf(c);
  const [rows, names] = await Promise.all([Volunteering.pick({ organiser, keys: [...keys] }), namesIn(c)]);
  const gone = keys.length - rows.length;
  const here = queueHref(locale, organiser);
  const total = rows.reduce((sum, { quarters }) => sum + quarters, 0);
  return page(
    c,
    {
      title: pick.title(rows.length),
      languageHref: (language) => queueHref(language, organiser),
      before: <BackLink href={here} />,
    },
    <>
      <Heading level={1}>{pick.title(rows.length)}</Heading>
      {gone > 0 ? <WarningText>{pick.gone(gone)}</WarningText> : null}
      {rows.length === 0 ? <InsetText>{pick.none}</InsetText> : null}
      {rows.length > 0 ? (
        <>
          <p class="kz-body">
            {pick.what} {pick.total(timeOf(t, total))}
          </p>
          <Table
            columns={[
              { head: words.record },
              { head: words.name },
              { head: words.what },
              { head: words.date },
              { head: words.where },
              { head: words.time, numeric: true },
            ]}
            rows={rows.map((row) => [
              <a class="kz-link" href={recordHref(locale, row.hoursId)}>
                {shortKey(row.hoursId)}
              </a>,
              orHidden(c, row.name, (name) => name),
              kind[row.what],
              f.date(row.date),
              names.region(row.region),
              { content: timeOf(t, row.quarters), numeric: true },
            ])}
            stack
          />
          <Form action={`${here}/bulk`} token={formToken("office")} hidden={{ verb: "confirm" }}>
            <HiddenItems items={rows.map(({ hoursId, version }) => ({ recordId: hoursId, version }))} />
            <ButtonGroup>
              <Button>{pick.confirm(rows.length)}</Button>
              <a class="kz-link" href={here}>
                {t.desk.pick.cancel}
              </a>
            </ButtonGroup>
          </Form>
        </>
      ) : null}
    </>,
  );
}
