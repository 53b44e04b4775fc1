import { isOverdue } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type FormProblem, formToken } from "@kz2050/http";
import { LANGUAGE_NAMES } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Pagination,
  Pick,
  Radios,
  Table,
  Tag,
} from "@kz2050/ui";
import { Hono } from "hono";
import { KEYS_PATH } from "../keys.ts";
import { type Office, type OfficeContext, page } from "../page.tsx";
import { KeyedList, Shortcuts } from "../shortcuts.tsx";
import { decidedBanner } from "./decided.tsx";
import { queueHref, shortKey, type Waiting } from "./queue.tsx";

export const QUEUE = "/membership/queue/:region{[0-9]{2}}/:status{(?:submitted|more_info)}";

/** What may be decided on several applications at once. */
export const BULK_VERBS = ["approve", "ask", "transfer"] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];
/** A question is asked of those alone who were not asked, or have answered. */
export const bulkVerbsIn = (status: Waiting): readonly BulkVerb[] =>
  status === "submitted" ? BULK_VERBS : ["approve", "transfer"];

/** The queue that a path names. */
export const queueOf = (c: OfficeContext) => c.req.param() as unknown as { region: string; status: Waiting };

/** A region's queue: row by row, or several chosen for one decision. */
export const listPages = new Hono<Office>();

listPages.get(QUEUE, (c) => listPage(c));

export async function listPage(
  c: OfficeContext,
  refused?: { readonly problem: FormProblem; readonly keys: readonly string[]; readonly verb: string },
): Promise<Response> {
  const { t, f, locale, deps } = c.var;
  const words = t.membership.office;
  const { region, status } = queueOf(c);
  const { items, cursor } = await Membership.queue({ region, status, cursor: c.req.query("cursor") });
  const [{ name }, calendar] = await Promise.all([Reference.get("region", region), Reference.calendar()]);
  const other: Waiting = status === "submitted" ? "more_info" : "submitted";
  const names = { submitted: words.submitted, more_info: words.moreInfo };
  const here = queueHref(locale, region, status);
  const problem = refused?.problem;
  const isLate = ({ submittedAt }: Membership.QueueRow) =>
    status === "submitted" && isOverdue("application", submittedAt, deps.now(), calendar);
  return page(
    c,
    {
      title: words.queueTitle(name[locale]),
      error: problem !== undefined,
      status: problem?.status ?? 200,
      scripts: [KEYS_PATH],
      languageHref: (language) => queueHref(language, region, status),
      before: <BackLink href={`/office/${locale}/membership`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {problem ? null : decidedBanner(c)}
      <Heading level={1}>
        <span class="kz-caption-l">{words.queueTitle(name[locale])}</span>
        {names[status]}
      </Heading>
      <p>
        <a class="kz-link" href={queueHref(locale, region, other)}>
          {names[other]}
        </a>
      </p>
      {items.length === 0 ? (
        <InsetText>{c.req.query("of") ? t.desk.queueEnd : words.nothing}</InsetText>
      ) : (
        <Form action={`${here}/preview`} token={formToken("office")}>
          <Shortcuts c={c} canSelect />
          <KeyedList>
            <Table
              columns={[
                { head: <span class="kz-visually-hidden">{t.common.action.choose}</span> },
                { head: words.record },
                { head: words.since },
                { head: words.city },
                { head: words.language },
                { head: words.likely, numeric: true },
              ]}
              rows={items.map((row) => [
                <Pick
                  name="pick"
                  value={row.membershipKey}
                  label={t.desk.pick.row(shortKey(row.membershipKey))}
                  checked={refused?.keys.includes(row.membershipKey) ?? false}
                />,
                <>
                  <a class="kz-link" href={`/office/${locale}/membership/${row.membershipKey}`}>
                    {shortKey(row.membershipKey)}
                  </a>{" "}
                  {row.answered ? <Tag colour="green">{words.answered}</Tag> : null}
                </>,
                <>
                  {f.dateTime(row.submittedAt)} {isLate(row) ? <Tag colour="red">{t.desk.overdue}</Tag> : null}
                </>,
                row.city,
                LANGUAGE_NAMES[row.language],
                { content: f.number(row.likely), numeric: true },
              ])}
              stack
            />
          </KeyedList>
          <Radios
            name="verb"
            label={t.desk.pick.legend}
            hint={t.desk.pick.hint}
            value={refused?.verb ?? ""}
            error={problem?.of("verb") ?? problem?.of("keys")}
            items={bulkVerbsIn(status).map((verb) => ({ value: verb, label: t.desk.pick[verb] }))}
            inline
          />
          <Button kind="secondary">{t.desk.pick.continue}</Button>
        </Form>
      )}
      <Pagination next={cursor && `?${new URLSearchParams({ cursor })}`} />
    </>,
  );
}
