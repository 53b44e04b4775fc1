import { fact, type Template } from "../template.ts";

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
  "identity.factor": ({ t, f, facts }) => {
    const { factor } = t.mail.identity;
    const change = fact(facts, "change");
    const what = facts.what === "totp" ? "totp" : "passkey";
    const text =
      change === "added" || change === "removed"
        ? factor[change][what]
        : factor[change === "reset" || change === "renewed" ? change : "recovered"];
    return {
      subject: factor.subject,
      paragraphs: [text],
      details: [[factor.at, f.dateTime(fact(facts, "at"))]],
      afterwards: [factor.notYou],
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
