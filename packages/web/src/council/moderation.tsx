import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { NotFoundError } from "@kz2050/core/kernel";
import { Reference } from "@kz2050/core/reference";
import { sortLocalized } from "@kz2050/i18n";
import {
  Breadcrumbs,
  Button,
  Details,
  ErrorSummary,
  Figures,
  Form,
  Heading,
  Lead,
  Pagination,
  Select,
  Steps,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type PageContext, type Pages, page } from "../page.tsx";
import { HOW_TO_APPEAL } from "./appeal.tsx";
import { CaseLog } from "./cases.tsx";
import { CountRows, FigureRows } from "./figures.tsx";
import { namesOf } from "./words.tsx";

/** How the councils moderate, in the open: the figures, the log of what was not published, and how to appeal. */
export const moderation = new Hono<Pages>();

moderation.get("/", async (c) => {
  const { t, f, locale } = c.var;
  const words = t.council.moderation;
  const query = await queryOf(c);
  const { council } = query;
  const [{ whole, months, councils }, log, hidden, cityName] = await Promise.all([
    Council.moderation(council),
    Council.moderationLog({ council, cursor: c.req.query("cursor") }),
    Campaign.hiddenNames(Council.monthsShown()),
    cityOfCouncil(c),
  ]);
  const failed = query.isUnknown ? { field: "case", text: words.notFound } : undefined;
  return page(
    c,
    {
      title: words.title,
      description: words.lead,
      active: "council",
      error: failed !== undefined,
      status: failed ? 404 : 200,
      before: <Crumbs c={c} last={words.nav} />,
    },
    <>
      <ErrorSummary errors={failed ? [failed] : []} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}${HOW_TO_APPEAL}`}>
          {words.how.title}
        </a>
      </p>
      <Form action={c.req.path} method="get">
        <Select
          name="council"
          label={words.council}
          value={council ?? ""}
          items={[
            { value: "", text: words.allCouncils },
            ...sortLocalized([...cityName.keys()], (code) => cityName.get(code) ?? code, locale).map((code) => ({
              value: code,
              text: cityName.get(code) ?? code,
            })),
          ]}
        />
        <Button kind="secondary">{words.show}</Button>
      </Form>
      <Heading level={2}>{words.period}</Heading>
      <Figures
        items={[
          { value: f.number(whole.submitted), label: words.submitted },
          { value: f.number(whole.published), label: words.published },
          { value: f.number(whole.refused), label: words.refused },
          { value: whole.medianDays === undefined ? "–" : f.number(whole.medianDays), label: words.median },
        ]}
      />
      <CountRows
        c={c}
        caption={words.reasonsTitle}
        head={words.reason}
        counts={Council.REFUSALS.map((reason) => [t.council.refusal[reason], whole.reasons[reason] ?? 0])}
      />
      <CountRows
        c={c}
        caption={words.outcomesTitle}
        head={words.outcome}
        counts={Council.APPEAL_OUTCOMES.map((outcome) => [words.appeals[outcome], whole.appeals[outcome] ?? 0])}
      />
      <CaseLog c={c} log={log} found={query.found} cityName={cityName} />
      <Pagination
        next={log.cursor && `?${new URLSearchParams({ ...(council && { council }), cursor: log.cursor })}#log`}
        label={words.logTitle}
      />
      <Heading level={2}>{words.findTitle}</Heading>
      <Form action={c.req.path} method="get">
        <TextInput
          name="case"
          label={words.caseNumber}
          hint={words.findHint}
          value={query.typed}
          error={failed?.text}
          width={10}
          autocapitalize="none"
        />
        <Button kind="secondary">{t.common.action.search}</Button>
      </Form>
      <FigureRows
        c={c}
        caption={words.monthsTitle}
        head={words.month}
        rows={months.map((month) => ({ ...month, name: monthIn(c, month.month) }))}
      />
      {council === undefined ? (
        <FigureRows
          c={c}
          caption={words.councilsTitle}
          head={words.council}
          rows={sortLocalized(
            councils.map((one) => ({ ...one, name: cityName.get(one.council) ?? one.council })),
            ({ name }) => name,
            locale,
          )}
        />
      ) : null}
      <Heading level={2}>{words.namesTitle}</Heading>
      <p class="kz-body">{words.namesLead}</p>
      <CountRows
        c={c}
        caption={words.period}
        head={words.reason}
        counts={Campaign.HIDE_REASONS.map((reason) => [t.campaign.office.hideReason[reason], hidden[reason] ?? 0])}
      />
      <Details summary={words.computedTitle}>
        {words.computed.map((line) => (
          <p>{line}</p>
        ))}
        <p>
          {words.data}: <a href="/api/moderation">JSON</a>, <a href="/api/moderation.csv">CSV</a>
        </p>
      </Details>
    </>,
  );
});

interface Asked {
  readonly council?: string | undefined;
  readonly typed: string;
  readonly found?: Council.ModerationCase | undefined;
  readonly isUnknown: boolean;
}

/** The council asked for, and the case: one that is not there says so beside its field. */
async function queryOf(c: PageContext): Promise<Asked> {
  const council = c.req.query("council") || undefined;
  if (council !== undefined && !(await Reference.has("council", council))) throw new NotFoundError();
  const typed = (c.req.query("case") ?? "").slice(0, 40);
  if (typed.trim() === "") return { council, typed: "", isUnknown: false };
  try {
    return { council, typed, found: await Council.findCase(typed), isUnknown: false };
  } catch (error) {
    if (error instanceof NotFoundError) return { council, typed, isUnknown: true };
    throw error;
  }
}

/** The city of each council, by its code: what people know it by. */
async function cityOfCouncil(c: PageContext): Promise<Map<string, string>> {
  const [councils, cityName] = await Promise.all([Reference.list("council"), namesOf(c, "city")]);
  return new Map(councils.map(({ code, city }) => [code, cityName(city)]));
}

const NO_BREAK = "\u00A0";

/** A month of a year in words, on one line. */
function monthIn(c: PageContext, month: string): string {
  const [year = "", of = "1"] = month.split("-");
  const name = c.var.t.figure.chart.month(c.var.t.common.month[Number(of) as 1], year);
  return name.replaceAll(" ", NO_BREAK);
}

function Crumbs({ c, last }: { c: PageContext; last: string }) {
  const { t, locale } = c.var;
  return (
    <Breadcrumbs
      items={[
        { text: t.common.nav.home, href: `/${locale}` },
        { text: t.council.title, href: `/${locale}/councils` },
        { text: last },
      ]}
    />
  );
}

moderation.get("/appeal", (c) => {
  const { t, locale } = c.var;
  const words = t.council.moderation.how;
  const { open, write, other, told } = words.steps;
  return page(
    c,
    { title: words.title, description: words.lead, active: "council", before: <Crumbs c={c} last={words.title} /> },
    <>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Steps headingLevel={2} items={[open, write, other, told]} />
      <Heading level={2}>{words.reasonsTitle}</Heading>
      <p class="kz-body">{words.reasonsLead}</p>
      <ul class="kz-list kz-list--bullet">
        {Council.REFUSALS.map((reason) => (
          <li>{t.council.refusal[reason]}</li>
        ))}
      </ul>
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}/councils/moderation`}>
          {words.toLog}
        </a>
      </p>
    </>,
  );
});
