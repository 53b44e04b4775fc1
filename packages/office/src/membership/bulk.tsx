import { invalidField, parse } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type Fields, formToken, readFields, text, texts } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
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
  Textarea,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { carryOut, HiddenItems, type Item, itemsOf, resultPage } from "../bulk.tsx";
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
  const run: Run = text(fields, "verb") === "undo" ? "undo" : verbOf(c, text(fields, "verb"));
  const items = itemsOf(fields, Membership.MOST_PICKED);
  const { action, more } = RUN[run];
  const inputOf = ({ recordId, version }: Item) => ({ membershipKey: recordId, version, ...more(fields) });
  try {
    if (items[0]) parse(action.input, inputOf(items[0]));
  } catch (error) {
    if (run === "undo") throw error;
    const keys = items.map(({ recordId }) => recordId);
    return previewPage(c, run, keys, fields, error);
  }
  const act = action as unknown as (input: object) => Promise<{ version: number }>;
  const results = await carryOut(items, (item) => act(inputOf(item)));
  const { region, status } = queueOf(c);
  const { t, locale } = c.var;
  return resultPage(c, results, {
    isUndo: run === "undo",
    undoText: run === "transfer" ? t.desk.undo.withinMoved : t.desk.undo.within,
    queueHref: (language) => queueHref(language, region, status),
    recordHref: (membershipKey) => `/office/${locale}/membership/${membershipKey}`,
    head: t.membership.office.record,
    nameOf: shortKey,
  });
});

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
            <HiddenItems items={rows.map(({ membershipKey, version }) => ({ recordId: membershipKey, version }))} />
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
