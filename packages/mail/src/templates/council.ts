import { type Facts, fact, type LetterContent, type Template, type TemplateContext } from "../template.ts";

/** The rows every letter about a proposal has: its title, and its number once it has one. */
function about({ t, facts }: TemplateContext): (readonly [string, string])[] {
  const { mail } = t.council;
  const code = fact(facts, "code");
  return [[mail.title, fact(facts, "title")], ...(code ? ([[mail.code, code]] as const) : [])];
}

const opening = ({ t, link }: TemplateContext): Pick<LetterContent, "button"> =>
  link === undefined ? {} : { button: { text: t.council.mail.open, href: link } };

/** A row for a fact that may be empty. */
const row = (name: string, value: string): (readonly [string, string])[] => (value === "" ? [] : [[name, value]]);

/** The words of a code, from one list of the catalogue; the code itself where the list has none. */
const word = (words: Readonly<Record<string, string>>, facts: Facts, name: string): string =>
  words[fact(facts, name)] ?? fact(facts, name);

/** The public page that says how. */
const HOW_TO_APPEAL = "/councils/moderation/appeal";

export const council: Readonly<Record<string, Template>> = {
  "council.confirm-proposal": (context) => {
    const { subject, text, button } = context.t.council.mail.confirmProposal;
    const { link, code } = context;
    return {
      subject,
      paragraphs: [text],
      details: about(context),
      code,
      ...(link && { button: { text: button, href: link } }),
    };
  },
  "council.confirm-support": (context) => {
    const { subject, text, button, after } = context.t.council.mail.confirmSupport;
    const { link, code } = context;
    return {
      subject,
      paragraphs: [text],
      details: about(context),
      code,
      ...(link && { button: { text: button, href: link } }),
      afterwards: [after],
    };
  },
  "council.refused": (context) => {
    const { t, f, facts, locale, origin } = context;
    const { subject, text, reason, note, after } = t.council.mail.refused;
    const words = t.council.moderation.mail;
    const isFinal = facts.isFinal === true;
    const until = fact(facts, "until");
    const why = [...row(reason, word(t.council.refusal, facts, "reason")), ...row(note, fact(facts, "note"))];
    return {
      subject: isFinal ? words.finalSubject : subject,
      paragraphs: [isFinal ? words.final : text],
      details: [...about(context), ...why, ...row(words.caseNumber, fact(facts, "caseNumber"))],
      ...opening(context),
      afterwards: [
        after,
        ...(until === "" ? [] : [words.mayAppeal(f.date(until)), words.how(`${origin}/${locale}${HOW_TO_APPEAL}`)]),
      ],
    };
  },
  "council.appealed": (context) => {
    const { t, facts } = context;
    const { caseNumber, appealed } = t.council.moderation.mail;
    return {
      subject: appealed.subject,
      paragraphs: [appealed.text],
      details: [...about(context), ...row(caseNumber, fact(facts, "caseNumber"))],
      ...opening(context),
      afterwards: [appealed.after],
    };
  },
  "council.published": (context) => {
    const { subject, text } = context.t.council.mail.published;
    return {
      subject: subject(fact(context.facts, "code")),
      paragraphs: [text],
      details: about(context),
      ...opening(context),
    };
  },
  "council.revised": (context) => {
    const { subject, text, note } = context.t.council.mail.revised;
    return {
      subject: subject(fact(context.facts, "code")),
      paragraphs: [text],
      details: [...about(context), ...row(note, fact(context.facts, "note"))],
      ...opening(context),
    };
  },
  "council.decided": (context) => {
    const { t, f, facts } = context;
    const { subject, accepted, declined, votes } = t.council.mail.decided;
    const tally = (["for", "against", "abstain"] as const)
      .map((choice) => `${t.council.ballot.choices[choice]}: ${f.number(Number(facts[choice] ?? 0))}`)
      .join(", ");
    return {
      subject: subject(fact(facts, "code")),
      paragraphs: [fact(facts, "outcome") === "accepted" ? accepted : declined],
      details: [...about(context), [votes, tally]],
      ...opening(context),
    };
  },
  "council.sent": (context) => {
    const { t, f, facts } = context;
    const { subject, text } = t.council.mail.sent;
    const { authority, number, dueOn } = t.council.letter;
    return {
      subject: subject(fact(facts, "code")),
      paragraphs: [text],
      details: [
        ...about(context),
        ...row(authority, fact(facts, "authority")),
        ...row(number, fact(facts, "number")),
        [dueOn, f.date(fact(facts, "dueOn"))],
      ],
      ...opening(context),
    };
  },
  "council.answered": (context) => {
    const { t, facts } = context;
    const { subject, text } = t.council.mail.answered;
    return {
      subject: subject(fact(facts, "code")),
      paragraphs: [text],
      details: [
        ...about(context),
        ...row(t.council.letter.authority, fact(facts, "authority")),
        ...row(t.council.answer.outcome, word(t.council.answer.outcomes, facts, "outcome")),
      ],
      ...opening(context),
    };
  },
};
