import type { Child, PropsWithChildren } from "hono/jsx";
import { classes, present } from "./words.ts";

export type TagColour = "grey" | "green" | "teal" | "blue" | "purple" | "magenta" | "red" | "orange" | "yellow";

/** A state in one or two words; the words carry the meaning, the colour only helps. */
export function Tag({ colour, children }: PropsWithChildren<{ colour?: TagColour | undefined }>) {
  return <strong class={classes("kz-tag", colour && `kz-tag--${colour}`)}>{children}</strong>;
}

export type SummaryAction = {
  readonly href: string;
  readonly text: Child;
  /** What the action is about, for those who hear the link alone. */
  readonly hidden?: string | undefined;
};

export type SummaryRow = {
  readonly key: Child;
  readonly value: Child;
  readonly actions?: readonly SummaryAction[] | undefined;
};

export type SummaryListProps = {
  readonly rows: readonly (SummaryRow | null | undefined | false)[];
  readonly noBorder?: boolean | undefined;
};

/** Facts about one thing: name and value. Rows that are null are left out. */
export function SummaryList({ rows, noBorder }: SummaryListProps) {
  const shown = rows.filter((row): row is SummaryRow => Boolean(row));
  const anyActions = shown.some((row) => row.actions && row.actions.length > 0);
  return (
    <dl class={classes("kz-summary-list", noBorder && "kz-summary-list--no-border")}>
      {shown.map((row) => (
        <div class={classes("kz-summary-list__row", anyActions && !row.actions && "kz-summary-list__row--no-actions")}>
          <dt class="kz-summary-list__key">{row.key}</dt>
          <dd class="kz-summary-list__value">{row.value}</dd>
          {row.actions && row.actions.length > 0 ? <SummaryActions actions={row.actions} /> : null}
        </div>
      ))}
    </dl>
  );
}

function SummaryActions({ actions }: { actions: readonly SummaryAction[] }) {
  const [first] = actions;
  return (
    <dd class="kz-summary-list__actions">
      {actions.length === 1 && first ? (
        <ActionLink action={first} />
      ) : (
        <ul class="kz-summary-list__actions-list">
          {actions.map((action) => (
            <li class="kz-summary-list__actions-list-item">
              <ActionLink action={action} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}

function ActionLink({ action }: { action: SummaryAction }) {
  return (
    <a class="kz-link" href={action.href}>
      {action.text}
      {action.hidden ? <span class="kz-visually-hidden"> {action.hidden}</span> : null}
    </a>
  );
}

export type TableCell =
  | Child
  | {
      readonly content: Child;
      readonly numeric?: boolean | undefined;
      readonly colspan?: number | undefined;
      readonly rowspan?: number | undefined;
    };

export type TableColumn = {
  readonly head: Child;
  readonly numeric?: boolean | undefined;
  /** The head as plain text, shown before the cell where the table is stacked on a narrow screen. */
  readonly label?: string | undefined;
};

export type TableProps = {
  readonly caption?: Child;
  readonly captionSize?: "s" | "m" | "l" | "xl" | undefined;
  readonly columns?: readonly TableColumn[] | undefined;
  readonly rows: readonly (readonly TableCell[])[];
  readonly firstCellIsHeader?: boolean | undefined;
  /** On a narrow screen each row becomes a block instead of scrolling sideways. */
  readonly stack?: boolean | undefined;
};

type Cell = Extract<TableCell, { content: Child }>;
const asCell = (cell: TableCell): Cell =>
  typeof cell === "object" && cell !== null && "content" in cell ? cell : { content: cell };

/** Rows and columns with a caption. */
export function Table({ caption, captionSize, columns = [], rows, firstCellIsHeader, stack }: TableProps) {
  const labelOf = (index: number): string | undefined => {
    const column = columns[index];
    return stack ? (column?.label ?? (typeof column?.head === "string" ? column.head : undefined)) : undefined;
  };
  return (
    <div class="kz-table-wrap">
      <table class={classes("kz-table", stack && "kz-table--stack")}>
        {present(caption) ? (
          <caption class={classes("kz-table__caption", captionSize && `kz-table__caption--${captionSize}`)}>
            {caption}
          </caption>
        ) : null}
        {columns.length > 0 ? (
          <thead class="kz-table__head">
            <tr class="kz-table__row">
              {columns.map(({ head, numeric }) => (
                <th scope="col" class={classes("kz-table__header", numeric && "kz-table__header--numeric")}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody class="kz-table__body">
          {rows.map((row) => (
            <tr class="kz-table__row">
              {row.map(asCell).map(({ content, numeric, colspan, rowspan }, index) =>
                index === 0 && firstCellIsHeader ? (
                  <th scope="row" class="kz-table__header" colspan={colspan} rowspan={rowspan}>
                    {content}
                  </th>
                ) : (
                  <td
                    class={classes("kz-table__cell", (numeric ?? columns[index]?.numeric) && "kz-table__cell--numeric")}
                    colspan={colspan}
                    rowspan={rowspan}
                    data-label={labelOf(index)}
                  >
                    {content}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
