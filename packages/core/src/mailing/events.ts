import type { Notice } from "../kernel/index.ts";
import { KINDS, languagesOf, recipientOf, TRIABLE, TRIAL_KIND } from "./rules.ts";
import type { Letter, Mailing, MailingLine } from "./schema.ts";

/** The words in every language they were written in: the reader's is known when it is sent. */
const factsOf = (letter: Letter): Notice["facts"] =>
  Object.fromEntries(
    languagesOf(letter).flatMap((locale) => {
      const { subject = "", text = "" } = letter[locale] ?? {};
      return [
        [`${locale}.subject`, subject],
        [`${locale}.text`, text],
      ];
    }),
  );

/** The letter to one recipient. Its id names the person under a pseudonym of this mailing, so each gets one. */
export const noticeFor = (
  { mailingId, segment, letter }: Mailing,
  { personId, language }: Pick<MailingLine, "personId" | "language">,
): Notice => ({
  id: `${mailingId}:${recipientOf(mailingId, personId)}`,
  kind: KINDS[segment.to],
  to: { personId },
  locale: language,
  facts: factsOf(letter),
});

/** The letters that try it, one in each language, to whoever asked last. */
export function trialsOf({ mailingId, state, trial, letter }: Mailing): Notice[] {
  if (!trial || !TRIABLE.includes(state)) return [];
  return languagesOf(letter).map((locale) => ({
    id: `${mailingId}:trial-${trial.number}-${locale}`,
    kind: TRIAL_KIND,
    to: { personId: trial.personId },
    locale,
    facts: { ...factsOf(letter), language: locale },
  }));
}
