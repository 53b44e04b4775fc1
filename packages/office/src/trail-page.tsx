import { may } from "@kz2050/core/access";
import { Trail } from "@kz2050/core/trail";
import { dateField, type Fields, optional, text } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import {
  Button,
  ButtonLink,
  DateInput,
  Details,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Pagination,
  Select,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "./page.tsx";
import { TrailRows } from "./trail.tsx";

/** The trail: the whole of it for central office, one's own for everybody who works here. */
export const trailPages = new Hono<Office>();

trailPages.get("/trail", async (c) => {
  const fields: Fields = c.req.query();
  const isWhole = may("trail.search").admits(staffIn(c), c.var.deps.now());
  try {
    return await trailPage(c, fields, { isWhole, found: await found(fields, isWhole) });
  } catch (error) {
    return trailPage(c, fields, { isWhole, error });
  }
});

type Found = Awaited<ReturnType<typeof Trail.own>>;

function found(fields: Fields, isWhole: boolean): Promise<Found> {
  const [from, to] = [dateField(fields, "from"), dateField(fields, "to")];
  const asked = {
    action: optional(fields, "action"),
    from: from || undefined,
    to: to || undefined,
    cursor: optional(fields, "cursor"),
  };
  if (!isWhole) return Trail.own(asked);
  return Trail.search({ ...asked, recordId: optional(fields, "recordId"), actor: optional(fields, "actor") });
}

async function trailPage(
  c: OfficeContext,
  fields: Fields,
  { isWhole, found: rows, error }: { isWhole: boolean; found?: Found; error?: unknown },
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.person.trail;
  const labels = { from: words.from, to: words.to, recordId: words.record, action: words.area, actor: words.who };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const next = rows?.cursor && `?${new URLSearchParams({ ...texts(fields), cursor: rows.cursor })}`;
  return page(
    c,
    { title: words.title, error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{isWhole ? words.lead : words.ownLead}</p>
      <Details summary={words.filter} open={problem !== undefined || isFiltered(fields)}>
        <Form action={`/office/${locale}/trail`} method="get" label={t.common.action.filter}>
          {isWhole ? <WholeFields c={c} fields={fields} hands={await Trail.hands({})} of={problem?.of} /> : null}
          <Select
            name="action"
            label={words.area}
            empty={t.common.all}
            items={areasFor(c, text(fields, "action"))}
            value={text(fields, "action")}
            error={problem?.of("action")}
          />
          <DateInput
            name="from"
            label={words.from}
            optional
            value={typed(fields, "from")}
            error={problem?.of("from")}
          />
          <DateInput name="to" label={words.to} optional value={typed(fields, "to")} error={problem?.of("to")} />
          <div class="kz-button-group">
            <Button kind="secondary">{words.show}</Button>
            <ButtonLink kind="secondary" href={`/office/${locale}/trail`}>
              {words.clear}
            </ButtonLink>
          </div>
        </Form>
      </Details>
      {rows && rows.items.length === 0 ? <InsetText>{words.nothing}</InsetText> : null}
      {rows && rows.items.length > 0 ? <TrailRows c={c} rows={rows.items} withRecord isWhole={isWhole} /> : null}
      <Pagination next={next} />
    </>,
  );
}

/** What only the whole trail is asked by. */
function WholeFields({
  c,
  fields,
  hands,
  of,
}: {
  c: OfficeContext;
  fields: Fields;
  hands: Awaited<ReturnType<typeof Trail.hands>>;
  of: ((field: string) => string | undefined) | undefined;
}) {
  const words = c.var.t.person.trail;
  const staff = sortLocalized(hands.staff, ({ name }) => name, c.var.locale);
  return (
    <>
      <Select
        name="actor"
        label={words.who}
        empty={words.anybody}
        items={[
          ...staff.map(({ personId, name }) => ({ value: personId, text: name })),
          ...hands.platform.map((hand) => ({ value: hand, text: words.platform(hand.slice("system:".length)) })),
        ]}
        value={text(fields, "actor")}
        error={of?.("actor")}
      />
      <TextInput
        name="recordId"
        label={words.record}
        hint={words.recordHint}
        optional
        autocomplete="off"
        spellcheck={false}
        value={text(fields, "recordId")}
        error={of?.("recordId")}
      />
    </>
  );
}

/** Domains of the verbs, and the one verb that is asked for, where it is. */
function areasFor(c: OfficeContext, asked: string) {
  const { areas } = c.var.t.person.trail;
  const items = Object.entries(areas).map(([area, name]) => ({ value: `${area}.`, text: name }));
  return asked === "" || items.some(({ value }) => value === asked) ? items : [...items, { value: asked, text: asked }];
}

const isFiltered = (fields: Fields): boolean => Object.keys(texts(fields)).some((name) => text(fields, name) !== "");

const typed = (fields: Fields, name: string) => ({
  day: text(fields, `${name}-day`),
  month: text(fields, `${name}-month`),
  year: text(fields, `${name}-year`),
});

/** The question as it was asked, for the next page. */
const texts = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.keys(fields).flatMap((name) => (name === "cursor" ? [] : [[name, text(fields, name)]])));
