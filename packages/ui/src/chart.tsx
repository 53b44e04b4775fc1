import type { Child } from "hono/jsx";
import { Table } from "./data.tsx";
import { Details, Heading } from "./notice.tsx";
import { classes, present } from "./words.ts";

export type ChartPoint = {
  /** The month or day, as the page's language writes it. */
  readonly label: string;
  /** What the bar is as high as; none leaves a gap: nothing is known, which is not nought. */
  readonly value: number | undefined;
  /** The value in words, for the table. */
  readonly text: string;
  /** Under the bars, where there is room for few: the first, the last. */
  readonly axis?: string | undefined;
};

export type ChartProps = {
  readonly id?: string | undefined;
  readonly title: Child;
  readonly headingLevel?: 2 | 3 | undefined;
  /** The number that matters most, large. */
  readonly value: string;
  /** What it is compared with. */
  readonly note?: Child;
  readonly points: readonly ChartPoint[];
  /** The whole chart in one sentence, for those who do not see it. */
  readonly label: string;
  /** What the highest bar stands for: "Most: 12". */
  readonly most?: string | undefined;
  readonly table: { readonly summary: string; readonly period: string; readonly value: string };
  /** How it was computed. */
  readonly more?: Child;
};

const STEP = 10;
const HEIGHT = 100;

/** Numbers over time as bars, drawn on the server, and the same numbers as a table beneath. */
export function Chart(props: ChartProps) {
  const { id, title, headingLevel = 2, value, note, points, label, most, table, more } = props;
  const first = points[0]?.axis ?? points[0]?.label;
  const last = points.at(-1)?.axis ?? points.at(-1)?.label;
  return (
    <section class="kz-chart" id={id}>
      <Heading level={headingLevel} class="kz-chart__title">
        {title}
      </Heading>
      <p class="kz-chart__value">{value}</p>
      {present(note) ? <p class="kz-chart__note">{note}</p> : null}
      <p class="kz-chart__most" aria-hidden="true">
        {most}
      </p>
      <Bars points={points} label={label} />
      <p class="kz-chart__axis" aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </p>
      <Details summary={table.summary}>
        <Table
          columns={[{ head: table.period }, { head: table.value, numeric: true }]}
          rows={points.map((point) => [point.label, { content: point.text, numeric: true }])}
          firstCellIsHeader
        />
      </Details>
      {present(more) ? <p class="kz-chart__more">{more}</p> : null}
    </section>
  );
}

/** Stretched to its place, so that one drawing fits a phone and a wide screen; nothing in it is text. */
function Bars({ points, label }: Pick<ChartProps, "points" | "label">) {
  const largest = Math.max(1, ...points.map(({ value = 0 }) => value));
  const width = Math.max(1, points.length) * STEP;
  return (
    <svg
      class="kz-chart__plot"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {points.map(({ value }, index) => {
        const isGap = value === undefined;
        // What is more than nothing is seen, however small beside the largest.
        const height = isGap ? HEIGHT : value > 0 ? Math.max(2, (value / largest) * HEIGHT) : 0;
        return (
          <rect
            class={classes("kz-chart__bar", isGap && "kz-chart__bar--none")}
            x={String(index * STEP + (isGap ? 0 : 1))}
            y={String(Math.round((HEIGHT - height) * 10) / 10)}
            width={String(isGap ? STEP : STEP - 2)}
            height={String(Math.round(height * 10) / 10)}
          />
        );
      })}
    </svg>
  );
}

/** Charts side by side where there is room. */
export function Charts({ children }: { children: Child }) {
  return <div class="kz-charts">{children}</div>;
}
