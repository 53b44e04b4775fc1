import { ConflictError, NotFoundError, privatePath } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { type Fields, openForm, optional, readFields, text, tokenFor } from "@kz2050/http";
import type { Messages } from "@kz2050/i18n";
import { BackLink, Button, ErrorSummary, Form, Heading, Radios, SummaryList } from "@kz2050/ui";
import { Hono } from "hono";
import { isConfirmedAtOnce, ownMailbox } from "../account/own-mailbox.ts";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { ContactPart, LecturePart, SchoolPart } from "./book-parts.tsx";
import { namesFor, plusMinutes, upperFirst, whenText } from "./words.tsx";

const FORM = "lecture.hold";

/** Asking for a lecturer's time. */
export const lectureBook = new Hono<Pages>();

lectureBook.get("/book", async (c) => {
  const { lecturer = "", date = "", start = "", minutes = "" } = c.req.query();
  return bookPage(c, {
    lecturerId: lecturer,
    date,
    start,
    minutes,
    language: c.var.locale,
    lectureLanguage: c.var.locale,
    email: await ownMailbox(),
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
    if (await isConfirmedAtOnce(text(fields, "email"), { purpose: Lecture.LINKS.confirm, id: bookingId })) {
      return c.redirect(privatePath(c.var.locale, Lecture.LINKS.school, bookingId), 303);
    }
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
        token={tokenFor(FORM, fields, error)}
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
