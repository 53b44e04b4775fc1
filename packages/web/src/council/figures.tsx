import type { Council } from "@kz2050/core/council";
import { InsetText, Table } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

type Row = Council.ModerationFigures & { readonly name: string };

/** How proposals were moderated, a row a month or a council. */
export function FigureRows({
  c,
  caption,
  head,
  rows,
}: {
  c: PageContext;
  caption: string;
  head: string;
  rows: readonly Row[];
}) {
  const { f, t } = c.var;
  const words = t.council.moderation;
  const number = (value: number | undefined) => ({
    content: value === undefined ? "–" : f.number(value),
    numeric: true,
  });
  if (rows.length === 0) return <InsetText>{words.nothing}</InsetText>;
  return (
    <Table
      caption={caption}
      captionSize="m"
      columns={[
        { head },
        ...[words.submitted, words.published, words.refused, words.appealed, words.medianShort].map((name) => ({
          head: name,
          numeric: true,
        })),
      ]}
      rows={rows.map((row) => [
        row.name,
        ...[row.submitted, row.published, row.refused, row.appealed, row.medianDays].map(number),
      ])}
      firstCellIsHeader
      stack
    />
  );
}

/** Words and how many of each; nothing where there is none of any. */
export function CountRows({
  c,
  caption,
  head,
  counts,
}: {
  c: PageContext;
  caption: string;
  head: string;
  counts: readonly (readonly [name: string, count: number])[];
}) {
  const { f, t } = c.var;
  const words = t.council.moderation;
  const shown = counts.filter(([, count]) => count > 0);
  return (
    <Table
      caption={caption}
      captionSize="m"
      columns={[{ head }, { head: words.count, numeric: true }]}
      rows={
        shown.length === 0
          ? [[words.nothing, { content: f.number(0), numeric: true }]]
          : shown.map(([name, count]) => [name, { content: f.number(count), numeric: true }])
      }
    />
  );
}
