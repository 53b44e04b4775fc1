import type { Messages } from "@kz2050/i18n";
import { fact, type LetterContent, type Template, type TemplateContext } from "../template.ts";

/** What the letter is about, and why where something was not confirmed. */
function details(
  { t, f, facts }: TemplateContext,
  reasons: Readonly<Record<string, string>>,
): LetterContent["details"] {
  const { mail, kind, duration } = t.volunteering;
  const kinds: Readonly<Record<string, string>> = kind;
  const what = fact(facts, "what");
  const [reason, note] = [fact(facts, "reason"), fact(facts, "text")];
  return [
    [mail.when, f.date(fact(facts, "date"))],
    [mail.time, duration(Number(facts.hours), Number(facts.minutes))],
    [mail.what, kinds[what] ?? what],
    ...(reason ? [[mail.reason, reasons[reason] ?? reason] as const] : []),
    ...(note ? [[mail.note, note] as const] : []),
  ];
}

const letter =
  (
    name: "confirmed" | "refused" | "annulled",
    reasonsIn: (t: Messages) => Readonly<Record<string, string>>,
  ): Template =>
  (context) => {
    const { t, link } = context;
    const words = t.volunteering.mail[name];
    return {
      subject: words.subject,
      paragraphs: [words.text],
      details: details(context, reasonsIn(t)) ?? [],
      ...(link !== undefined && { button: { text: words.button, href: link } }),
      ...("again" in words && { afterwards: [words.again] }),
    };
  };

export const volunteering: Readonly<Record<string, Template>> = {
  "volunteering.confirmed": letter("confirmed", () => ({})),
  "volunteering.refused": letter("refused", (t) => t.volunteering.refuseReason),
  "volunteering.annulled": letter("annulled", (t) => t.volunteering.annulReason),
};
