import type { Messages } from "@kz2050/i18n";
import { type Facts, fact, type LetterContent, type Template } from "../template.ts";

type Words = { readonly button: string };

const button = (words: Words, link: string | undefined): Pick<LetterContent, "button"> =>
  link === undefined ? {} : { button: { text: words.button, href: link } };

/** Reason and note of a decision, in the reader's language where the reason is one we know. */
function reasons(t: Messages, facts: Facts, names: Readonly<Record<string, string>>): LetterContent["details"] {
  const { reason, note } = t.mail.membership.rejected;
  const [code, text] = [fact(facts, "reason"), fact(facts, "text")];
  return [...(code ? [[reason, names[code] ?? code] as const] : []), ...(text ? [[note, text] as const] : [])];
}

export const membership: Readonly<Record<string, Template>> = {
  "membership.confirm": ({ t, link, code }) => {
    const words = t.mail.membership.confirm;
    return {
      subject: words.subject,
      paragraphs: [words.text],
      ...button(words, link),
      code,
      afterwards: [words.notYou],
    };
  },
  "membership.received": ({ t, link }) => {
    const words = t.mail.membership.received;
    return { subject: words.subject, paragraphs: [words.text], ...button(words, link), afterwards: [words.keep] };
  },
  "membership.question": ({ t, facts, link }) => {
    const words = t.mail.membership.question;
    return { subject: words.subject, paragraphs: [words.text, `«${fact(facts, "text")}»`], ...button(words, link) };
  },
  "membership.approved": ({ t, facts, link }) => {
    const words = t.mail.membership.approved;
    const number = fact(facts, "memberNumber").replace(/(\d{3})(?=\d)/g, "$1 ");
    return {
      subject: words.subject,
      paragraphs: [words.text],
      details: [[words.number, number]],
      ...button(words, link),
      afterwards: [words.keep],
    };
  },
  "membership.rejected": ({ t, facts, link }) => {
    const words = t.mail.membership.rejected;
    return {
      subject: words.subject,
      paragraphs: [words.text],
      details: reasons(t, facts, t.membership.rejectReason) ?? [],
      ...button(words, link),
      afterwards: [words.again],
    };
  },
  "membership.already-member": ({ t, link }) => {
    const words = t.mail.membership.already;
    return { subject: words.subject, paragraphs: [words.text], ...button(words, link), afterwards: [words.notYou] };
  },
  "membership.assigned": ({ t, link }) => {
    const words = t.mail.membership.assigned;
    return { subject: words.subject, paragraphs: [words.text], ...button(words, link), afterwards: [words.notYou] };
  },
  "membership.withdrawn": ({ t, link }) => {
    const words = t.mail.membership.withdrawn;
    return { subject: words.subject, paragraphs: [words.text], ...button(words, link), afterwards: [words.again] };
  },
  "membership.ended": ({ t, facts, link }) => {
    const words = t.mail.membership.ended;
    return {
      subject: words.subject,
      paragraphs: [words.text],
      details: reasons(t, facts, t.membership.endReason) ?? [],
      ...button(words, link),
    };
  },
};
