import { privatePath, showPhone } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { formToken } from "@kz2050/http";
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  NotificationBanner,
  SummaryList,
  Timeline,
  type TimelineItem,
} from "@kz2050/ui";
import { AlsoConfirmed, alsoConfirmed } from "../confirming.tsx";
import { formProblem, type PageContext, page } from "../page.tsx";
import { BookingSummary, namesFor, StatusTag } from "./words.tsx";

export type Own = Awaited<ReturnType<typeof Lecture.open>>;
export const OWN = "lecture.own";

/** Where one side's page of a booking is. */
export const ownPath = (c: PageContext, side: Lecture.Side, bookingId: string): string =>
  privatePath(c.var.locale, Lecture.LINKS[side], bookingId);

/** One side's page of a booking: where it stands, what it is about, and what this side may do now. */
export async function ownPage(c: PageContext, side: Lecture.Side, own: Own, error?: unknown): Promise<Response> {
  const { t, f } = c.var;
  const { booking, lecturer } = own;
  const words = t.lecture.booking;
  const path = ownPath(c, side, booking.bookingId);
  const title = side === "school" ? words.schoolTitle : words.lecturerTitle;
  const sentence = side === "school" ? words.forSchool[booking.status] : words.forLecturer[booking.status];
  const problem = error === undefined ? undefined : formProblem(c, error);
  const released = side === "school" ? await alsoConfirmed(c) : [];
  const isWaiting = booking.status === "held" || booking.status === "requested";
  return page(
    c,
    {
      title,
      path: path.replace(/^\/\w\w/, ""),
      active: "lecture",
      error: problem !== undefined,
      status: problem?.status ?? 200,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {c.req.query("done") === "feedback" && !problem ? (
        <NotificationBanner kind="success" text={t.lecture.feedback.thanks} />
      ) : null}
      <AlsoConfirmed c={c} lines={released} />
      <Heading level={1}>{title}</Heading>
      <p>
        <StatusTag c={c} status={booking.status} />
      </p>
      <p class="kz-body-l">{sentence}</p>
      <BookingSummary
        c={c}
        open={own}
        names={await namesFor(c)}
        first={[side === "school" && { key: t.lecture.form.lecturer, value: lecturer.name }]}
        last={[
          isWaiting &&
            booking.until !== undefined && {
              key: side === "lecturer" ? words.answerUntil : words.until,
              value: f.dateTime(booking.until, booking.zone),
            },
          reasonRow(c, own),
        ]}
      />
      {own.contact ? <ContactPart c={c} contact={own.contact} /> : null}
      {booking.status === "accepted" ? <InsetText>{words.inCalendar}</InsetText> : null}
      <Deeds c={c} side={side} own={own} path={path} />
      <FeedbackPart c={c} side={side} own={own} path={path} />
      <Heading level={2}>{t.common.history}</Heading>
      <Timeline items={historyOf(c, booking)} />
      <InsetText>{t.common.privateLink.text}</InsetText>
    </>,
  );
}

function reasonRow(c: PageContext, { booking }: Own) {
  const { t } = c.var;
  const names: Readonly<Record<string, string>> =
    booking.status === "declined" ? t.lecture.declineReason : t.lecture.cancelReason;
  return (
    booking.reason !== undefined && { key: t.lecture.booking.reason, value: names[booking.reason] ?? booking.reason }
  );
}

function ContactPart({ c, contact }: { c: PageContext; contact: Lecture.Contact }) {
  const { t } = c.var;
  return (
    <>
      <Heading level={2}>{t.lecture.booking.contact}</Heading>
      <SummaryList
        rows={[
          { key: t.lecture.form.contactName, value: contact.name },
          { key: t.lecture.form.contactRole, value: contact.role },
          {
            key: t.common.field.phone,
            value: (
              <a class="kz-link" href={`tel:${contact.phone}`}>
                {showPhone(contact.phone)}
              </a>
            ),
          },
          {
            key: t.common.field.email,
            value: (
              <a class="kz-link" href={`mailto:${contact.email}`}>
                {contact.email}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}

/** What this side may do in this state: each leads to one act. */
function Deeds({ c, side, own, path }: { c: PageContext; side: Lecture.Side; own: Own; path: string }) {
  const { t, locale } = c.var;
  const words = t.lecture.booking;
  const { status, lecturerId } = own.booking;
  if (side === "lecturer" && status === "requested") {
    return (
      <Form action={`${path}/accept`} token={formToken(OWN)}>
        <ButtonGroup>
          <Button>{words.accept}</Button>
          <ButtonLink kind="secondary" href={`${path}/decline`}>
            {words.decline}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    );
  }
  const isStanding = status === "requested" || status === "accepted" || status === "held";
  if (isStanding && own.booking.startsAt > c.var.deps.now().toISOString()) {
    return (
      <p class="kz-body">
        <a class="kz-link" href={`${path}/cancel`}>
          {words.cancelLink}
        </a>
      </p>
    );
  }
  if (side === "school" && ["declined", "expired", "cancelled"].includes(status)) {
    return (
      <ButtonGroup>
        <ButtonLink href={`/${locale}/lectures/lecturers/${lecturerId}`}>{words.findAgain}</ButtonLink>
        <a class="kz-link" href={`/${locale}/lectures/find`}>
          {t.lecture.find.title}
        </a>
      </ButtonGroup>
    );
  }
  return null;
}

function FeedbackPart({ c, side, own, path }: { c: PageContext; side: Lecture.Side; own: Own; path: string }) {
  const words = c.var.t.lecture.feedback;
  const { booking } = own;
  const mine = side === "school" ? booking.schoolFeedback : booking.lecturerFeedback;
  if (booking.status !== "given") return null;
  if (!mine) {
    return <ButtonLink href={`${path}/feedback`}>{words.link}</ButtonLink>;
  }
  return (
    <>
      <Heading level={2}>{words.yours}</Heading>
      <p class="kz-body">{words.ratings[mine.rating as keyof typeof words.ratings]}</p>
      {mine.comment ? <p class="kz-body">{mine.comment}</p> : null}
    </>
  );
}

/** What happened, oldest first. */
function historyOf(c: PageContext, booking: Lecture.BookingView): TimelineItem[] {
  const { t, f } = c.var;
  const words = t.lecture.booking.history;
  const { status, createdAt, confirmedAt, answeredAt, endedAt, until, endsAt } = booking;
  const item = (title: string, at: string): TimelineItem => ({ title, at, atText: f.dateTime(at, booking.zone) });
  return [
    item(words.created, createdAt),
    ...(confirmedAt ? [item(words.confirmed, confirmedAt)] : []),
    ...(answeredAt ? [item(status === "declined" ? words.declined : words.accepted, answeredAt)] : []),
    ...(status === "cancelled" && endedAt ? [item(words.cancelled[booking.cancelledBy ?? "staff"], endedAt)] : []),
    // Not marked yet, but over by its own clock.
    ...(status === "expired" ? [item(words.expired, endedAt ?? until ?? createdAt)] : []),
    ...(status === "given" ? [item(words.given, endsAt)] : []),
  ];
}
