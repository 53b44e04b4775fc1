import { showPhone, textIn } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import type { Search } from "@kz2050/core/search";
import { LANGUAGE_NAMES } from "@kz2050/i18n";
import { Heading, SummaryList, Table } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import { orHidden } from "../hidden.tsx";
import type { OfficeContext } from "../page.tsx";
import { timeOf } from "../volunteering/words.tsx";
import { hrefOf, kindOfLine, type placeNames, StateTag, shortId } from "./words.tsx";

type PlaceOf = Awaited<ReturnType<typeof placeNames>>;

/** Applications and bookings with what each says of the person; what the reader may not see is said to be hidden. */
export function Records({
  c,
  records,
  placeOf,
}: {
  c: OfficeContext;
  records: readonly Search.PersonRecord[];
  placeOf: PlaceOf;
}) {
  const { t, f } = c.var;
  const words = t.person.page;
  if (records.length === 0) return <p class="kz-body">{words.noRecords}</p>;
  return (
    <Table
      columns={[
        { head: words.record },
        { head: words.given },
        { head: t.common.field.region },
        { head: t.common.field.status },
        { head: words.at },
      ]}
      rows={records.map((record) => [
        <>
          <a class="kz-link" href={hrefOf(c, record.kind, record.recordId)}>
            {t.person.kind[record.kind]} {shortId(record.recordId)}
          </a>
          {record.memberNumber === undefined ? null : (
            <div>
              {t.membership.card.number} {Membership.showMemberNumber(record.memberNumber)}
            </div>
          )}
        </>,
        given(c, record).map((line) => <div>{line}</div>),
        placeOf(record),
        <StateTag c={c} kind={record.kind} state={record.state} />,
        f.date(record.at),
      ])}
      firstCellIsHeader
      stack
    />
  );
}

/** What a record says of the person, fact by fact. */
function given(c: OfficeContext, record: Search.PersonRecord): Child[] {
  const { t, f } = c.var;
  const { field } = t.common;
  const has = (fact: "phone" | "email" | "birthDate") => record[fact] !== undefined || record.hidden.includes(fact);
  return [
    record.name ?? (record.hidden.includes("name") ? orHidden(c, undefined) : t.person.page.unnamed),
    has("phone") && (
      <>
        {field.phone}:{" "}
        {orHidden(c, record.phone, (phone) => (
          <a class="kz-link" href={`tel:${phone}`}>
            {showPhone(phone)}
          </a>
        ))}
      </>
    ),
    has("email") && (
      <>
        {field.email}:{" "}
        {orHidden(c, record.email, (email) => (
          <a class="kz-link" href={`mailto:${email}`}>
            {email}
          </a>
        ))}
      </>
    ),
    has("birthDate") && (
      <>
        {field.birthDate}: {orHidden(c, record.birthDate, (date) => f.date(date))}
        {record.age === undefined ? null : ` (${t.person.page.age(record.age)})`}
      </>
    ),
  ].filter(Boolean);
}

/** Money or time that was given. */
function amountOf({ var: { t, f } }: OfficeContext, { tiyn, quarters }: Search.PersonView["lines"][number]): string {
  if (tiyn !== undefined) return f.money(tiyn);
  return quarters === undefined ? "–" : timeOf(t, quarters);
}

/** Gifts, for those who reach the country, proposals and hours in reach; of supports the number alone. */
export function Lines({ c, view }: { c: OfficeContext; view: Search.PersonView }) {
  const { t, f, locale } = c.var;
  const words = t.person.page;
  if (view.supports === undefined && view.lines.length === 0) return null;
  return (
    <>
      <Heading level={2}>{words.lines}</Heading>
      {view.lines.length === 0 ? (
        <p class="kz-body">{words.noLines}</p>
      ) : (
        <Table
          columns={[
            { head: words.record },
            { head: words.about },
            { head: words.sum, numeric: true },
            { head: t.common.field.status },
            { head: words.at },
          ]}
          rows={view.lines.map((line) => {
            const kind = kindOfLine(line);
            const called = `${t.person.kind[kind]} ${shortId(line.recordId)}`;
            return [
              kind === "gift" ? (
                called
              ) : (
                <a class="kz-link" href={hrefOf(c, kind, line.recordId)}>
                  {called}
                </a>
              ),
              line.title ? textIn(line.title, locale).text : line.date ? f.date(line.date) : "–",
              { content: amountOf(c, line), numeric: true },
              <StateTag c={c} kind={kind} state={line.state} />,
              f.date(line.at),
            ];
          })}
          firstCellIsHeader
          stack
        />
      )}
      {view.supports ? (
        <p class="kz-body">
          {words.supports(view.supports)} {words.supportsNote}
        </p>
      ) : null}
    </>
  );
}

/** Whether letters reach the person, in which language, and what they agreed to. */
export function Letters({ c, view }: { c: OfficeContext; view: Search.PersonView }) {
  const { t, f } = c.var;
  const words = t.person.page;
  const { mailboxes, isMailStopped, stopped, language, consents, mergedFrom } = view;
  return (
    <SummaryList
      rows={[
        mailboxes.length > 0 && {
          key: words.mailboxes,
          value: mailboxes.map(({ email, isSuppressed }) => (
            <div>
              <a class="kz-link" href={`mailto:${email}`}>
                {email}
              </a>
              {isSuppressed ? ` (${words.suppressed})` : ""}
            </div>
          )),
        },
        { key: words.mail, value: isMailStopped ? words.mailStopped : words.mailGoes },
        language && { key: t.common.field.languageOfLetters, value: LANGUAGE_NAMES[language] },
        stopped.length > 0 && { key: words.stopped, value: f.list(stopped.map((topic) => words.topic[topic])) },
        {
          key: words.consents,
          value:
            consents.length === 0
              ? t.common.none
              : consents.map(({ purpose, version, at, withdrawnAt }) => (
                  <div>
                    {withdrawnAt
                      ? words.withdrawn(words.purpose[purpose], f.date(withdrawnAt))
                      : words.agreed(words.purpose[purpose], version, f.date(at))}
                  </div>
                )),
        },
        mergedFrom.length > 0 && { key: words.mergedFrom, value: words.mergedFromText(mergedFrom.length) },
      ]}
    />
  );
}
