import { grantFor, showPhone } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { type Fields, readFields } from "@kz2050/http";
import { LANGUAGE_NAMES, type Messages } from "@kz2050/i18n";
import {
  BackLink,
  ErrorSummary,
  Heading,
  NotificationBanner,
  Original,
  SummaryList,
  Table,
  Tag,
  Timeline,
} from "@kz2050/ui";
import { Hono } from "hono";
import { orHidden } from "../hidden.tsx";
import { formProblem, type Office, type OfficeContext, page, staffIn } from "../page.tsx";
import { trailOf } from "../trail.tsx";
import { Decisions, type Failed, fieldId } from "./forms.tsx";
import { shortKey } from "./queue.tsx";
import { isVerb, VERBS, type Verb } from "./verbs.ts";

const KEY = "/membership/:membershipKey{mem_[0-9a-z]{26}}";

/** An application as its coordinator sees it, and what may be decided on it now. Each look is in the trail. */
export const recordPages = new Hono<Office>();

recordPages.get(KEY, (c) => recordPage(c, c.req.param("membershipKey")));

recordPages.post(`${KEY}/:verb`, async (c, next) => {
  const { membershipKey, verb } = c.req.param();
  if (!isVerb(verb)) return next();
  const fields = await readFields(c);
  try {
    await VERBS[verb]({ membershipKey, fields });
    const there = `/office/${c.var.locale}/membership`;
    // Handed over, the record may be out of one's reach.
    return c.redirect(
      verb === "transfer" ? `${there}?done=transferred` : `${there}/${membershipKey}?done=${verb}`,
      303,
    );
  } catch (error) {
    return recordPage(c, membershipKey, { verb, fields, error });
  }
});

const DONE = { approve: "approved", ask: "more_info", reject: "rejected", end: "ended" } as const;
const isDone = (name: string): name is keyof typeof DONE => Object.hasOwn(DONE, name);

async function recordPage(
  c: OfficeContext,
  membershipKey: string,
  refused?: { verb: Verb; fields: Fields; error: unknown },
): Promise<Response> {
  const { t, f, locale } = c.var;
  const words = t.membership.office;
  const problem = refused && formProblem(c, refused.error, labelsOf(t));
  const failed: Failed | undefined = refused && problem && { ...refused, of: (field) => problem.of(field) };
  const { application, likely } = await Membership.view({ membershipKey });
  const [regions, trail] = await Promise.all([Reference.list("region"), trailOf(c, membershipKey, { personal: true })]);
  const nameOf = (code: string | undefined) =>
    regions.find((region) => region.code === code)?.name[locale] ?? code ?? "";
  const errors = (problem?.errors ?? []).map((line) =>
    refused && line.field ? { ...line, href: `#${fieldId(refused.verb, line.field)}` } : line,
  );
  const done = c.req.query("done") ?? "";
  const mayEnd = grantFor(Membership.end.access, staffIn(c), {}, c.var.deps.now()) !== undefined;
  return page(
    c,
    {
      title: `${words.record} ${shortKey(membershipKey)}`,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/office/${locale}/membership/queue/${application.region}/submitted`} />,
    },
    <>
      <ErrorSummary errors={errors} />
      {isDone(done) && !problem ? <NotificationBanner kind="success" text={words.done[DONE[done]]} /> : null}
      <Heading level={1}>
        <span class="kz-caption-l">
          {words.record} {shortKey(membershipKey)}
        </span>
        {orHidden(c, application.surname, (surname) =>
          [surname, application.givenName, application.patronymic].filter(Boolean).join(" "),
        )}
      </Heading>
      <Facts c={c} application={application} region={nameOf(application.region)} />
      <Heading level={2}>{words.likely}</Heading>
      {likely.length === 0 ? (
        <p>{words.likelyNone}</p>
      ) : (
        <Likely c={c} likely={likely} own={application.region} nameOf={nameOf} />
      )}
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
      {Membership.DECIDABLE.has(application.status) ? <Heading level={2}>{words.decide}</Heading> : null}
      <Decisions part={{ c, application, failed }} regions={regions} mayEnd={mayEnd} />
      {trail}
    </>,
  );
}

const labelsOf = (t: Messages): Record<string, string> => ({
  reason: t.common.field.reason,
  note: t.membership.office.note,
  question: t.membership.office.question,
  region: t.membership.office.toRegion,
});

function reasonText(t: Messages, step: Membership.HistoryEntry): string | undefined {
  const { rejectReason, transferReason, endReason } = t.membership;
  const names: Readonly<Record<string, string>> =
    step.what === "rejected" ? rejectReason : step.what === "transferred" ? transferReason : endReason;
  return step.reason && (names[step.reason] ?? step.reason);
}

function Facts({
  c,
  application,
  region,
}: {
  c: OfficeContext;
  application: Membership.ViewedApplication;
  region: string;
}) {
  const { t, f } = c.var;
  const words = t.membership.office;
  const { field } = t.common;
  const { age } = application;
  const { memberNumber } = application;
  return (
    <SummaryList
      rows={[
        { key: field.status, value: <Tag>{statusText(t, application.status)}</Tag> },
        memberNumber !== undefined && {
          key: t.membership.card.number,
          value: Membership.showMemberNumber(memberNumber),
        },
        {
          key: field.birthDate,
          value: (
            <>
              {orHidden(c, application.birthDate, f.date)} ({orHidden(c, age, words.age)})
            </>
          ),
        },
        { key: field.region, value: region },
        { key: field.city, value: application.city },
        {
          key: field.phone,
          value: orHidden(c, application.phone, (phone) => (
            <a class="kz-link" href={`tel:${phone}`}>
              {showPhone(phone)}
            </a>
          )),
        },
        {
          key: field.email,
          value: orHidden(c, application.email, (email) => (
            <a class="kz-link" href={`mailto:${email}`}>
              {email}
            </a>
          )),
        },
        { key: field.languageOfLetters, value: LANGUAGE_NAMES[application.language] },
        {
          key: words.occupation,
          value: orHidden(c, application.occupation, (occupation) => (
            <Original lang={application.language} labelled={false}>
              {occupation}
            </Original>
          )),
        },
        {
          key: words.why,
          value: orHidden(c, application.why, (why) => <Original lang={application.language}>{why}</Original>),
        },
        {
          key: words.consents,
          value: application.consents.map(({ purpose, version, at }) => (
            <p>
              {t.membership.form[purpose]} ({version}, {f.date(at)})
            </p>
          )),
        },
      ]}
    />
  );
}

function Likely({
  c,
  likely,
  own,
  nameOf,
}: {
  c: OfficeContext;
  likely: readonly Membership.LikelyApplication[];
  own: string;
  nameOf(code: string): string;
}) {
  const { t, f, locale } = c.var;
  const words = t.membership.office;
  return (
    <Table
      columns={[
        { head: words.record },
        { head: words.likeBy },
        { head: t.common.field.status },
        { head: words.since },
        { head: t.common.field.region },
      ]}
      rows={likely.map((one) => [
        one.region === own ? (
          <a class="kz-link" href={`/office/${locale}/membership/${one.membershipKey}`}>
            {shortKey(one.membershipKey)}
          </a>
        ) : (
          words.otherRegion
        ),
        f.list(one.by.map((by) => words.like[by])),
        statusText(t, one.status),
        f.dateTime(one.createdAt),
        nameOf(one.region),
      ])}
      stack
    />
  );
}

/** A state as staff say it: the applicant's own page says "an answer is awaited from you". */
function statusText(t: Messages, status: Membership.LikelyApplication["status"]): string {
  const { submitted, moreInfo } = t.membership.office;
  return status === "submitted" ? submitted : status === "more_info" ? moreInfo : t.membership.status[status];
}
