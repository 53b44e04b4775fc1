import { Membership } from "@kz2050/core/membership";
import type { Reference } from "@kz2050/core/reference";
import { type Fields, formToken, text } from "@kz2050/http";
import { sortLocalized } from "@kz2050/i18n";
import { Button, Details, Form, Radios, Select, Textarea } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import type { OfficeContext } from "../page.tsx";
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
  readonly failed: Failed | undefined;
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
        hidden={{ version: String(application.version) }}
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
        </>
      ) : null}
      {Membership.MEMBER.has(application.status) && mayEnd ? (
        <Deed part={part} verb="end" summary={words.end}>
          <Reason part={part} verb="end" names={t.membership.endReason} />
          <Note part={part} verb="end" />
          <Button kind="warning">{words.end}</Button>
        </Deed>
      ) : null}
    </>
  );
}
