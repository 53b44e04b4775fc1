import { isLocale } from "@kz2050/i18n";
import { fact, type LetterContent, type Template, type TemplateContext } from "../template.ts";

/** A letter to many: in the reader's language where it was written in it, else in Kazakh, which is said. */
function letter({ locale, t, facts }: TemplateContext, language = locale): LetterContent {
  const written = fact(facts, `${language}.subject`) === "" ? "kk" : language;
  return {
    subject: fact(facts, `${written}.subject`),
    paragraphs: fact(facts, `${written}.text`)
      .split(/\n+/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ""),
    ...(written !== locale && { written: { language: written, said: t.mailing.letter.writtenIn[written] } }),
  };
}

const toMany: Template = (context) => letter(context);

/** The kinds are named after the topics that their readers may stop. */
export const mailing: Readonly<Record<string, Template>> = {
  "membership.letter": toMany,
  "news.letter": toMany,
  "campaign.letter": toMany,
  "lecture.letter": toMany,
  "mailing.trial": (context) => {
    const language = fact(context.facts, "language");
    const content = letter(context, isLocale(language) ? language : undefined);
    const words = context.t.mailing.letter;
    return { ...content, subject: words.trial(content.subject), afterwards: [words.trialText] };
  },
};
