import { Trail } from "@kz2050/core/trail";
import { Details, Table } from "@kz2050/ui";
import type { OfficeContext } from "./page.tsx";

/** Who did what to this record and when: for the foot of every record page. */
export async function trailOf(c: OfficeContext, recordId: string, options: { personal: boolean }) {
  const { t, f } = c.var;
  const words = t.office.trail;
  const rows = await Trail.listFor({ recordId, personal: options.personal });
  return (
    <Details summary={words.title}>
      {rows.length === 0 ? (
        <p class="kz-body">{words.nothing}</p>
      ) : (
        <Table
          columns={[{ head: words.at }, { head: words.who }, { head: words.action }, { head: words.change }]}
          rows={rows.map((row) => [
            f.dateTime(row.at),
            row.actorName ?? row.actor,
            <code>{row.action}</code>,
            [row.before && `${row.before} →`, row.after, row.reason && `(${row.reason})`, row.fields?.join(", ")]
              .filter(Boolean)
              .join(" "),
          ])}
          stack
        />
      )}
    </Details>
  );
}
