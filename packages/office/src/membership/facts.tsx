import { showPhone } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { LANGUAGE_NAMES, type Messages } from "@kz2050/i18n";
import { Original, SummaryList, Table, Tag } from "@kz2050/ui";
import { orHidden } from "../hidden.tsx";
import type { OfficeContext } from "../page.tsx";
import { shortKey } from "./queue.tsx";

/** A reason of a step in the reader's words. */
export function reasonText(t: Messages, step: Membership.HistoryEntry): string | undefined {
  const { rejectReason, transferReason, endReason } = t.membership;
  const names: Readonly<Record<string, string>> =
    step.what === "rejected" ? rejectReason : step.what === "transferred" ? transferReason : endReason;
  return step.reason && (names[step.reason] ?? step.reason);
}

/** What the applicant wrote, as much as this reader may see. */
export function Facts({
  c,
  application,
  standing,
  region,
}: {
  c: OfficeContext;
  application: Membership.ViewedApplication;
  standing: Membership.StandingNow | undefined;
  region: string;
}) {
  const { t, f } = c.var;
  const words = t.membership.office;
  const { field } = t.common;
  const { age } = application;
  const { memberNumber, renewedAt } = application;
  const standings = t.membership.standing;
  return (
    <SummaryList
      rows={[
        { key: field.status, value: <Tag>{statusText(t, application.status)}</Tag> },
        memberNumber !== undefined && {
          key: t.membership.card.number,
          value: Membership.showMemberNumber(memberNumber),
        },
        standing && {
          key: standings.title,
          value: (
            <>
              {standings.name[standing.code]}
              {standing.until ? <div class="kz-hint">{standings.until(f.date(standing.until))}</div> : null}
            </>
          ),
        },
        standing && { key: standings.renewed, value: renewedAt ? f.date(renewedAt) : standings.notRenewed },
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

/** The applications that look alike. */
export function Likely({
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
export function statusText(t: Messages, status: Membership.LikelyApplication["status"]): string {
  const { submitted, moreInfo } = t.membership.office;
  return status === "submitted" ? submitted : status === "more_info" ? moreInfo : t.membership.status[status];
}
