import { Identity } from "@kz2050/core/identity";
import { isUndoable } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import { type Fields, readFields } from "@kz2050/http";
import { LANGUAGE_NAMES } from "@kz2050/i18n";
import { BackLink, ErrorSummary, Heading, InsetText, SummaryList, Table, Tag, WorkProgress } from "@kz2050/ui";
import { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { Done } from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { Decisions } from "./forms.tsx";
import { DONE, isVerb, VERBS, type Verb } from "./verbs.ts";
import { STATE_COLOURS, segmentName } from "./words.ts";

/** A letter to many: whom it reaches, how it reads, how far it is, and what may be done now. */
export const recordPages = new Hono<Office>();

const ID = "/mailings/:mailingId{mlg_[0-9a-z]{26}}";
/** Seconds after which the page of one that is on its way asks again. */
const REFRESH = 5;

recordPages.get(ID, (c) => recordPage(c, c.req.param("mailingId")));

recordPages.post(`${ID}/:verb`, async (c, next) => {
  const { mailingId, verb } = c.req.param();
  if (!isVerb(verb)) return next();
  const fields = await readFields(c);
  try {
    await VERBS[verb](mailingId, fields);
    return c.redirect(`/office/${c.var.locale}/mailings/${mailingId}?done=${verb}`, 303);
  } catch (error) {
    return recordPage(c, mailingId, { verb, fields, error });
  }
});

interface Refused {
  readonly verb: Verb;
  readonly fields: Fields;
  readonly error: unknown;
}

function doneText(c: OfficeContext): string | undefined {
  const words = c.var.t.mailing.done;
  const done = c.req.query("done") ?? "";
  return done === "saved" ? words.saved : isVerb(done) ? words[DONE[done]] : undefined;
}

async function recordPage(c: OfficeContext, mailingId: string, refused?: Refused): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.mailing;
  const problem = refused && formProblem(c, refused.error, { note: words.page.note });
  const mailing = await Mailing.read({ mailingId });
  const { state, letter, sentAt, sentBy, note } = mailing;
  const [trail, ...names] = await Promise.all([
    trailOf(c, mailingId, { personal: true }),
    segmentName(c, mailing.segment),
    ...[...mailing.authors, ...(sentBy ? [sentBy] : [])].map((personId) => Identity.staffName(personId)),
  ]);
  const [segment = "", ...people] = names;
  const isMoving = state === "counting" || state === "sending";
  if (isMoving && !problem) c.header("refresh", String(REFRESH));
  const written = Mailing.languageFor(letter, locale);
  const subject = (letter[written] ?? letter.kk).subject;
  const mayUndo =
    state === "sending" &&
    sentAt !== undefined &&
    sentBy === staffIn(c).personId &&
    isUndoable(sentAt, c.var.deps.now());
  const undo = mayUndo
    ? { action: `/office/${locale}/mailings/${mailingId}/undo-send`, within: words.page.undoWithin }
    : undefined;
  const said = doneText(c);
  return page(
    c,
    {
      title: subject,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/mailings`}>{words.title}</BackLink>,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {(said || undo) && !problem ? <Done c={c} said={said ?? words.done.sent} undo={undo} /> : null}
      <Tag colour={STATE_COLOURS[state]}>{words.states[state]}</Tag>
      <h1 class="kz-heading-xl" lang={written === locale ? undefined : written}>
        {subject}
      </h1>
      {note !== undefined ? (
        <InsetText>
          <strong>{words.page.returned}:</strong> {note}
        </InsetText>
      ) : null}
      <Facts c={c} mailing={mailing} segment={segment} people={people.map((name) => name ?? "–")} />
      <Reached c={c} mailing={mailing} />
      <Heading level={2}>{words.page.preview}</Heading>
      <p class="kz-hint">{words.page.greeting}</p>
      <Preview letter={letter} />
      <Decisions c={c} mailing={mailing} refused={refused && problem ? { ...refused, problem } : undefined} />
      {trail}
    </>,
  );
}

interface Part {
  readonly c: OfficeContext;
  readonly mailing: Mailing.Mailing;
}

function Facts({ c, mailing, segment, people }: Part & { segment: string; people: readonly string[] }) {
  const { t, f } = c.var;
  const words = t.mailing;
  const { authors, sentBy, sentAt, createdAt } = mailing;
  return (
    <SummaryList
      rows={[
        { key: words.toHead, value: segment },
        { key: words.page.authors, value: people.slice(0, authors.length).join(", ") },
        { key: words.createdAt, value: f.dateTime(createdAt) },
        sentBy !== undefined && { key: words.page.sender, value: people[authors.length] ?? "" },
        sentAt !== undefined && { key: words.page.sentAt, value: f.dateTime(sentAt) },
      ]}
    />
  );
}

/** Whom it would reach; once it is on its way, whom it has. */
function Reached({ c, mailing }: Part) {
  const { t, f } = c.var;
  const words = t.mailing;
  const { state, counted, countedAt, result, letter, startsAt } = mailing;
  if (state === "counting") return <p>{words.page.counting}</p>;
  if (!counted) return null;
  if (result) {
    const all = Mailing.readersIn(counted) + counted.stopped + counted.unreachable;
    const done = Mailing.seenTo(result);
    const waits = state === "sending" && startsAt !== undefined && done === 0;
    return (
      <>
        <Heading level={2}>{state === "sending" ? words.page.progressTitle : words.page.resultTitle}</Heading>
        {waits ? <p>{words.page.waits(f.dateTime(startsAt))}</p> : null}
        {state === "sending" ? (
          <WorkProgress value={done} max={Math.max(all, 1)} text={words.page.progress(done, all)} />
        ) : null}
        <Table
          columns={[{ head: words.state }, { head: words.page.count, numeric: true }]}
          rows={Mailing.OUTCOMES.map((outcome) => [
            words.outcome[outcome],
            { content: f.number(result[outcome]), numeric: true },
          ])}
          firstCellIsHeader
        />
        <p class="kz-hint">{words.page.forgotten}</p>
      </>
    );
  }
  return (
    <>
      <Heading level={2}>{words.page.countTitle}</Heading>
      <p>
        <strong>{words.page.willGet(Mailing.readersIn(counted))}</strong>
      </p>
      <Table
        columns={[{ head: words.page.language }, { head: words.page.count, numeric: true }]}
        rows={[
          ...(["kk", "ru", "en"] as const).map((locale) => [
            letter[locale] ? LANGUAGE_NAMES[locale] : `${LANGUAGE_NAMES[locale]}: ${words.page.getsKk}`,
            { content: f.number(counted[locale]), numeric: true },
          ]),
          ...(["stopped", "unreachable"] as const)
            .filter((why) => counted[why] > 0)
            .map((why) => [
              `${words.page.leftOut}: ${words.outcome[why]}`,
              { content: f.number(counted[why]), numeric: true },
            ]),
        ]}
        firstCellIsHeader
      />
      {countedAt !== undefined ? <p class="kz-hint">{words.page.countedAt(f.dateTime(countedAt))}</p> : null}
    </>
  );
}

/** The letter's own words in each language it was written in. */
function Preview({ letter }: { letter: Mailing.Letter }) {
  return (
    <>
      {Mailing.languagesOf(letter).map((locale) => {
        const { subject, text } = letter[locale] ?? letter.kk;
        return (
          <section lang={locale}>
            <Heading level={3}>{LANGUAGE_NAMES[locale]}</Heading>
            <InsetText>
              <p class="kz-body">
                <strong>{subject}</strong>
              </p>
              {text
                .split(/\n+/)
                .filter((line) => line.trim() !== "")
                .map((line) => (
                  <p class="kz-body">{line}</p>
                ))}
            </InsetText>
          </section>
        );
      })}
    </>
  );
}
