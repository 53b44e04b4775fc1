import type { Template } from "../template.ts";

export const identity: Readonly<Record<string, Template>> = {
  "identity.code": ({ t, link, code }) => ({
    subject: t.mail.identity.code.subject,
    paragraphs: [t.mail.identity.code.text],
    code,
    ...(link && { button: { text: t.common.action.signIn, href: link } }),
    afterwards: [t.mail.identity.code.notYou],
  }),
};
