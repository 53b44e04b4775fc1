import { confirmId, type Locale, type Notice, textIn } from "../kernel/index.ts";
import type { Change, Moves } from "../stream/index.ts";
import { LINKS } from "./booking.ts";
import { grainOf, timeOf, timesOf } from "./rules.ts";
import type { Booking, Lecturer, School } from "./schema.ts";

/** What a letter about a booking tells, beside the booking. */
export interface Surroundings {
  readonly lecturer: Lecturer;
  readonly school: School | undefined;
  /** The topic's name, by language. */
  readonly topic: Readonly<Record<Locale, string>>;
}

/** The messages a booking calls for as it is now; each goes once, by its id. */
export function noticesOf(booking: Booking, around: Surroundings): Notice[] {
  const { bookingId, status } = booking;
  const toSchool = (kind: string, link: keyof typeof LINKS = "school", more: Partial<Notice> = {}): Notice => ({
    id: `${bookingId}:${kind}:school`,
    kind: `lecture.${kind}`,
    to: { personId: booking.personId },
    locale: booking.language,
    facts: factsOf(booking, around, booking.language),
    link: { purpose: LINKS[link], id: bookingId },
    ...more,
  });
  const toLecturer = (kind: string): Notice => ({
    id: `${bookingId}:${kind}:lecturer`,
    kind: `lecture.${kind}`,
    to: { personId: around.lecturer.personId },
    locale: around.lecturer.language,
    facts: factsOf(booking, around, around.lecturer.language),
    link: { purpose: LINKS.lecturer, id: bookingId },
  });
  switch (status) {
    case "held":
      return [
        toSchool("confirm", "confirm", { id: `${bookingId}:${confirmId(booking.sends)}:school`, withCode: true }),
      ];
    case "requested":
      return [toLecturer("request")];
    case "accepted":
      return [toSchool("accepted"), toLecturer("accepted-lecturer")];
    case "declined":
      return [toSchool("declined")];
    case "expired":
      return booking.confirmedAt ? [toSchool("expired")] : [];
    case "cancelled":
      return booking.confirmedAt ? [toSchool("cancelled"), toLecturer("cancelled-lecturer")] : [];
    case "given":
      return [toSchool("feedback"), toLecturer("feedback-lecturer")];
  }
}

function factsOf(booking: Booking, { lecturer, school, topic }: Surroundings, locale: Locale): Notice["facts"] {
  const { startsAt, endsAt } = timesOf(booking);
  return {
    bookingId: booking.bookingId,
    lecturer: lecturer.name,
    about: textIn(lecturer.about, locale).text,
    school: school?.name ?? "",
    settlement: school?.settlement ?? "",
    topic: topic[locale],
    date: booking.date,
    start: booking.start,
    end: timeOf(grainOf(booking.start) + booking.minutes / 15),
    minutes: booking.minutes,
    zone: booking.zone,
    startsAt,
    endsAt,
    mode: booking.mode,
    lectureLanguage: booking.lectureLanguage,
    grade: booking.grade,
    className: booking.className ?? "",
    pupils: booking.pupils,
    sequence: booking.sequence,
    // Where the calendar was told of the lecture, a cancellation must take it back.
    inCalendar: booking.sequence > 0,
    reason: booking.reason ?? "",
    cancelledBy: booking.cancelledBy ?? "",
    until: booking.until ?? "",
    at: booking.endedAt ?? booking.answeredAt ?? booking.confirmedAt ?? booking.createdAt,
  };
}

/** A lecture counts once it was given: by itself, for its region, and its pupils. */
export function movesOf({ before, after }: Change): Moves {
  const was = before?.status === "given" ? 1 : 0;
  const is = after?.status === "given" ? 1 : 0;
  if (was === is) return {};
  const booking = (after ?? before) as Booking;
  const by = is - was;
  return { lectures: by, [`lectures#${booking.region}`]: by, pupils: by * booking.pupils };
}
