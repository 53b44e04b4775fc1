import { Reference } from "@kz2050/core/reference";
import { Statistic } from "@kz2050/core/statistic";
import { BackLink, Charts, Heading, InsetText, TileMap, Views } from "@kz2050/ui";
import { Hono } from "hono";
import { type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { FigureChart } from "./chart.tsx";
import { howPage } from "./how.tsx";

/** The movement's figures over time, of the country and of each region one works in. */
export const figurePages = new Hono<Office>();

figurePages.get("/figures", (c) => dashboardPage(c));
figurePages.get("/figures/how", howPage);
figurePages.get("/figures/:region{[0-9]{2}}", (c) => dashboardPage(c, c.req.param("region")));

async function dashboardPage(c: OfficeContext, region?: string): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.figure;
  const span = Statistic.SPANS.find((one) => one === c.req.query("span")) ?? "months";
  const shown = Statistic.MEASURES.find((one) => one === c.req.query("map")) ?? "applications";
  const [dashboard, rows, own] = await Promise.all([
    Statistic.read({ span, ...(region !== undefined && { region }) }),
    Reference.list("region"),
    Statistic.regionsOf(staffIn(c), c.var.deps.now()),
  ]);
  const names = Object.fromEntries(rows.map(({ code, name }) => [code, name[locale]]));
  const title = region === undefined ? words.country : (names[region] ?? region);
  const here = `/office/${locale}/figures${region === undefined ? "" : `/${region}`}`;
  const href = (over: { span?: string; map?: string }) =>
    `${here}?${new URLSearchParams({ span, ...(shown !== "applications" && { map: shown }), ...over })}`;
  return page(
    c,
    {
      title: `${words.title}: ${title}`,
      ...(region !== undefined && {
        before: <BackLink href={`/office/${locale}/figures?span=${span}`}>{words.places.back}</BackLink>,
      }),
    },
    <>
      <Heading level={1}>
        <span class="kz-caption-l">{words.title}</span>
        {title}
      </Heading>
      <p>{words.lead}</p>
      <Views
        label={words.span.label}
        items={Statistic.SPANS.map((one) => ({
          text: words.span[one],
          href: href({ span: one }),
          current: one === span,
        }))}
      />
      {dashboard.since === undefined ? <InsetText>{words.nothing}</InsetText> : null}
      <Charts>
        {Statistic.MEASURES.map((measure) => (
          <FigureChart c={c} measure={measure} dashboard={dashboard} />
        ))}
      </Charts>
      {region === undefined ? (
        <>
          <Heading level={2} id="map">
            {words.map.title}
          </Heading>
          <Views
            label={words.map.choose}
            items={Statistic.MEASURES.map((measure) => ({
              text: words.measure[measure],
              href: `${href({ map: measure })}#map`,
              current: measure === shown,
            }))}
          />
          <TileMap
            caption={words.map.caption(
              shown === "tiyn" ? words.map.thousands(words.measure.tiyn) : words.measure[shown],
              words.span[span],
            )}
            names={names}
            data={Object.fromEntries(
              Object.entries(dashboard.regions).map(([code, totals]) => {
                const value = totals[shown];
                // A tile has room for few digits: sums stand there in thousands of tenge.
                const text = f.number(shown === "tiyn" ? Math.round(value / 100_000) : value);
                return [code, dashboard.since === undefined ? undefined : { value, text }];
              }),
            )}
            href={(code) => (own.includes(code) ? `/office/${locale}/figures/${code}?span=${span}` : undefined)}
          />
        </>
      ) : null}
      {dashboard.since === undefined ? null : <p>{words.since(f.date(dashboard.since))}</p>}
      <p>{words.late}</p>
    </>,
  );
}
