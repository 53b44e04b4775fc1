import type { Template } from "../template.ts";

export const identity: Readonly<Record<string, Template>> = {
  "identity.code": ({ t, facts, link, code }) => {
    const words = facts.door === "person" ? t.mail.identity.signIn : t.mail.identity.code;
    return {
      subject: words.subject,
      paragraphs: [words.text],
      code,
      ...(link && { button: { text: t.common.action.signIn, href: link } }),
      afterwards: [words.notYou],
    };
  },
  /** By its code alone: pressing a link elsewhere could not tell to whom the mailbox shall belong. */
  "identity.mailbox": ({ t, code }) => {
    const words = t.mail.identity.mailbox;
    return { subject: words.subject, paragraphs: [words.text], code, afterwards: [words.notYou] };
  },
  "identity.mailbox-added": ({ t, locale, origin }) => {
    const words = t.mail.identity.mailboxAdded;
    return {
      subject: words.subject,
      paragraphs: [words.text],
      button: { text: words.button, href: `${origin}/${locale}/my/settings` },
      afterwards: [words.notYou],
    };
  },
};
