import { Identity } from "@kz2050/core/identity";
import { AppError } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { Search } from "@kz2050/core/search";
import { formToken, readFields, text } from "@kz2050/http";
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NotificationBanner,
  Pagination,
  Table,
} from "@kz2050/ui";
import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import type { Queues } from "../queue.ts";
import { hrefOf, kindOfLine, nameIn, personHref, placeNames, shortId, stateText } from "./words.tsx";

/** Merges that wait for a decision, side by side, with what each would do: for other eyes than proposed it. */
export const mergesPages = new Hono<Office>();

mergesPages.get("/merges", (c) => mergesPage(c));

/** How many merges wait, for those who decide on them. */
export const mergeQueues: Queues = async (c, staff) => {
  if (!Participation.merges.access.admits(staff, c.var.deps.now())) return [];
  const { items, cursor } = await Participation.merges({});
  const { title } = c.var.t.person.merges;
  const href = `/office/${c.var.locale}/merges`;
  return [{ title, href, count: items.length, isMore: cursor !== undefined, oldestAt: items[0]?.proposedAt }];
};

const DECISIONS = ["merge", "refuse"] as const;

mergesPages.post("/merges/:mergeId{mrg_[0-9a-z]{26}}", async (c) => {
  const said = text(await readFields(c), "decision");
  const decision = DECISIONS.find((one) => one === said) ?? "refuse";
  try {
    await Participation.decideMerge({ mergeId: c.req.param("mergeId"), decision });
    return c.redirect(`/office/${c.var.locale}/merges?done=${decision}`, 303);
  } catch (error) {
    return mergesPage(c, error);
  }
});

async function mergesPage(c: OfficeContext, error?: unknown): Promise<Response> {
  const { t } = c.var;
  const words = t.person.merges;
  const problem = error === undefined ? undefined : formProblem(c, error);
  const done = DECISIONS.find((one) => one === c.req.query("done"));
  const { items, cursor } = await Participation.merges({ cursor: c.req.query("cursor") });
  const placeOf = await placeNames(c);
  const parts: Child[] = [];
  for (const merge of items) parts.push(await Waiting({ c, merge, placeOf }));
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      languageHref: (language) => `/office/${language}/merges`,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {done && !problem ? <NotificationBanner kind="success" text={words.done[done]} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      {items.length === 0 ? <InsetText>{words.nothing}</InsetText> : parts}
      <Pagination next={cursor && `?${new URLSearchParams({ cursor })}`} />
    </>,
  );
}

type PlaceOf = Awaited<ReturnType<typeof placeNames>>;

/** Nobody to compare where one of the two was erased meanwhile. */
async function compared(merge: Participation.Merge): Promise<Search.Comparison | undefined> {
  try {
    return await Search.comparePeople({ kept: merge.kept, gone: merge.gone });
  } catch (error) {
    if (error instanceof AppError && [404, 422].includes(error.status)) return undefined;
    throw error;
  }
}

async function Waiting({ c, merge, placeOf }: { c: OfficeContext; merge: Participation.Merge; placeOf: PlaceOf }) {
  const { t, f, locale } = c.var;
  const words = t.person.merges;
  const both = await compared(merge);
  const proposer = (await Identity.staffName(merge.proposedBy)) ?? words.unknown;
  const isOwn = merge.proposedBy === staffIn(c).personId;
  const id = `merge-${merge.mergeId}`;
  const title = both ? `${nameIn(c, both.kept)} · ${nameIn(c, both.gone)}` : words.gone;
  const named = <span class="kz-visually-hidden">: {title}</span>;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      <p class="kz-body">
        {words.proposedBy(proposer, f.dateTime(merge.proposedAt))}. {t.person.merge.reasons[merge.reason]}.
      </p>
      {both ? <Sides c={c} both={both} placeOf={placeOf} /> : null}
      {both ? <Effects c={c} both={both} /> : null}
      {isOwn ? (
        <InsetText>{words.own}</InsetText>
      ) : (
        <Form action={`/office/${locale}/merges/${merge.mergeId}`} token={formToken("office")} label={words.title}>
          <ButtonGroup>
            {both ? (
              <Button name="decision" value="merge">
                {words.merge}
                {named}
              </Button>
            ) : null}
            <Button name="decision" value="refuse" kind="secondary">
              {words.refuse}
              {named}
            </Button>
          </ButtonGroup>
        </Form>
      )}
    </section>
  );
}

/** The two people, fact by fact. */
function Sides({ c, both, placeOf }: { c: OfficeContext; both: Search.Comparison; placeOf: PlaceOf }) {
  const { t, f } = c.var;
  const words = t.person.merges;
  const people = [both.kept, both.gone];
  const ages = ({ records }: Search.PersonView) => [
    ...new Set(records.flatMap(({ age }) => (age === undefined ? [] : t.person.page.age(age)))),
  ];
  return (
    <Table
      columns={[
        { head: <span class="kz-visually-hidden">{t.person.page.given}</span> },
        { head: words.kept },
        { head: words.joins },
      ]}
      rows={[
        [
          words.name,
          ...people.map((view) => (
            <>
              <a class="kz-link" href={personHref(c, view.personId)}>
                {nameIn(c, view)}
              </a>
              {ages(view).map((age) => (
                <div>{age}</div>
              ))}
            </>
          )),
        ],
        [words.mailboxes, ...people.map((view) => view.mailboxes.map(({ email }) => <div>{email}</div>))],
        [
          words.records,
          ...people.map((view) => (
            <>
              {view.records.map((record) => (
                <div>
                  <a class="kz-link" href={hrefOf(c, record.kind, record.recordId)}>
                    {t.person.kind[record.kind]} {shortId(record.recordId)}
                  </a>
                  {`: ${placeOf(record)}, ${stateText(t, record.kind, record.state)}, ${f.date(record.at)}`}
                </div>
              ))}
              {view.lines.map((line) => {
                const kind = kindOfLine(line);
                return (
                  <div>
                    {t.person.kind[kind]} {shortId(line.recordId)}
                    {`: ${stateText(t, kind, line.state)}, ${f.date(line.at)}`}
                  </div>
                );
              })}
              {view.supports ? <div>{t.person.page.supports(view.supports)}</div> : null}
            </>
          )),
        ],
      ]}
      firstCellIsHeader
      stack
    />
  );
}

/** What would happen, exactly. */
function Effects({ c, both }: { c: OfficeContext; both: Search.Comparison }) {
  const { t } = c.var;
  const words = t.person.merges;
  return (
    <>
      <Heading level={3}>{words.will}</Heading>
      <ul class="kz-list kz-list--bullet">
        <li>{both.moves > 0 ? words.moves(both.moves) : words.movesNone}</li>
        {both.supports > 0 ? <li>{words.supports(both.supports)}</li> : null}
        {both.campaigns > 0 ? <li>{words.campaigns(both.campaigns)}</li> : null}
        <li>{words.doors}</li>
      </ul>
      <p class="kz-body">{words.noReturn}</p>
    </>
  );
}
