import { showPhone } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { formToken, readFields, text } from "@kz2050/http";
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Heading,
  NotificationBanner,
  Radios,
  SummaryList,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { orHidden } from "../hidden.tsx";
import { formProblem, type Office, type OfficeContext, page } from "../page.tsx";
import { type FailedNote, lettersOf, noteErrors, noteRoutes, noteSaid, notesOf, personLink } from "../record.tsx";
import { trailOf } from "../trail.tsx";
import { choicesFor, nameIn, StatusTag } from "./words.tsx";

const ID = "/lectures/:bookingId{bkg_[0-9a-z]{26}}";

/** A booking as the office sees it: where it stands, the contact on request, and cancelling for one of the sides. */
export const bookingPages = new Hono<Office>();

bookingPages.get(ID, (c) => bookingPage(c, idOf(c)));

const idOf = (c: OfficeContext): string => c.req.param("bookingId") ?? "";

noteRoutes(
  bookingPages,
  ID,
  async (c) => {
    const bookingId = idOf(c);
    const { school } = await Lecture.openAsStaff({ bookingId });
    return notedOn(bookingId, school.region);
  },
  (c, note) => bookingPage(c, idOf(c), { note }),
);

const notedOn = (bookingId: string, region: string) => ({
  path: `/lectures/${bookingId}`,
  recordId: bookingId,
  place: { region },
});

// Shown in the answer itself, so that a reload asks, and is noted, again.
bookingPages.post(`${ID}/contact`, async (c) => {
  const bookingId = c.req.param("bookingId");
  return bookingPage(c, bookingId, { contact: (await Lecture.readContact({ bookingId })) ?? "erased" });
});

bookingPages.post(`${ID}/cancel`, async (c) => {
  const bookingId = c.req.param("bookingId");
  const reason = text(await readFields(c), "reason") as Lecture.CancelReason;
  try {
    await Lecture.cancelOnBehalf({ bookingId, reason });
    return c.redirect(`/office/${c.var.locale}/lectures/${bookingId}?done=cancelled`, 303);
  } catch (error) {
    return bookingPage(c, bookingId, { error });
  }
});

async function bookingPage(
  c: OfficeContext,
  bookingId: string,
  { contact, error, note }: { contact?: Partial<Lecture.Contact> | "erased"; error?: unknown; note?: FailedNote } = {},
): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.lecture.office;
  const open = await Lecture.openAsStaff({ bookingId });
  const { booking, school, personId } = open;
  const problem = error === undefined ? undefined : formProblem(c, error, { reason: t.lecture.booking.reason });
  const isStanding = booking.status === "held" || booking.status === "requested" || booking.status === "accepted";
  const [letters, notes, trail, looks] = await Promise.all([
    lettersOf(c, bookingId),
    notesOf(c, notedOn(bookingId, school.region), note),
    trailOf(c, bookingId, { personal: false }),
    trailOf(c, bookingId, { personal: true }),
  ]);
  const said = problem || note ? undefined : (noteSaid(c) ?? (c.req.query("done") === "cancelled" && words.cancelled));
  return page(
    c,
    {
      title: school.name,
      error: problem !== undefined || note !== undefined,
      status: problem?.status ?? note?.problem.status ?? 200,
      languageHref: (language) => `/office/${language}/lectures/${bookingId}`,
      before: <BackLink href={`/office/${locale}/lectures?region=${school.region}&status=${booking.status}`} />,
    },
    <>
      <ErrorSummary errors={[...(problem?.errors ?? []), ...noteErrors(note)]} />
      {said ? <NotificationBanner kind="success" text={said} /> : null}
      <Heading level={1}>{school.name}</Heading>
      <p>
        <StatusTag c={c} status={booking.status} />
      </p>
      <Facts c={c} open={open} topics={(await choicesFor(c)).topics} />
      <ContactPart c={c} bookingId={bookingId} contact={contact} />
      {looks}
      {personLink(c, personId)}
      <FeedbackPart c={c} booking={booking} />
      {isStanding ? (
        <>
          <Heading level={2}>{words.cancelTitle}</Heading>
          <p class="kz-body">{words.cancelNote}</p>
          <Form action={`/office/${locale}/lectures/${bookingId}/cancel`} token={formToken("office")}>
            <Radios
              name="reason"
              label={t.lecture.booking.reason}
              error={problem?.of("reason")}
              items={Lecture.CANCEL_REASONS.map((value) => ({ value, label: t.lecture.cancelReason[value] }))}
            />
            <WarningText>{t.desk.undo.never}</WarningText>
            <Button kind="warning">{words.cancelTitle}</Button>
          </Form>
        </>
      ) : null}
      {notes}
      {letters}
      {trail}
    </>,
  );
}

function Facts({
  c,
  open,
  topics,
}: {
  c: OfficeContext;
  open: Lecture.OpenBooking;
  topics: Awaited<ReturnType<typeof choicesFor>>["topics"];
}) {
  const { t, f, locale } = c.var;
  const { booking, lecturer, school } = open;
  const reasons: Readonly<Record<string, string>> = {
    ...t.lecture.cancelReason,
    ...(booking.status === "declined" && t.lecture.declineReason),
  };
  const at = (instant: string | undefined) => instant !== undefined && f.dateTime(instant, booking.zone);
  const history = t.lecture.booking.history;
  return (
    <SummaryList
      rows={[
        { key: t.lecture.booking.when, value: t.lecture.at(f.date(booking.date), booking.start) },
        { key: t.lecture.duration, value: t.lecture.minutes(booking.minutes) },
        { key: t.lecture.mode, value: t.lecture.modes[booking.mode] },
        { key: t.lecture.booking.where, value: school.settlement },
        {
          key: t.lecture.form.lecturer,
          value: (
            <a class="kz-link" href={`/office/${locale}/lecturers/${lecturer.lecturerId}`}>
              {lecturer.name}
            </a>
          ),
        },
        { key: t.lecture.topic, value: nameIn(topics, booking.topic) },
        { key: t.lecture.lectureLanguage, value: t.lecture.languages[booking.lectureLanguage] },
        {
          key: t.lecture.grade,
          value: [t.lecture.gradeName(booking.grade), booking.className].filter(Boolean).join(" "),
        },
        { key: t.lecture.booking.pupils, value: f.number(booking.pupils) },
        { key: history.created, value: at(booking.createdAt) },
        booking.confirmedAt !== undefined && { key: history.confirmed, value: at(booking.confirmedAt) },
        booking.until !== undefined && { key: t.lecture.booking.until, value: at(booking.until) },
        booking.cancelledBy !== undefined && {
          key: history.cancelled[booking.cancelledBy],
          value: at(booking.endedAt),
        },
        booking.reason !== undefined && {
          key: t.lecture.booking.reason,
          value: reasons[booking.reason] ?? booking.reason,
        },
      ]}
    />
  );
}

function ContactPart({
  c,
  bookingId,
  contact,
}: {
  c: OfficeContext;
  bookingId: string;
  contact: Partial<Lecture.Contact> | "erased" | undefined;
}) {
  const { t, locale } = c.var;
  const words = t.lecture.office;
  return (
    <>
      <Heading level={2}>{words.contactTitle}</Heading>
      {contact === "erased" ? <p class="kz-body">{words.noContact}</p> : null}
      {contact === undefined ? (
        <Form action={`/office/${locale}/lectures/${bookingId}/contact`} token={formToken("office")}>
          <p class="kz-body">{words.contactNote}</p>
          <Button kind="secondary">{words.showContact}</Button>
        </Form>
      ) : null}
      {typeof contact === "object" ? (
        <SummaryList
          rows={[
            { key: t.lecture.form.contactName, value: orHidden(c, contact.name) },
            { key: t.lecture.form.contactRole, value: orHidden(c, contact.role) },
            { key: t.common.field.phone, value: orHidden(c, contact.phone, showPhone) },
            { key: t.common.field.email, value: orHidden(c, contact.email) },
          ]}
        />
      ) : null}
    </>
  );
}

function FeedbackPart({ c, booking }: { c: OfficeContext; booking: Lecture.BookingView }) {
  const words = c.var.t.lecture.office;
  const given = Lecture.SIDES.flatMap((side) => {
    const feedback = side === "school" ? booking.schoolFeedback : booking.lecturerFeedback;
    return feedback ? [{ side, feedback }] : [];
  });
  if (given.length === 0) return null;
  return (
    <>
      <Heading level={2}>{words.feedback}</Heading>
      <SummaryList
        rows={given.map(({ side, feedback }) => ({
          key: words.feedbackOf[side],
          value: [words.outOf(String(feedback.rating)), feedback.comment].filter(Boolean).join(". "),
        }))}
      />
    </>
  );
}
