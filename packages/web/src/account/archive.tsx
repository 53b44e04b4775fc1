import type { Participation } from "@kz2050/core/participation";
import { Reference } from "@kz2050/core/reference";
import { isLocale, LANGUAGE_NAMES } from "@kz2050/i18n";
import type { PageContext } from "../page.tsx";

export type Archive = Awaited<ReturnType<typeof Participation.archive>>;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;color:#1b2a2e;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem;border-bottom:3px solid #e0a526}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.3rem 1rem;margin:0}
dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
section{break-inside:avoid;margin:1.5rem 0}ul{margin:0;padding-left:1.2rem}
@media(max-width:30rem){dl{display:block}dd{margin-bottom:.5rem}}`;

/** The readable half of an archive: one file that needs nothing else, and prints. */
export async function archivePage(c: PageContext, archive: Archive): Promise<string> {
  const { t, f, locale, deps } = c.var;
  const words = t.account.data;
  const names = await namesOf(c);
  const page = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.archiveTitle}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>{words.archiveTitle}</h1>
        <p>
          {t.common.movement}. {words.madeAt(f.dateTime(deps.now().toISOString()))}
        </p>
        <h2>{words.you}</h2>
        <Facts c={c} record={{ ...archive.person }} names={names} />
        <h2>{words.records}</h2>
        {archive.entries.length === 0 ? <p>{words.none}</p> : null}
        {archive.entries.map(({ service, recordId, record }) => (
          <section>
            <h3>
              {(words.service as Readonly<Record<string, string>>)[service] ?? service} ·{" "}
              {recordId.slice(-8).toUpperCase()}
            </h3>
            <Facts c={c} record={record} names={names} service={service} />
          </section>
        ))}
      </body>
    </html>
  );
  return `<!DOCTYPE html>${page}`;
}

type Names = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** What codes of the reference data are called, by the field that holds them. */
async function namesOf({ var: { locale } }: PageContext): Promise<Names> {
  const kinds = { region: "region", council: "council", category: "category", topic: "topic" } as const;
  const lists = await Promise.all(
    Object.entries(kinds).map(async ([field, kind]) => {
      const rows = await Reference.list(kind);
      return [field, new Map(rows.map(({ code, name }) => [code, name[locale]]))] as const;
    }),
  );
  const found = Object.fromEntries(lists);
  return { ...found, from: found.region ?? new Map(), to: found.region ?? new Map() };
}

interface Shown {
  readonly c: PageContext;
  readonly names: Names;
  readonly service?: string | undefined;
}

function Facts({ record, ...shown }: Shown & { record: Readonly<Record<string, unknown>> }) {
  const labels: Readonly<Record<string, string>> = shown.c.var.t.account.data.field;
  const rows = Object.entries(record).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return (
    <dl>
      {rows.map(([field, value]) => (
        <>
          <dt>{labels[field] ?? field}</dt>
          <dd>
            <Value {...shown} field={field} value={value} />
          </dd>
        </>
      ))}
    </dl>
  );
}

function Value({ field, value, ...shown }: Shown & { field: string; value: unknown }) {
  if (Array.isArray(value)) {
    if (value.length === 0) return <>–</>;
    return (
      <ul>
        {value.map((item: unknown) => (
          <li>
            <Value {...shown} field={field} value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== "object" || value === null) return <>{plain(shown, field, value)}</>;
  const { original, ...written } = value as Readonly<Record<string, unknown>>;
  if (typeof original === "string") return <>{String(written[shown.c.var.locale] ?? written[original] ?? "")}</>;
  return <Facts {...shown} record={value as Readonly<Record<string, unknown>>} />;
}

/** A value as its reader says it; a code that has no name stands as it is. */
function plain({ c, names, service }: Shown, field: string, value: unknown): string {
  const { t, f } = c.var;
  if (typeof value === "boolean") return value ? t.common.yes : t.common.no;
  if (typeof value === "number") return /tiyn$/i.test(field) ? f.money(value) : f.number(value);
  const text = String(value);
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: {
      ...(service === "membership" && t.membership.status),
      ...(service === "lecture" && t.lecture.status),
      ...(service === "council" && t.council.status),
      ...(service === "campaign" && t.account.giftState),
    },
    what: { ...t.account.what, ...t.membership.history },
    service: t.account.data.service,
    purpose: t.account.settings.consents.purpose,
    stoppedTopics: t.account.settings.letters.topic,
    mode: t.lecture.modes,
    method: { card: t.campaign.give.card, transfer: t.campaign.give.transfer },
    door: { person: t.account.title, staff: t.account.settings.sessions.office },
    consents: t.account.settings.consents.purpose,
  };
  if (/language$/i.test(field) && isLocale(text)) return LANGUAGE_NAMES[text];
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return f.dateTime(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return f.date(text);
  return named[field]?.[text] ?? names[field]?.get(text) ?? text;
}
