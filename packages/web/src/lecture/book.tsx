import { ConflictError, InvalidError, NotFoundError } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { type Fields, formToken, openForm, optional, readFields, TOKEN, text } from "@kz2050/http";
import { LANGUAGE_NAMES, LOCALES, type Messages } from "@kz2050/i18n";
import {
  BackLink,
  Button,
  Checkbox,
  ErrorSummary,
  Fieldset,
  Form,
  Heading,
  Radios,
  Select,
  SummaryList,
  TextInput,
} from "@kz2050/ui";
import { Hono } from "hono";
import { type FormProblem, formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { type Names, namesFor, plusMinutes, upperFirst, whenText } from "./words.tsx";

const FORM = "lecture.hold";

/** Asking for a lecturer's time. */
export const lectureBook = new Hono<Pages>();

lectureBook.get("/book", (c) => {
  const { lecturer = "", date = "", start = "", minutes = "" } = c.req.query();
  return bookPage(c, {
    lecturerId: lecturer,
    date,
    start,
    minutes,
    language: c.var.locale,
    lectureLanguage: c.var.locale,
  });
});

lectureBook.post("/book", async (c) => {
  const sent = await readFields(c);
  // A nearer time chosen on the page that said "taken".
  const [date, start] = text(sent, "slot").split(" ");
  const fields: Fields = date && start ? { ...sent, date, start } : sent;
  try {
    openForm(FORM, fields);
    const { bookingId } = await Lecture.hold(inputOf(fields));
    return c.redirect(`/${c.var.locale}/my/lectures/sent/${bookingId}`, 303);
  } catch (error) {
    return bookPage(c, fields, error);
  }
});

const NAMES = [
  "lecturerId",
  "date",
  "start",
  "minutes",
  "mode",
  "topic",
  "lectureLanguage",
  "grade",
  "pupils",
  "schoolName",
  "region",
  "settlement",
  "contactName",
  "contactRole",
  "email",
  "phone",
  "language",
  "consent",
];

function inputOf(fields: Fields): Parameters<typeof Lecture.hold>[0] {
  const input = {
    ...Object.fromEntries(NAMES.map((name) => [name, text(fields, name)])),
    className: optional(fields, "className"),
  };
  return input as unknown as Parameters<typeof Lecture.hold>[0];
}

const labelsOf = (t: Messages): Record<string, string> => ({
  ...t.common.field,
  ...t.lecture.form,
  topic: t.lecture.topic,
  lectureLanguage: t.lecture.lectureLanguage,
  grade: t.lecture.grade,
  mode: t.lecture.mode,
  minutes: t.lecture.duration,
  language: t.common.field.languageOfLetters,
});

/** Kept until it has aged out, so that sending twice is one booking. */
function tokenFor(fields: Fields, error: unknown): string {
  const isSpent = error instanceof InvalidError && ["form_expired", "idempotency_mismatch"].includes(error.code);
  return (isSpent ? "" : text(fields, TOKEN)) || formToken(FORM);
}

/** The nearest free times of the answer "taken". */
const nearestOf = (error: unknown): readonly Lecture.Slot[] =>
  error instanceof ConflictError && Array.isArray(error.params.nearest) ? (error.params.nearest as Lecture.Slot[]) : [];

async function bookPage(c: PageContext, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.lecture.form;
  const lecturerId = text(fields, "lecturerId");
  const chosen = { date: text(fields, "date"), start: text(fields, "start") };
  const minutes = Number(text(fields, "minutes"));
  if (!Lecture.LecturerId.safeParse(lecturerId).success || !Lecture.Slot.safeParse(chosen).success)
    throw new NotFoundError();
  const lecturer = await Lecture.getLecturer(lecturerId);
  const names = await namesFor(c);
  const nearest = nearestOf(error);
  const problem = error === undefined ? undefined : formProblem(c, error, labelsOf(t));
  const errors =
    nearest.length > 0 ? (problem?.errors ?? []).map((line) => ({ ...line, field: "slot" })) : (problem?.errors ?? []);
  const back = `/${locale}/lectures/lecturers/${lecturerId}?from=${chosen.date}&minutes=${minutes}#free`;
  const part = { c, t, fields, problem, names, lecturer };
  return page(
    c,
    {
      title: words.title,
      path: "/my/lectures/book",
      active: "lecture",
      languageHref: (language) =>
        `/${language}/my/lectures/book?lecturer=${lecturerId}&date=${chosen.date}&start=${chosen.start}&minutes=${minutes}`,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={back} />,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      <Form
        action={`/${locale}/my/lectures/book`}
        token={tokenFor(fields, error)}
        hidden={{ lecturerId, ...chosen, minutes: String(minutes) }}
        honeypot
      >
        <Heading level={2}>{words.chosen}</Heading>
        <SummaryList
          rows={[
            { key: words.lecturer, value: lecturer.name },
            {
              key: words.when,
              value: upperFirst(whenText(c, { ...chosen, end: plusMinutes(chosen.start, minutes) })),
              actions: [{ href: back, text: t.common.action.change, hidden: words.when }],
            },
          ]}
        />
        {nearest.length > 0 ? (
          <Radios
            name="slot"
            label={words.free}
            labelSize="m"
            error={String(errors[0]?.text ?? "")}
            items={nearest.map(({ date, start }) => ({
              value: `${date} ${start}`,
              label: upperFirst(whenText(c, { date, start, end: plusMinutes(start, minutes) })),
            }))}
          />
        ) : null}
        <LecturePart {...part} />
        <SchoolPart {...part} />
        <ContactPart {...part} />
        <p class="kz-body">{words.holdNote}</p>
        <Button>{words.send}</Button>
      </Form>
    </>,
  );
}

interface Part {
  readonly c: PageContext;
  readonly t: Messages;
  readonly fields: Fields;
  readonly problem: FormProblem | undefined;
  readonly names: Names;
  readonly lecturer: Lecture.PublicLecturer;
}

const commonOf =
  ({ fields, problem }: Part) =>
  (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });

function LecturePart(part: Part) {
  const { t, names, lecturer } = part;
  const words = t.lecture.form;
  const common = commonOf(part);
  const only = <T,>(values: readonly T[]): T | undefined => (values.length === 1 ? values[0] : undefined);
  const languages = LOCALES.filter((language) => lecturer.languages.includes(language));
  const modes = [
    ...(lecturer.regions.length > 0 ? (["visit"] as const) : []),
    ...(lecturer.online ? (["online"] as const) : []),
  ];
  return (
    <Fieldset legend={words.about} legendSize="m">
      <Radios
        {...common("topic")}
        value={text(part.fields, "topic") || only(lecturer.topics)}
        label={t.lecture.topic}
        items={lecturer.topics.map((topic) => ({ value: topic, label: names.topic(topic) }))}
      />
      <Radios
        {...common("lectureLanguage")}
        value={only(languages) ?? text(part.fields, "lectureLanguage")}
        label={t.lecture.lectureLanguage}
        items={languages.map((language) => ({ value: language, label: upperFirst(t.lecture.languages[language]) }))}
        inline
      />
      <Radios
        {...common("mode")}
        value={only(modes) ?? text(part.fields, "mode")}
        label={t.lecture.mode}
        hint={
          modes.includes("visit")
            ? `${t.lecture.lecturer.places}: ${lecturer.regions.map(names.region).join(", ")}`
            : undefined
        }
        items={modes.map((mode) => ({ value: mode, label: t.lecture.modes[mode] }))}
      />
      <Select
        {...common("grade")}
        label={t.lecture.grade}
        items={Lecture.GRADES.filter((grade) => lecturer.grades.includes(grade)).map((grade) => ({
          value: grade,
          text: upperFirst(t.lecture.gradeName(grade)),
        }))}
        empty
      />
      <TextInput {...common("className")} label={words.className} hint={words.classNameHint} width={5} optional />
      <TextInput {...common("pupils")} label={words.pupils} inputmode="numeric" width={4} />
    </Fieldset>
  );
}

function SchoolPart(part: Part) {
  const { t, names } = part;
  const words = t.lecture.form;
  const common = commonOf(part);
  return (
    <Fieldset legend={words.school} legendSize="m">
      <TextInput
        {...common("schoolName")}
        label={words.schoolName}
        hint={words.schoolNameHint}
        autocomplete="organization"
      />
      <Select {...common("region")} label={t.common.field.region} items={names.regions} empty />
      <TextInput {...common("settlement")} label={words.settlement} autocomplete="address-level2" />
    </Fieldset>
  );
}

function ContactPart(part: Part) {
  const { t, fields, problem } = part;
  const { field } = t.common;
  const words = t.lecture.form;
  const common = commonOf(part);
  return (
    <Fieldset legend={words.contact} legendSize="m">
      <p class="kz-hint">{words.contactHint}</p>
      <TextInput {...common("contactName")} label={words.contactName} autocomplete="name" />
      <TextInput
        {...common("contactRole")}
        label={words.contactRole}
        hint={words.contactRoleHint}
        autocomplete="organization-title"
      />
      <TextInput
        {...common("email")}
        type="email"
        label={field.email}
        hint={field.emailHint}
        autocomplete="email"
        spellcheck={false}
      />
      <TextInput
        {...common("phone")}
        type="tel"
        label={field.phone}
        hint={field.phoneHint}
        autocomplete="tel"
        width={20}
      />
      <Radios
        {...common("language")}
        label={field.languageOfLetters}
        items={LOCALES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
        inline
      />
      <Checkbox
        name="consent"
        label={words.consent}
        checked={text(fields, "consent") === "yes"}
        error={problem?.of("consent")}
      />
    </Fieldset>
  );
}
