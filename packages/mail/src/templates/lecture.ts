import { calendarFile } from "../calendar.ts";
import { fact, type LetterContent, type Template, type TemplateContext } from "../template.ts";

/** What every letter about a lecture tells, in two columns; the reader's own name is left out. */
function details({ t, f, facts }: TemplateContext, reader: "school" | "lecturer"): [string, string][] {
  const { lecture } = t;
  const { details: names, audience } = lecture.mail;
  const mode = fact(facts, "mode") as keyof typeof lecture.modes;
  const language = fact(facts, "lectureLanguage") as keyof typeof lecture.languages;
  const grade = [lecture.gradeName(fact(facts, "grade")), fact(facts, "className")].filter(Boolean).join(" ");
  return [
    reader === "school" ? [names.lecturer, fact(facts, "lecturer")] : [names.school, schoolOf(facts)],
    [names.topic, fact(facts, "topic")],
    [names.when, lecture.at(f.day(fact(facts, "date")), lecture.between(fact(facts, "start"), fact(facts, "end")))],
    [names.mode, lecture.modes[mode]],
    [names.language, lecture.languages[language]],
    [names.audience, audience(grade, f.number(Number(facts.pupils ?? 0)))],
  ];
}

const schoolOf = (facts: TemplateContext["facts"]): string =>
  [fact(facts, "school"), fact(facts, "settlement")].filter(Boolean).join(", ");

/** The calendar file that puts the lecture into the reader's calendar, or takes it out. */
function calendar(
  context: TemplateContext,
  reader: "school" | "lecturer",
  method: "REQUEST" | "CANCEL",
): LetterContent["attachments"] {
  const { t, facts, origin } = context;
  const isVisit = fact(facts, "mode") === "visit";
  return [
    calendarFile({
      uid: `${fact(facts, "bookingId")}@kz2050`,
      sequence: Number(facts.sequence ?? 0),
      method,
      at: fact(facts, "at"),
      date: fact(facts, "date"),
      start: fact(facts, "start"),
      end: fact(facts, "end"),
      zone: fact(facts, "zone"),
      summary: t.lecture.mail.event(fact(facts, "topic")),
      location: isVisit ? schoolOf(facts) : t.lecture.modes.online,
      description: details(context, reader)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n"),
      organizer: { name: t.common.siteName, email: `lectures@${new URL(origin).hostname}` },
    }),
  ];
}

type Words = { readonly subject: string; readonly text: string; readonly button: string; readonly afterwards?: string };

/** A letter of the common shape: what happened, the lecture, the way to the private page. */
function letter(
  context: TemplateContext,
  reader: "school" | "lecturer",
  words: Words,
  more: Partial<LetterContent> = {},
): LetterContent {
  const { link } = context;
  return {
    subject: words.subject,
    paragraphs: [words.text],
    details: details(context, reader),
    ...(link !== undefined && { button: { text: words.button, href: link } }),
    ...(words.afterwards !== undefined && { afterwards: [words.afterwards] }),
    ...more,
  };
}

/** The reason of a refusal or a cancellation, in words. */
function reason({ t, facts }: TemplateContext, names: Readonly<Record<string, string>>): [string, string][] {
  const name = names[fact(facts, "reason")];
  return name === undefined ? [] : [[t.lecture.mail.details.reason, name]];
}

function cancelled(context: TemplateContext, reader: "school" | "lecturer"): LetterContent {
  const { t, facts } = context;
  const words = t.lecture.mail.cancelled;
  const by = fact(facts, "cancelledBy") as keyof typeof words.text;
  const inCalendar = facts.inCalendar === true;
  return letter(
    context,
    reader,
    { ...words, text: words.text[by] },
    {
      details: [...details(context, reader), ...reason(context, t.lecture.cancelReason)],
      ...(inCalendar && { afterwards: [words.calendar], attachments: calendar(context, reader, "CANCEL") ?? [] }),
    },
  );
}

export const lecture: Readonly<Record<string, Template>> = {
  "lecture.confirm": (context) => {
    const words = context.t.lecture.mail.confirm;
    return letter(context, "school", words, { code: context.code, afterwards: [words.notYou] });
  },
  "lecture.request": (context) => {
    const words = context.t.lecture.mail.request;
    const until = context.f.dateTime(fact(context.facts, "until"), fact(context.facts, "zone"));
    return letter(context, "lecturer", words, { paragraphs: [words.text, words.until(until)] });
  },
  "lecture.accepted": (context) =>
    letter(context, "school", context.t.lecture.mail.accepted, {
      attachments: calendar(context, "school", "REQUEST") ?? [],
    }),
  "lecture.accepted-lecturer": (context) =>
    letter(context, "lecturer", context.t.lecture.mail.acceptedLecturer, {
      attachments: calendar(context, "lecturer", "REQUEST") ?? [],
    }),
  "lecture.declined": (context) =>
    letter(context, "school", context.t.lecture.mail.declined, {
      details: [...details(context, "school"), ...reason(context, context.t.lecture.declineReason)],
    }),
  "lecture.expired": (context) => letter(context, "school", context.t.lecture.mail.expired),
  "lecture.cancelled": (context) => cancelled(context, "school"),
  "lecture.cancelled-lecturer": (context) => cancelled(context, "lecturer"),
  "lecture.feedback": (context) => letter(context, "school", context.t.lecture.mail.feedback),
  "lecture.feedback-lecturer": (context) => letter(context, "lecturer", context.t.lecture.mail.feedback),
};
