import { grantFor } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type Fields, readFields } from "@kz2050/http";
import type { Messages } from "@kz2050/i18n";
import { BackLink, ErrorSummary, Heading, InsetText, Timeline } from "@kz2050/ui";
import { Hono } from "hono";
import { orHidden } from "../hidden.tsx";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { type FailedNote, lettersOf, noteErrors, noteRoutes, notesOf, personLink } from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { decidedBanner, placeAfter } from "./decided.tsx";
import { Facts, Likely, reasonText } from "./facts.tsx";
import { Decisions, type Failed, fieldId } from "./forms.tsx";
import { shortKey } from "./queue.tsx";
import { isVerb, VERBS, type Verb } from "./verbs.ts";

const KEY = "/membership/:membershipKey{mem_[0-9a-z]{26}}";

/** An application as its coordinator sees it, and what may be decided on it now. Each look is in the trail. */
export const recordPages = new Hono<Office>();

recordPages.get(KEY, (c) => recordPage(c, keyOf(c)));

const keyOf = (c: OfficeContext): string => c.req.param("membershipKey") ?? "";

noteRoutes(
  recordPages,
  KEY,
  async (c) => {
    const membershipKey = keyOf(c);
    const { application } = await Membership.view({ membershipKey });
    return notedOn(membershipKey, application.region);
  },
  (c, note) => recordPage(c, keyOf(c), { note }),
);

const notedOn = (membershipKey: string, region: string) => ({
  path: `/membership/${membershipKey}`,
  recordId: membershipKey,
  place: { region },
});

recordPages.post(`${KEY}/:verb`, async (c, next) => {
  const { membershipKey, verb } = c.req.param();
  if (!isVerb(verb)) return next();
  const fields = await readFields(c);
  try {
    const done = await VERBS[verb]({ membershipKey, fields });
    return c.redirect(await placeAfter(c, verb, done, fields), 303);
  } catch (error) {
    return recordPage(c, membershipKey, { verb, fields, error });
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
  membershipKey: string,
  { verb, fields = {}, error, note }: Refused = {},
): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.membership.office;
  const problem = verb && formProblem(c, error, labelsOf(t));
  const failed: Failed | undefined = verb && problem && { verb, fields, of: (field) => problem.of(field) };
  const { application, standing, likely, mayDecide, personId } = await Membership.view({ membershipKey });
  const [regions, letters, notes, trail] = await Promise.all([
    Reference.list("region"),
    lettersOf(c, membershipKey),
    notesOf(c, notedOn(membershipKey, application.region), note),
    trailOf(c, membershipKey, { personal: true }),
  ]);
  const nameOf = (code: string | undefined) =>
    regions.find((region) => region.code === code)?.name[locale] ?? code ?? "";
  const errors = (problem?.errors ?? []).map((line) =>
    verb && line.field ? { ...line, href: `#${fieldId(verb, line.field)}` } : line,
  );
  const mayEnd = grantFor(Membership.end.access, staffIn(c), {}, c.var.deps.now()) !== undefined;
  return page(
    c,
    {
      title: `${words.record} ${shortKey(membershipKey)}`,
      error: problem !== undefined || note !== undefined,
      status: problem?.status ?? note?.problem.status ?? 200,
      before: (
        <BackLink
          href={
            mayDecide
              ? `/office/${locale}/membership/queue/${application.region}/submitted`
              : `/office/${locale}/membership`
          }
        />
      ),
    },
    <>
      <ErrorSummary errors={[...errors, ...noteErrors(note)]} />
      {problem || note ? null : decidedBanner(c, membershipKey)}
      <Heading level={1}>
        <span class="kz-caption-l">
          {words.record} {shortKey(membershipKey)}
        </span>
        {orHidden(c, application.surname, (surname) =>
          [surname, application.givenName, application.patronymic].filter(Boolean).join(" "),
        )}
      </Heading>
      {mayDecide ? null : <InsetText>{t.desk.handedOver}</InsetText>}
      <Facts c={c} application={application} standing={standing} region={nameOf(application.region)} />
      {mayDecide ? personLink(c, personId) : null}
      {mayDecide ? (
        <>
          <Heading level={2}>{words.likely}</Heading>
          {likely.length === 0 ? (
            <p>{words.likelyNone}</p>
          ) : (
            <Likely c={c} likely={likely} own={application.region} nameOf={nameOf} />
          )}
        </>
      ) : null}
      <Heading level={2}>{t.common.history}</Heading>
      <Timeline
        items={application.history.map((step) => ({
          title: t.membership.history[step.what],
          at: step.at,
          atText: f.dateTime(step.at),
          text: [step.to && `${nameOf(step.from)} → ${nameOf(step.to)}`, reasonText(t, step), step.text]
            .filter(Boolean)
            .map((line) => <p>{line}</p>),
        }))}
      />
      {mayDecide && Membership.DECIDABLE.has(application.status) ? <Heading level={2}>{words.decide}</Heading> : null}
      {mayDecide ? (
        <Decisions part={{ c, application, failed, likely, nameOf }} regions={regions} mayEnd={mayEnd} />
      ) : null}
      {mayDecide ? notes : null}
      {letters}
      {trail}
    </>,
  );
}

const labelsOf = (t: Messages): Record<string, string> => ({
  reason: t.common.field.reason,
  note: t.membership.office.note,
  question: t.membership.office.question,
  region: t.membership.office.toRegion,
  to: t.desk.assign.to,
});
