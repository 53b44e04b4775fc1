import type { Statistic } from "@kz2050/core/statistic";
import { Chart } from "@kz2050/ui";
import type { OfficeContext } from "../page.tsx";
import { amount, comparison, periodName } from "./words.ts";

/** One figure: its total and what it is compared with, its bars, its table, and where it is said how it is computed. */
export function FigureChart(props: { c: OfficeContext; measure: Statistic.Measure; dashboard: Statistic.Dashboard }) {
  const { c, measure, dashboard } = props;
  const { t, f, locale } = c.var;
  const words = t.figure;
  const { span, today, series } = dashboard;
  const { points, total, ever } = series[measure];
  const name = words.measure[measure];
  const shownOf = (value: number | undefined) => (value === undefined ? words.noData : amount(f, measure, value));
  const periods = points.map(({ period }) => periodName(c.var, period, today));
  const largest = Math.max(0, ...points.map(({ value = 0 }) => value));
  return (
    <Chart
      id={measure}
      title={name}
      value={shownOf(total)}
      note={
        <>
          {comparison(c.var, measure, series[measure], span)}
          <br />
          {words.ever(amount(f, measure, ever))}
        </>
      }
      points={points.map(({ period, value }, index) => ({
        label: periods[index] ?? period,
        axis: axisOf(c, period),
        value,
        text: shownOf(value),
      }))}
      label={words.chart.label(name, periods[0] ?? "", periods.at(-1) ?? "", shownOf(total))}
      most={total === undefined ? undefined : words.chart.most(amount(f, measure, largest))}
      table={{
        summary: words.chart.table,
        period: words.chart.period,
        value: measure === "tiyn" ? words.chart.sum : words.chart.value,
      }}
      more={
        <a class="kz-link" href={`/office/${locale}/figures/how#${measure}`}>
          {words.how.link}
          <span class="kz-visually-hidden">: {name}</span>
        </a>
      }
    />
  );
}

/** Short, since two of them stand under a chart as wide as a phone. */
function axisOf({ var: { t, f } }: OfficeContext, period: string): string {
  const [year = "", month = "1", day] = period.split("-");
  return day === undefined ? t.figure.chart.month(t.common.month[Number(month) as 1], year) : f.date(period);
}
