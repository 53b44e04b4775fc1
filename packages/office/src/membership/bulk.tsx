import { AppError, asPart, invalidField, parse } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type Fields, formToken, readFields, text, texts } from "@kz2050/http";
import { errorText, sortLocalized } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Radios,
  Select,
  Table,
  Tag,
  Textarea,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { orHidden } from "../hidden.tsx";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { type BulkVerb, bulkVerbsIn, listPage, QUEUE, queueOf } from "./list.tsx";
import { queueHref, shortKey } from "./queue.tsx";

/** A decision on several applications: shown whole before anything changes, then carried out one by one. */
export const bulkPages = new Hono<Office>();

/** The decision, and what else it needs; taken back, each stands as it did. */
const RUN = {
  approve: { action: Membership.approve, more: () => ({}) },
  ask: { action: Membership.ask, more: (fields: Fields) => ({ question: text(fields, "question") }) },
  transfer: {
    action: Membership.transfer,
    more: (fields: Fields) => ({ region: text(fields, "region"), reason: text(fields, "reason") }),
  },
  undo: { action: Membership.undo, more: () => ({}) },
} as const;
type Run = keyof typeof RUN;

bulkPages.post(`${QUEUE}/preview`, async (c) => {
  const fields = await readFields(c);
  const keys = texts(fields, "pick");
  const verb = text(fields, "verb");
  try {
    return await previewPage(c, verbOf(c, verb), keys, {});
  } catch (error) {
    const labels = { verb: c.var.t.desk.pick.legend, keys: c.var.t.desk.pick.legend };
    const problem = formProblem(c, error, labels);
    // What was picked is told at the question beneath the list.
    const errors = problem.errors.map((line) =>
      /^keys(\.|$)/.test(line.field ?? "") ? { ...line, href: "#verb" } : line,
    );
    return listPage(c, { problem: { ...problem, errors }, keys, verb });
  }
});

/** @throws InvalidError where no decision of this queue was chosen. */
function verbOf(c: OfficeContext, name: string): BulkVerb {
  const verb = bulkVerbsIn(queueOf(c).status).find((one) => one === name);
  if (!verb) throw invalidField("verb", name === "" ? "required" : "invalid_choice");
  return verb;
}

bulkPages.post(`${QUEUE}/bulk`, async (c) => {
  const fields = await readFields(c);
  const items = itemsOf(fields);
  const run: Run = text(fields, "verb") === "undo" ? "undo" : verbOf(c, text(fields, "verb"));
  if (items.length === 0 || items.length > Membership.MOST_PICKED) throw invalidField("keys", "too_many_picked");
  const { action, more } = RUN[run];
  try {
    parse(action.input, { ...items[0], ...more(fields) });
  } catch (error) {
    if (run === "undo") throw error;
    const keys = items.map(({ membershipKey }) => membershipKey);
    return previewPage(c, run, keys, fields, error);
  }
  const results: Result[] = [];
  for (const item of items) results.push(await resultOf(run, item, fields));
  return resultPage(c, run, results);
});

interface Item {
  readonly membershipKey: string;
  readonly version: number;
}
interface Result extends Item {
  /** Why it was not done. */
  readonly code?: string;
}

/** Each record with the version it was shown at. */
const itemsOf = (fields: Fields): Item[] =>
  texts(fields, "item").map((item) => {
    const [membershipKey = "", version = ""] = item.split(":");
    return { membershipKey, version: Number(version) || 0 };
  });

/** One of many acts of this request, noted by itself: the same form sent again finds each done and answers alike. */
async function resultOf(run: Run, item: Item, fields: Fields): Promise<Result> {
  const { action, more } = RUN[run];
  const act = action as unknown as (input: object) => Promise<{ version: number }>;
  try {
    const { version } = await asPart(item.membershipKey, () => act({ ...item, ...more(fields) }));
    return { ...item, version };
  } catch (error) {
    if (error instanceof AppError) return { ...item, code: error.code };
    throw error;
  }
}

/** Exactly which applications, how many, and what will happen to them: with the way out. */
async function previewPage(
  c: OfficeContext,
  verb: BulkVerb,
  keys: readonly string[],
  fields: Fields,
  error?: unknown,
): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.desk.pick;
  const { region, status } = queueOf(c);
  const rows = await Membership.pick({ region, status, keys: [...keys] });
  const labels = {
    question: t.membership.office.question,
    region: t.membership.office.toRegion,
    reason: t.common.field.reason,
  };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const gone = keys.length - rows.length;
  const here = queueHref(locale, region, status);
  return page(
    c,
    {
      title: words.title[verb](rows.length),
      error: problem !== undefined,
      status: problem?.status ?? 200,
      languageHref: (language) => queueHref(language, region, status),
      before: <BackLink href={here} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title[verb](rows.length)}</Heading>
      {gone > 0 ? <WarningText>{words.gone(gone)}</WarningText> : null}
      {rows.length === 0 ? <InsetText>{words.none}</InsetText> : null}
      {rows.length > 0 ? (
        <>
          <p class="kz-body">{words.what[verb]}</p>
          <Table
            columns={[
              { head: t.membership.office.record },
              { head: words.name },
              { head: t.membership.office.since },
              { head: t.membership.office.city },
              { head: t.membership.office.likely, numeric: true },
            ]}
            rows={rows.map((row) => [
              <a class="kz-link" href={`/office/${locale}/membership/${row.membershipKey}`}>
                {shortKey(row.membershipKey)}
              </a>,
              orHidden(c, row.surname, (surname) => [surname, row.givenName].filter(Boolean).join(" ")),
              f.dateTime(row.submittedAt),
              row.city,
              { content: f.number(row.likely), numeric: true },
            ])}
            stack
          />
          <Form action={`${here}/bulk`} token={formToken("office")} hidden={{ verb }}>
            {rows.map(({ membershipKey, version }) => (
              <input type="hidden" name="item" value={`${membershipKey}:${version}`} />
            ))}
            {await More({ c, verb, fields, of: (field) => problem?.of(field) })}
            <ButtonGroup>
              <Button>{words.confirm[verb](rows.length)}</Button>
              <a class="kz-link" href={here}>
                {words.cancel}
              </a>
            </ButtonGroup>
          </Form>
        </>
      ) : null}
    </>,
  );
}

/** What a decision needs beside the records. */
async function More({
  c,
  verb,
  fields,
  of,
}: {
  c: OfficeContext;
  verb: BulkVerb;
  fields: Fields;
  of(field: string): string | undefined;
}) {
  const { t, locale } = c.var;
  const words = t.membership.office;
  const field = (name: string) => ({ name, value: text(fields, name), error: of(name) });
  if (verb === "ask") return <Textarea {...field("question")} label={words.question} hint={words.questionHint} />;
  if (verb !== "transfer") return null;
  const { region } = queueOf(c);
  const others = (await Reference.list("region")).filter(({ code, until }) => code !== region && until === undefined);
  const choices = sortLocalized(others, ({ name }) => name[locale], locale);
  return (
    <>
      <Select
        {...field("region")}
        label={words.toRegion}
        items={choices.map(({ code, name }) => ({ value: code, text: name[locale] }))}
        empty
      />
      <Radios
        {...field("reason")}
        label={t.common.field.reason}
        items={Object.entries(t.membership.transferReason).map(([value, label]) => ({ value, label }))}
        small
      />
    </>
  );
}

/** What was done and what was not, and why; what was done may be taken back together while there is time. */
function resultPage(c: OfficeContext, run: Run, results: readonly Result[]): Response {
  const { t, f, locale } = c.var;
  const words = t.desk.pick;
  const { region, status } = queueOf(c);
  const here = queueHref(locale, region, status);
  const done = results.filter(({ code }) => code === undefined);
  return page(
    c,
    { title: words.resultTitle, languageHref: (language) => queueHref(language, region, status) },
    <>
      <Heading level={1}>{words.resultTitle}</Heading>
      <p class="kz-body" role="status">
        {words.result(f.number(done.length), f.number(results.length - done.length))}
      </p>
      {run !== "undo" && done.length > 0 ? (
        <Form action={`${here}/bulk`} token={formToken("office")} hidden={{ verb: "undo" }}>
          {done.map(({ membershipKey, version }) => (
            <input type="hidden" name="item" value={`${membershipKey}:${version}`} />
          ))}
          <p class="kz-body">{run === "transfer" ? t.desk.undo.withinMoved : t.desk.undo.within}</p>
          <Button kind="secondary">{words.undoAll}</Button>
        </Form>
      ) : null}
      <Table
        columns={[{ head: t.membership.office.record }, { head: words.outcome }]}
        rows={results.map(({ membershipKey, code }) => [
          <a class="kz-link" href={`/office/${locale}/membership/${membershipKey}`}>
            {shortKey(membershipKey)}
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
