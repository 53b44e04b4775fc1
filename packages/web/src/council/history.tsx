import { Council } from "@kz2050/core/council";
import { Details, Heading, Timeline } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";
import { Prose } from "./words.tsx";

/** All that happened, oldest first: when, what, and what was said. */
export function HistoryPart({ c, history }: { c: PageContext; history: Council.PublicProposal["history"] }) {
  const { t, f } = c.var;
  return (
    <>
      <Heading level={2}>{t.council.proposal.history}</Heading>
      <Timeline
        items={history.map((entry, index) => ({
          title: t.council.event[entry.event],
          at: entry.at,
          atText: f.dateTime(entry.at),
          text: <EntryText c={c} entry={entry} />,
          current: index === history.length - 1,
        }))}
      />
    </>
  );
}

function EntryText({ c, entry }: { c: PageContext; entry: Council.HistoryEntry }) {
  const { t, f } = c.var;
  const { event, on, number, version, by } = entry;
  const words = t.council.eventDetail;
  const date = on === undefined ? "" : f.date(on);
  const dated: Partial<Record<Council.HistoryEntry["event"], string>> =
    date === ""
      ? {}
      : {
          sent: words.due(date),
          extended: words.until(date),
          milestone_planned: words.planned(date),
          milestone_done: words.done(date),
        };
  const lines = [
    event === "revised" && version !== undefined ? t.council.proposal.version(version) : undefined,
    by && t.council.proposal.by[by],
    number && words.number(number),
    dated[event],
  ].filter(Boolean);
  return (
    <>
      {lines.length > 0 ? <p class="kz-body">{lines.join(". ")}</p> : null}
      {entry.text ? <Prose text={entry.text} language={entry.language ?? "kk"} labelled /> : null}
    </>
  );
}

/** Every text that was published, with its hash, its supports, and what changed since the one before. */
export function VersionsPart({ c, proposal }: { c: PageContext; proposal: Council.PublicProposal }) {
  const { t, f } = c.var;
  const words = t.council.proposal;
  const { versions, language } = proposal;
  return (
    <>
      <Heading level={2}>{words.versions}</Heading>
      <p class="kz-body">{words.versionsLead}</p>
      {versions.map((version, index) => (
        <Details summary={`${words.version(version.version)}, ${f.dateTime(version.at)}`}>
          <p class="kz-body">{words.versionSupports(version.supports)}</p>
          <p class="kz-body">
            {words.hash}: <code class="kz-code">{version.textHash}</code>
          </p>
          {version.version > 1 ? <p class="kz-body">{words.by[version.by]}</p> : null}
          {version.note ? <Prose text={version.note} language={language} /> : null}
          <Text c={c} version={version} before={versions[index - 1]} language={language} />
        </Details>
      ))}
    </>
  );
}

type Version = Council.PublicVersion;

function Text({
  c,
  version,
  before,
  language,
}: {
  c: PageContext;
  version: Version;
  before: Version | undefined;
  language: string;
}) {
  const words = c.var.t.council.proposal;
  const parts = [
    { name: c.var.t.council.form.titleLabel, of: (each: Version) => each.title },
    { name: words.what, of: (each: Version) => each.what },
    { name: words.why, of: (each: Version) => each.why },
    { name: words.place, of: (each: Version) => each.place },
  ];
  const shown = before ? parts.filter(({ of }) => of(before) !== of(version)) : parts;
  return (
    <>
      {before ? <Heading level={3}>{words.changes}</Heading> : null}
      {shown.map(({ name, of }) => (
        <>
          <p class="kz-body">
            <strong>{name}</strong>
          </p>
          {before ? (
            <p class="kz-body" lang={language}>
              <Changes c={c} runs={Council.diffWords(of(before), of(version))} />
            </p>
          ) : (
            <Prose text={of(version)} language={language} />
          )}
        </>
      ))}
    </>
  );
}

/** What was cut and what was added: marked for the eye, and said for the ear. */
function Changes({ c, runs }: { c: PageContext; runs: readonly Council.Run[] }) {
  const { locale, t } = c.var;
  const say = (word: string) => (
    <span class="kz-visually-hidden" lang={locale}>
      [{word}]{" "}
    </span>
  );
  return (
    <>
      {runs.map(({ kind, text }) => {
        if (kind === "cut") {
          return (
            <del>
              {say(t.council.proposal.cut)}
              {text}
            </del>
          );
        }
        if (kind === "added") {
          return (
            <ins>
              {say(t.council.proposal.added)}
              {text}
            </ins>
          );
        }
        return text;
      })}
    </>
  );
}
