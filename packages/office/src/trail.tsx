import { Trail } from "@kz2050/core/trail";
import type { Messages } from "@kz2050/i18n";
import { Details, Table } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import type { OfficeContext } from "./page.tsx";
import { kindOf, recordHref, shortId } from "./people/words.tsx";

/** Who did what to this record and when: for the foot of every record page. */
export async function trailOf(c: OfficeContext, recordId: string, options: { personal: boolean }) {
  const words = c.var.t.office.trail;
  const rows = await Trail.listFor({ recordId, personal: options.personal });
  return (
    <Details summary={words.title}>
      {rows.length === 0 ? <p class="kz-body">{words.nothing}</p> : <TrailRows c={c} rows={rows} />}
    </Details>
  );
}

/** Rows of the trail; with the record each is of, where they are of several, and the way to that record's whole trail. */
export function TrailRows({
  c,
  rows,
  withRecord,
  isWhole,
}: {
  c: OfficeContext;
  rows: readonly Trail.TrailRow[];
  withRecord?: boolean;
  isWhole?: boolean;
}) {
  const { t, f } = c.var;
  const words = t.office.trail;
  return (
    <Table
      columns={[
        { head: words.at },
        { head: words.who },
        { head: words.action },
        ...(withRecord ? [{ head: t.person.trail.onRecord }] : []),
        { head: words.change },
      ]}
      rows={rows.map((row) => [
        f.dateTime(row.at),
        <>
          {handOf(t, row)}
          {isRole(t, row.role) ? <div class="kz-hint">{t.reference.role[row.role]}</div> : null}
        </>,
        withRecord ? (
          <a class="kz-link" href={`?${new URLSearchParams({ action: row.action })}`}>
            <span class="kz-visually-hidden">{t.person.trail.sameAction}: </span>
            <code>{row.action}</code>
          </a>
        ) : (
          <code>{row.action}</code>
        ),
        ...(withRecord
          ? [isWhole ? <Recorded c={c} recordId={row.recordId} /> : <Linked c={c} recordId={row.recordId} />]
          : []),
        changeOf(c, row),
      ])}
      stack
    />
  );
}

const isRole = (t: Messages, role: string): role is keyof typeof t.reference.role =>
  Object.hasOwn(t.reference.role, role);

/** A colleague by name, the platform's own hand by its name, a former one whose name is gone by their id. */
const handOf = (t: Messages, { actor, actorName }: Trail.TrailRow): string =>
  actorName ?? (actor.startsWith("system:") ? t.person.trail.platform(actor.slice("system:".length)) : actor);

/** A record in a trail of several, and the way to its own. */
function Recorded({ c, recordId }: { c: OfficeContext; recordId: string }) {
  return (
    <>
      <Linked c={c} recordId={recordId} />
      <div>
        <a class="kz-link" href={`?${new URLSearchParams({ recordId })}`}>
          {c.var.t.person.trail.ofRecord}
        </a>
      </div>
    </>
  );
}

/** A record by its kind and the end of its id, leading to its page; what has none by its id. */
function Linked({ c, recordId }: { c: OfficeContext; recordId: string }) {
  const href = recordHref(c, recordId);
  const kind = kindOf(recordId);
  if (!href || !kind) return <code>{recordId.startsWith("person#") ? recordId.slice(0, 15) : recordId}</code>;
  return (
    <a class="kz-link" href={href}>
      {c.var.t.person.kind[kind]} {shortId(recordId)}
    </a>
  );
}

/** What changed, or what was shown: fields by their names, the ids of a list folded away. */
function changeOf(c: OfficeContext, { before, after, reason, fields = [] }: Trail.TrailRow): Child {
  const { t } = c.var;
  const ids = fields.filter(isId);
  const names = fields.filter((field) => !isId(field));
  if (before === undefined && after === undefined && reason === undefined && fields.length === 0) return "–";
  const said = [
    before && `${before} →`,
    after,
    reason && `(${reason})`,
    names.map((name) => fieldName(t, name)).join(", "),
  ];
  return (
    <>
      {said.filter(Boolean).join(" ")}
      {ids.length === 0 ? null : (
        <Details summary={t.person.trail.ids(ids.length)}>
          {ids.map((recordId) => (
            <div>
              <Linked c={c} recordId={recordId} />
            </div>
          ))}
        </Details>
      )}
    </>
  );
}

const isId = (field: string): boolean => /^(?:[a-z]{3}_[0-9a-z]{26}|person#.+)$/.test(field);

/** A field as the forms call it, where they do. */
function fieldName(t: Messages, name: string): string {
  const known: Readonly<Record<string, string>> = { ...t.common.field, ...t.person.trail.fields };
  const label = known[name];
  return label === undefined ? name : label.charAt(0).toLowerCase() + label.slice(1);
}
