import { Membership } from "@kz2050/core/membership";
import type { Reference } from "@kz2050/core/reference";
import { type Fields, formToken, text } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import { Button, Details, Form, Radios, Select, Textarea, WarningText } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import type { OfficeContext } from "../page.tsx";
import { standsIn } from "./decided.tsx";
import { shortKey } from "./queue.tsx";
import type { Verb } from "./verbs.ts";

/** What was sent and refused: its form stands open, with what was typed. */
export interface Failed {
  readonly verb: Verb;
  readonly fields: Fields;
  of(field: string): string | undefined;
}
interface Part {
  readonly c: OfficeContext;
  readonly application: Membership.ViewedApplication;
  readonly likely: readonly Membership.LikelyApplication[];
  readonly failed: Failed | undefined;
  nameOf(region: string): string;
}

/** Ids are told apart by the verb, since several forms of a page ask for a reason. */
export const fieldId = (verb: Verb, field: string): string => `${verb}-${field}`;

function fieldOf({ failed }: Part, verb: Verb) {
  const mine = failed?.verb === verb ? failed : undefined;
  return (name: string) => ({
    name,
    id: fieldId(verb, name),
    value: mine ? text(mine.fields, name) : "",
    error: mine?.of(name),
  });
}

function Deed({ part, verb, summary, children }: { part: Part; verb: Verb; summary: string; children: Child }) {
  const { c, application, failed } = part;
  return (
    <Details summary={summary} open={failed?.verb === verb}>
      <Form
        action={`/office/${c.var.locale}/membership/${application.membershipKey}/${verb}`}
        token={formToken("office")}
        hidden={{
          version: String(application.version),
          ...Object.fromEntries(Object.entries(standsIn(application)).map(([name, value]) => [`from-${name}`, value])),
        }}
      >
        {children}
      </Form>
    </Details>
  );
}

function Reason({ part, verb, names }: { part: Part; verb: Verb; names: Readonly<Record<string, string>> }) {
  const { value, ...field } = fieldOf(part, verb)("reason");
  const items = Object.entries(names).map(([code, label]) => ({ value: code, label }));
  return <Radios {...field} value={value} label={part.c.var.t.common.field.reason} items={items} small />;
}

function Note({ part, verb }: { part: Part; verb: Verb }) {
  const words = part.c.var.t.membership.office;
  return <Textarea {...fieldOf(part, verb)("note")} label={words.note} hint={words.noteHint} rows={3} optional />;
}

/** Closing an application as a repetition of a live membership it is alike to; nothing where there is none. */
function Assign({ part }: { part: Part }) {
  const { c, application, likely, nameOf } = part;
  const words = c.var.t.desk.assign;
  const members = likely.filter(({ status }) => Membership.MEMBER.has(status));
  if (members.length === 0) return null;
  const { value, ...field } = fieldOf(part, "assign")("to");
  const nameFor = (one: Membership.LikelyApplication) =>
    one.region === application.region
      ? [shortKey(one.membershipKey), one.memberNumber && Membership.showMemberNumber(one.memberNumber)]
          .filter(Boolean)
          .join(", ")
      : words.elsewhere(nameOf(one.region));
  return (
    <Deed part={part} verb="assign" summary={words.title}>
      <p>{words.text}</p>
      <p>{words.merge}</p>
      <Radios
        {...field}
        value={value || (members.length === 1 ? (members[0]?.membershipKey ?? "") : "")}
        label={words.to}
        items={members.map((one) => ({ value: one.membershipKey, label: nameFor(one) }))}
        small
      />
      <WarningText>{c.var.t.desk.undo.never}</WarningText>
      <Button kind="secondary">{words.button}</Button>
    </Deed>
  );
}

/** What may be decided on an application in its state, by this person; core has the last word. */
export function Decisions({
  part,
  regions,
  mayEnd,
}: {
  part: Part;
  regions: readonly Reference.ReferenceRow<"region">[];
  mayEnd: boolean;
}) {
  const { c, application } = part;
  const { t, locale } = c.var;
  const words = t.membership.office;
  const isOpen = Membership.DECIDABLE.has(application.status);
  const others = regions.filter(({ code, until }) => code !== application.region && until === undefined);
  const choices = sortLocalized(others, ({ name }) => name[locale], locale);
  return (
    <>
      {isOpen ? (
        <>
          <Deed part={part} verb="approve" summary={words.approve}>
            <p>{words.approveText}</p>
            <Button>{words.approve}</Button>
          </Deed>
          {Membership.ASKABLE.has(application.status) ? (
            <Deed part={part} verb="ask" summary={words.ask}>
              <Textarea {...fieldOf(part, "ask")("question")} label={words.question} hint={words.questionHint} />
              <Button>{words.sendQuestion}</Button>
            </Deed>
          ) : null}
          <Deed part={part} verb="transfer" summary={words.transfer}>
            <Select
              {...fieldOf(part, "transfer")("region")}
              label={words.toRegion}
              items={choices.map(({ code, name }) => ({ value: code, text: name[locale] }))}
              empty
            />
            <Reason part={part} verb="transfer" names={t.membership.transferReason} />
            <Button kind="secondary">{words.transfer}</Button>
          </Deed>
          <Deed part={part} verb="reject" summary={words.reject}>
            <Reason part={part} verb="reject" names={t.membership.rejectReason} />
            <Note part={part} verb="reject" />
            <Button kind="warning">{words.reject}</Button>
          </Deed>
          <Assign part={part} />
        </>
      ) : null}
      {Membership.MEMBER.has(application.status) && mayEnd ? (
        <Deed part={part} verb="end" summary={words.end}>
          <Reason part={part} verb="end" names={t.membership.endReason} />
          <Note part={part} verb="end" />
          <WarningText>{t.desk.undo.never}</WarningText>
          <Button kind="warning">{words.end}</Button>
        </Deed>
      ) : null}
    </>
  );
}
