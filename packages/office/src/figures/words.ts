import type { Statistic } from "@kz2050/core/statistic";
import type { Formatter, Messages } from "@kz2050/i18n";

/** A number of a figure as the page's language writes it: money as money. */
export const amount = (f: Formatter, measure: Statistic.Measure, value: number): string =>
  measure === "tiyn" ? f.money(value) : f.number(value);

/** A month (`2026-10`) or day (`2026-10-14`) in words; the one that is not over says so. */
export function periodName({ t, f }: { t: Messages; f: Formatter }, period: string, today: string): string {
  const [year = "", month = "1", day] = period.split("-");
  const name = day === undefined ? t.figure.chart.month(t.common.month[Number(month) as 1], year) : f.date(period);
  return today.startsWith(period) ? t.figure.soFar(name) : name;
}

/** How the total stands to as long a time before, in words; a share only where there is something to take it of. */
export function comparison(
  { t, f }: { t: Messages; f: Formatter },
  measure: Statistic.Measure,
  { total, before }: Pick<Statistic.Series, "total" | "before">,
  span: Statistic.Span,
): string {
  const words = t.figure.before;
  if (total === undefined || before === undefined) return words.none;
  const share = before === 0 ? undefined : Math.abs(total - before) / before;
  const change =
    total === before
      ? words.same
      : share === undefined
        ? undefined
        : (total > before ? words.more : words.less)(f.percent(share));
  return [words[span](amount(f, measure, before)), change && `(${change})`].filter(Boolean).join(" ");
}
