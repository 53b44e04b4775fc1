import { AppError, asPart, invalidField } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { type Fields, formToken, readFields, text, texts } from "@kz2050/http";
import { errorText } from "@kz2050/i18n";
import { BackLink, Button, ButtonGroup, Form, Heading, InsetText, Table, Tag, WarningText } from "@kz2050/ui";
import { Hono } from "hono";
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
  const items = itemsOf(fields);
  if (items.length === 0 || items.length > Volunteering.MOST_PICKED) throw invalidField("keys", "too_many_picked");
  const run: Run = text(fields, "verb") === "undo" ? "undo" : "confirm";
  const results: Result[] = [];
  for (const item of items) results.push(await resultOf(run, item));
  return resultPage(c, run, results);
});

interface Item {
  readonly hoursId: string;
  readonly version: number;
}
interface Result extends Item {
  /** Why it was not done. */
  readonly code?: string;
}

/** Each record with the version it was shown at. */
const itemsOf = (fields: Fields): Item[] =>
  texts(fields, "item").map((item) => {
    const [hoursId = "", version = ""] = item.split(":");
    return { hoursId, version: Number(version) || 0 };
  });

/** One of many acts of this request, noted by itself: the same form sent again finds each done and answers alike. */
async function resultOf(run: Run, item: Item): Promise<Result> {
  try {
    const { version } = await asPart(item.hoursId, () => RUN[run](item));
    return { ...item, version };
  } catch (error) {
    if (error instanceof AppError) return { ...item, code: error.code };
    throw error;
  }
}

const hiddenItems = (items: readonly Item[]) =>
  items.map(({ hoursId, version }) => <input type="hidden" name="item" value={`${hoursId}:${version}`} />);

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
            {hiddenItems(rows)}
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

/** What was done and what was not, and why; what was done may be taken back together while there is time. */
function resultPage(c: OfficeContext, run: Run, results: readonly Result[]): Response {
  const { t, f, locale } = c.var;
  const words = t.desk.pick;
  const organiser = organiserOf(c);
  const here = queueHref(locale, organiser);
  const done = results.filter(({ code }) => code === undefined);
  return page(
    c,
    { title: words.resultTitle, languageHref: (language) => queueHref(language, organiser) },
    <>
      <Heading level={1}>{words.resultTitle}</Heading>
      <p class="kz-body" role="status">
        {words.result(f.number(done.length), f.number(results.length - done.length))}
      </p>
      {run === "confirm" && done.length > 0 ? (
        <Form action={`${here}/bulk`} token={formToken("office")} hidden={{ verb: "undo" }}>
          {hiddenItems(done)}
          <p class="kz-body">{t.desk.undo.within}</p>
          <Button kind="secondary">{words.undoAll}</Button>
        </Form>
      ) : null}
      <Table
        columns={[{ head: t.volunteering.office.record }, { head: words.outcome }]}
        rows={results.map(({ hoursId, code }) => [
          <a class="kz-link" href={recordHref(locale, hoursId)}>
            {shortKey(hoursId)}
          </a>,
          code === undefined ? (
            <Tag colour="green">{run === "undo" ? words.undone : words.done}</Tag>
          ) : (
            <>
              <Tag colour="red">{words.refused}</Tag> {errorText(locale, code)}
            </>
          ),
        ])}
        stack
      />
      <p class="kz-body">
        <a class="kz-link" href={here}>
          {words.back}
        </a>
      </p>
    </>,
  );
}
