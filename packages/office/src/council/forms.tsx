import { Council } from "@kz2050/core/council";
import { type Fields, formToken, text } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES } from "@kz2050/i18n";
import { Button, DateInput, Form, Heading, Radios, Select, Textarea, TextInput, WarningText } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import type { OfficeContext } from "../page.tsx";
import type { Verb } from "./verbs.ts";

/** The form that failed, what it sent, and the sentences beside its fields. */
export interface Failed {
  readonly verb: Verb;
  readonly fields: Fields;
  of(field: string): string | undefined;
}

export interface FormPart {
  readonly c: OfficeContext;
  readonly view: Council.PublicProposal;
  readonly ownVote?: { readonly choice: string; readonly reason: string; readonly language: string } | undefined;
  readonly failed: Failed | undefined;
}

/** Labels of a verb's fields, for the sentences of its errors. */
export function labelsOf(c: OfficeContext, verb: Verb): Readonly<Record<string, string>> {
  const { office, form } = c.var.t.council;
  const text = {
    "text.title": form.titleLabel,
    "text.what": form.what,
    "text.why": form.why,
    "text.place": form.place,
  };
  return { ...text, language: office.language, ...(verb === "complete" ? office.milestone : office[verb]) };
}

/** A field's name, id, value and error: kept from the form that failed, else what `value` says. */
function field({ failed }: FormPart, verb: Verb, name: string, value = "") {
  const own = failed?.verb === verb ? failed : undefined;
  return {
    name,
    id: `${verb}-${name}`,
    value: own ? text(own.fields, name) : value,
    error: own?.of(name) ?? own?.of(`text.${name}`),
  };
}

function dateOf(part: FormPart, verb: Verb, name: string) {
  const { failed } = part;
  const own = failed?.verb === verb ? failed : undefined;
  const [day, month, year] = ["day", "month", "year"].map((piece) => own && text(own.fields, `${name}-${piece}`));
  return { ...field(part, verb, name), value: { day, month, year } };
}

function Language({ part, verb, value }: { part: FormPart; verb: Verb; value?: string | undefined }) {
  const { t, locale } = part.c.var;
  return (
    <Radios
      {...field(part, verb, "language", value ?? locale)}
      label={t.council.office.language}
      items={LOCALES.map((language) => ({
        value: language,
        label: LANGUAGE_NAMES[language],
        lang: language,
      }))}
      inline
    />
  );
}

interface Words {
  readonly title: string;
  readonly lead?: string;
  readonly button: string;
}

function Deed({
  part,
  verb,
  words,
  kind,
  hidden,
  children,
}: {
  part: FormPart;
  verb: Verb;
  words: Words;
  kind?: "secondary" | "warning";
  hidden?: Readonly<Record<string, string>>;
  children?: Child;
}) {
  const { locale } = part.c.var;
  return (
    <section>
      <Heading level={2}>{words.title}</Heading>
      {words.lead ? <p class="kz-body">{words.lead}</p> : null}
      <Form
        action={`/office/${locale}/proposals/${part.view.proposalId}/${verb}`}
        token={formToken("office")}
        hidden={{ council: part.view.council, ...hidden }}
      >
        {children}
        <Button kind={kind}>{words.button}</Button>
      </Form>
    </section>
  );
}

/** The form of each decision. */
export const FORMS: Readonly<Record<Verb, (props: { part: FormPart }) => Child>> = {
  publish: ({ part }) => (
    <Deed part={part} verb="publish" words={part.c.var.t.council.office.publish}>
      <WarningText>{part.c.var.t.desk.undo.never}</WarningText>
    </Deed>
  ),
  refuse: ({ part }) => {
    const { office, refusal } = part.c.var.t.council;
    return (
      <Deed part={part} verb="refuse" words={office.refuse} kind="warning">
        <Select
          {...field(part, "refuse", "reason")}
          label={office.refuse.reason}
          items={Council.REFUSALS.map((value) => ({ value, text: refusal[value] }))}
          empty
        />
        <Textarea
          {...field(part, "refuse", "note")}
          label={office.refuse.note}
          hint={office.refuse.noteHint}
          rows={3}
          optional
        />
      </Deed>
    );
  },
  revise: ({ part }) => {
    const { office, form } = part.c.var.t.council;
    const { view } = part;
    return (
      <Deed part={part} verb="revise" words={office.revise} kind="secondary" hidden={{ version: String(view.version) }}>
        <TextInput {...field(part, "revise", "title", view.title)} label={form.titleLabel} lang={view.language} />
        <Textarea {...field(part, "revise", "what", view.what)} label={form.what} lang={view.language} />
        <Textarea {...field(part, "revise", "why", view.why)} label={form.why} lang={view.language} />
        <TextInput {...field(part, "revise", "place", view.place)} label={form.place} lang={view.language} />
        <TextInput {...field(part, "revise", "note")} label={office.revise.note} />
      </Deed>
    );
  },
  takeUp: ({ part }) => <Deed part={part} verb="takeUp" words={part.c.var.t.council.office.takeUp} />,
  vote: ({ part }) => {
    const { office, ballot } = part.c.var.t.council;
    const { ownVote } = part;
    const words = { title: office.vote.title, button: ownVote ? office.vote.change : office.vote.button };
    return (
      <Deed part={part} verb="vote" words={words}>
        <Radios
          {...field(part, "vote", "choice", ownVote?.choice)}
          label={office.vote.choice}
          items={Council.CHOICES.map((value) => ({
            value,
            label: ballot.choices[value],
          }))}
        />
        <Textarea
          {...field(part, "vote", "reason", ownVote?.reason)}
          label={office.vote.reason}
          hint={office.vote.reasonHint}
        />
        <Language part={part} verb="vote" value={ownVote?.language} />
      </Deed>
    );
  },
  closeVoting: ({ part }) => {
    const words = part.c.var.t.council.office.closeVoting;
    return (
      <Deed part={part} verb="closeVoting" words={words}>
        <Textarea {...field(part, "closeVoting", "note")} label={words.note} hint={words.noteHint} optional />
        <Language part={part} verb="closeVoting" />
      </Deed>
    );
  },
  dispatch: ({ part }) => {
    const words = part.c.var.t.council.office.dispatch;
    return (
      <Deed part={part} verb="dispatch" words={words}>
        <TextInput {...field(part, "dispatch", "number")} label={words.number} width={20} />
        <DateInput {...dateOf(part, "dispatch", "sentOn")} label={words.sentOn} />
      </Deed>
    );
  },
  extend: ({ part }) => {
    if (part.view.dispatch?.extension) return null;
    const words = part.c.var.t.council.office.extend;
    return (
      <Deed part={part} verb="extend" words={words} kind="secondary">
        <DateInput {...dateOf(part, "extend", "until")} label={words.until} />
        <DateInput {...dateOf(part, "extend", "noticeOn")} label={words.noticeOn} />
        <Textarea {...field(part, "extend", "reason")} label={words.reason} rows={3} />
        <Language part={part} verb="extend" />
      </Deed>
    );
  },
  answer: ({ part }) => {
    const { office, answer } = part.c.var.t.council;
    return (
      <Deed part={part} verb="answer" words={office.answer}>
        <Radios
          {...field(part, "answer", "outcome")}
          label={office.answer.outcome}
          items={Council.ANSWER_OUTCOMES.map((value) => ({
            value,
            label: answer.outcomes[value],
          }))}
        />
        <Textarea {...field(part, "answer", "text")} label={office.answer.text} rows={8} />
        <DateInput {...dateOf(part, "answer", "answeredOn")} label={office.answer.answeredOn} />
        <Language part={part} verb="answer" />
      </Deed>
    );
  },
  milestone: ({ part }) => {
    const words = part.c.var.t.council.office.milestone;
    return (
      <Deed part={part} verb="milestone" words={words} kind="secondary">
        <TextInput {...field(part, "milestone", "text")} label={words.text} />
        <DateInput {...dateOf(part, "milestone", "plannedOn")} label={words.plannedOn} />
        <Language part={part} verb="milestone" />
      </Deed>
    );
  },
  complete: ({ part }) => {
    const words = part.c.var.t.council.office.milestone;
    const open = part.view.milestones.filter(({ doneOn }) => doneOn === undefined);
    if (open.length === 0) return null;
    return (
      <Deed part={part} verb="complete" words={{ title: words.completeTitle, button: words.complete }}>
        <Select
          {...field(part, "complete", "milestoneId", open.length === 1 ? open[0]?.milestoneId : "")}
          label={words.text}
          items={open.map((step) => ({ value: step.milestoneId, text: step.text, lang: step.language }))}
          empty
        />
        <DateInput {...dateOf(part, "complete", "doneOn")} label={words.doneOn} />
      </Deed>
    );
  },
  close: ({ part }) => <Deed part={part} verb="close" words={part.c.var.t.council.office.close} kind="secondary" />,
};
