import { may } from "@kz2050/core/access";
import { textIn } from "@kz2050/core/kernel";
import { Search } from "@kz2050/core/search";
import { type Fields, formToken, optional, readFields, text } from "@kz2050/http";
import { Button, ErrorSummary, Form, Heading, InsetText, NotificationBanner, Table, TextInput } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { hrefOf, personHref, placeNames, StateTag, shortId } from "./words.tsx";

/** Looking for somebody or something. What is typed is personal: it is posted, answered at once, and stands in no address. */
export const searchPages = new Hono<Office>();

searchPages.get("/search", (c) => searchPage(c, {}));

searchPages.post("/search", async (c) => {
  const fields = await readFields(c);
  try {
    return searchPage(c, fields, { found: await Search.find(askedIn(fields)) });
  } catch (error) {
    return searchPage(c, fields, { error });
  }
});

export const askedIn = (fields: Fields) => ({ text: text(fields, "text"), cursor: optional(fields, "cursor") });
type Answer = { readonly found?: Awaited<ReturnType<typeof Search.find>>; readonly error?: unknown };

/** What this reader's roles let them look for. */
function hintsFor(c: OfficeContext): string {
  const { hint } = c.var.t.person.search;
  const now = c.var.deps.now();
  const mayUse = (verb: Parameters<typeof may>[0]) => may(verb).admits(staffIn(c), now);
  return [
    mayUse("search.person") && hint.people,
    mayUse("campaign.find-transfers") && hint.gift,
    mayUse("council.file") && hint.proposal,
  ]
    .filter(Boolean)
    .join(" ");
}

async function searchPage(c: OfficeContext, fields: Fields, { found, error }: Answer = {}): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.person.search;
  const problem = error === undefined ? undefined : formProblem(c, error, { text: words.label });
  const action = `/office/${locale}/search`;
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      languageHref: (language) => `/office/${language}/search`,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "erased" ? <NotificationBanner kind="success" text={t.person.erase.done} /> : null}
      <Heading level={1}>{words.title}</Heading>
      <Form action={action} token={formToken("office")}>
        <TextInput
          name="text"
          label={words.label}
          hint={hintsFor(c)}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={text(fields, "text")}
          error={problem?.of("text")}
        />
        <Button>{t.common.action.search}</Button>
      </Form>
      {found ? (
        <Results c={c} items={found.items} placeOf={await placeNames(c)} />
      ) : (
        <p class="kz-hint">{words.note}</p>
      )}
      {found?.cursor === undefined ? null : (
        <Form action={action} token={formToken("office")} hidden={{ text: text(fields, "text"), cursor: found.cursor }}>
          <Button kind="secondary">{words.more}</Button>
        </Form>
      )}
    </>,
  );
}

function Results({
  c,
  items,
  placeOf,
}: {
  c: OfficeContext;
  items: readonly Search.Found[];
  placeOf: Awaited<ReturnType<typeof placeNames>>;
}) {
  const { t } = c.var;
  const words = t.person.search;
  if (items.length === 0)
    return (
      <InsetText>
        <p class="kz-body">{words.nothing}</p>
        <p class="kz-body">{words.nothingHint}</p>
      </InsetText>
    );
  return (
    <Table
      caption={words.results}
      captionSize="m"
      columns={[
        { head: words.who },
        { head: words.what },
        { head: words.place },
        { head: t.common.field.status },
        { head: t.person.kind.person },
      ]}
      rows={items.map((item) => [
        calledIn(c, item),
        <a class="kz-link" href={hrefOf(c, item.kind, item.recordId)}>
          {t.person.kind[item.kind]} {item.code ?? shortId(item.recordId)}
        </a>,
        placeOf(item) || "–",
        item.state === undefined ? "–" : <StateTag c={c} kind={item.kind} state={item.state} />,
        item.personId === undefined ? (
          "–"
        ) : (
          <a class="kz-link" href={personHref(c, item.personId)}>
            {words.openPerson}
            <span class="kz-visually-hidden">{words.of(calledIn(c, item))}</span>
          </a>
        ),
      ])}
      firstCellIsHeader
      stack
    />
  );
}

/** What a line is called: a name, a title, or that the name is not known. */
export function calledIn(c: OfficeContext, { name, title }: Pick<Search.Found, "name" | "title">): string {
  return name ?? (title && textIn(title, c.var.locale).text) ?? c.var.t.person.page.unnamed;
}
