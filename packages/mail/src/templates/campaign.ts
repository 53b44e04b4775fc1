import { fact, type Template, type TemplateContext } from "../template.ts";

type Kind = "settled" | "transfer" | "failed" | "refunded";

/** The facts every letter about one gift tells. */
const details = ({ t, f, facts }: TemplateContext, kind: Kind): (readonly [string, string])[] => {
  const words = t.mail.campaign;
  return [
    [words.campaign, fact(facts, "campaign")],
    [words.amount, f.money(Number(facts.tiyn ?? 0))],
    ...(kind === "transfer" ? ([[words.code, fact(facts, "reference")]] as const) : []),
    ...(kind === "settled"
      ? ([
          [words.receipt, fact(facts, "reference")],
          [words.date, f.date(fact(facts, "settledAt"))],
        ] as const)
      : []),
  ];
};

const letter =
  (kind: Kind): Template =>
  (context) => {
    const words = context.t.mail.campaign;
    const { subject, text, button } = words[kind];
    return {
      subject,
      paragraphs: [text],
      details: details(context, kind),
      ...(context.link && { button: { text: button, href: context.link } }),
      afterwards: [...(kind === "transfer" ? [words.transfer.notYou] : []), words.keep],
    };
  };

export const campaign: Readonly<Record<string, Template>> = {
  "campaign.settled": letter("settled"),
  "campaign.transfer": letter("transfer"),
  "campaign.failed": letter("failed"),
  "campaign.refunded": letter("refunded"),
  "campaign.closed": ({ t, f, facts, link }) => {
    const { closed, keep } = t.mail.campaign;
    return {
      subject: closed.subject(fact(facts, "campaign")),
      paragraphs: [closed.text],
      details: [
        [t.mail.campaign.campaign, fact(facts, "campaign")],
        [closed.raised, f.money(Number(facts.raised ?? 0))],
      ],
      ...(link && { button: { text: closed.button, href: link } }),
      afterwards: [keep],
    };
  },
};
