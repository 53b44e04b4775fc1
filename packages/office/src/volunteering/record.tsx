import { Volunteering } from "@kz2050/core/volunteering";
import { type Fields, type FormProblem, formToken, readFields, text } from "@kz2050/http";
import type { Messages } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  Details,
  ErrorSummary,
  Form,
  Heading,
  Original,
  Radios,
  SummaryList,
  Tag,
  Textarea,
  Timeline,
} from "@kz2050/ui";
import { Hono } from "hono";
import { orHidden } from "../hidden.tsx";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { type FailedNote, lettersOf, noteErrors, noteRoutes, notesOf } from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { decidedBanner, isVerb, placeAfter, VERBS, type Verb } from "./decided.tsx";
import { namesIn, queueHref, recordHref, shortKey, timeOf } from "./words.tsx";

const KEY = "/volunteering/:hoursId{hrs_[0-9a-z]{26}}";
const keyOf = (c: OfficeContext): string => c.req.param("hoursId") ?? "";

/** Noted hours as their organiser sees them, and what may be decided now. Each look is in the trail. */
export const recordPages = new Hono<Office>();

recordPages.get(KEY, (c) => recordPage(c, keyOf(c)));

const notedOn = ({ hoursId, organiser }: Pick<Volunteering.ViewedHours, "hoursId" | "organiser">) => ({
  path: `/volunteering/${hoursId}`,
  recordId: hoursId,
  place: organiser === Volunteering.COUNTRY ? {} : { region: organiser },
});

noteRoutes(
  recordPages,
  KEY,
  async (c) => notedOn((await Volunteering.view({ hoursId: keyOf(c) })).hours),
  (c, note) => recordPage(c, keyOf(c), { note }),
);

recordPages.post(`${KEY}/:verb`, async (c, next) => {
  const { hoursId, verb } = c.req.param();
  if (!isVerb(verb)) return next();
  const fields = await readFields(c);
  try {
    const done = await VERBS[verb]({ hoursId, fields });
    return c.redirect(await placeAfter(c, verb, done, fields), 303);
  } catch (error) {
    return recordPage(c, hoursId, { verb, fields, error });
  }
});

interface Refused {
  readonly verb?: Verb;
  readonly fields?: Fields;
  readonly error?: unknown;
  readonly note?: FailedNote;
}

async function recordPage(
  c: OfficeContext,
  hoursId: string,
  { verb, fields = {}, error, note }: Refused = {},
): Promise<Response> {
  const { t, f, locale } = c.var;
  const { office: words, refuseReason, annulReason } = t.volunteering;
  const problem = verb && formProblem(c, error, { reason: t.common.field.reason, note: words.note });
  const { hours } = await Volunteering.view({ hoursId });
  const [names, letters, notes, trail] = await Promise.all([
    namesIn(c),
    lettersOf(c, hoursId),
    notesOf(c, notedOn(hours), note),
    trailOf(c, hoursId, { personal: true }),
  ]);
  const reasons: Readonly<Record<string, string>> = { ...refuseReason, ...annulReason };
  const errors = (problem?.errors ?? []).map((line) =>
    verb && line.field ? { ...line, href: `#${verb}-${line.field}` } : line,
  );
  return page(
    c,
    {
      title: `${words.record} ${shortKey(hoursId)}`,
      error: problem !== undefined || note !== undefined,
      status: problem?.status ?? note?.problem.status ?? 200,
      languageHref: (language) => recordHref(language, hoursId),
      before: <BackLink href={queueHref(locale, hours.organiser)} />,
    },
    <>
      <ErrorSummary errors={[...errors, ...noteErrors(note)]} />
      {problem || note ? null : decidedBanner(c, hoursId)}
      <Heading level={1}>
        <span class="kz-caption-l">
          {words.record} {shortKey(hoursId)}
        </span>
        {orHidden(c, hours.name, (name) => name)}
      </Heading>
      <SummaryList
        rows={[
          { key: t.common.field.status, value: <Tag>{t.volunteering.status[hours.status]}</Tag> },
          { key: words.time, value: timeOf(t, hours.quarters) },
          { key: words.date, value: f.date(hours.date) },
          { key: words.what, value: t.volunteering.kind[hours.what] },
          {
            key: words.text,
            value: orHidden(c, hours.text, (said) => <Original lang={hours.language}>{said}</Original>),
          },
          { key: words.where, value: names.region(hours.region) },
          { key: words.organiser, value: names.organiser(hours.organiser) },
          { key: words.since, value: f.dateTime(hours.createdAt) },
        ]}
      />
      <Decisions c={c} hours={hours} failed={verb && problem && { verb, fields, problem }} />
      <Heading level={2}>{t.common.history}</Heading>
      <Timeline
        items={hours.history.map((step) => ({
          title: t.volunteering.history[step.what],
          at: step.at,
          atText: f.dateTime(step.at),
          text: [step.reason && (reasons[step.reason] ?? step.reason), step.text]
            .filter(Boolean)
            .map((line) => <p>{line}</p>),
        }))}
      />
      {notes}
      {letters}
      {trail}
    </>,
  );
}

interface Failed {
  readonly verb: Verb;
  readonly fields: Fields;
  readonly problem: FormProblem;
}

/** What may be decided on these hours now. */
function Decisions({
  c,
  hours,
  failed,
}: {
  c: OfficeContext;
  hours: Volunteering.ViewedHours;
  failed: Failed | undefined;
}) {
  const { t, locale } = c.var;
  const words = t.volunteering.office;
  const { hoursId, version, status, createdAt } = hours;
  const hidden = { version: String(version), since: createdAt };
  const action = (verb: Verb) => `${recordHref(locale, hoursId)}/${verb}`;
  if (Volunteering.WAITING.has(status))
    return (
      <>
        <Heading level={2}>{words.decide}</Heading>
        <Form action={action("confirm")} token={formToken("office")} hidden={hidden}>
          <p class="kz-body">{words.confirmText}</p>
          <Button>{words.confirm}</Button>
        </Form>
        <Details summary={words.refuse} open={failed?.verb === "refuse"}>
          <Form action={action("refuse")} token={formToken("office")} hidden={hidden}>
            <p class="kz-body">{words.refuseText}</p>
            <Reason t={t} verb="refuse" names={t.volunteering.refuseReason} failed={failed} />
            <Button kind="warning">{words.refuse}</Button>
          </Form>
        </Details>
      </>
    );
  if (!Volunteering.CONFIRMED.has(status)) return null;
  return (
    <Details summary={words.annul} open={failed?.verb === "annul"}>
      <Form action={action("annul")} token={formToken("office")} hidden={hidden}>
        <p class="kz-body">{words.annulText}</p>
        <Reason t={t} verb="annul" names={t.volunteering.annulReason} failed={failed} />
        <Button kind="warning">{words.annul}</Button>
      </Form>
    </Details>
  );
}

function Reason({
  t,
  verb,
  names,
  failed,
}: {
  t: Messages;
  verb: Verb;
  names: Readonly<Record<string, string>>;
  failed: Failed | undefined;
}) {
  const words = t.volunteering.office;
  const own = failed?.verb === verb ? failed : undefined;
  const field = (name: string) => ({
    name,
    id: `${verb}-${name}`,
    value: own ? text(own.fields, name) : "",
    error: own?.problem.of(name),
  });
  return (
    <>
      <Radios
        {...field("reason")}
        label={t.common.field.reason}
        items={Object.entries(names).map(([value, label]) => ({ value, label }))}
        small
      />
      <Textarea {...field("note")} label={words.note} hint={words.noteHint} rows={3} optional />
    </>
  );
}
