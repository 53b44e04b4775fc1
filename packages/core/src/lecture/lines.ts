import { Identity } from "../identity/index.ts";
import { AppError, epochSeconds, scope } from "../kernel/index.ts";
import { batchGet, get } from "../table/index.ts";
import { LINKS } from "./booking.ts";
import { request } from "./confirm.ts";
import { statusAt, timesOf } from "./rules.ts";
import type { Booking, Lecturer } from "./schema.ts";
import { Bookings, Lecturers } from "./table.ts";

type Line = Identity.Line;

/** Whether the booking is a hold that its school may still confirm. */
const isAwaited = (booking: Booking): boolean => statusAt(booking, scope().now()) === "held";
/** A hold that ran out unconfirmed is as if it had never been. */
const isGone = (booking: Booking): boolean => !booking.confirmedAt && !isAwaited(booking);

/** Keeps a booking's line in the actions of who booked: at once, and until its deadline while nobody confirmed it. */
export async function keepDeed(bookingId: string): Promise<void> {
  await Identity.keepDeed(async () => {
    const booking = await get(Bookings, { bookingId });
    if (!booking || isGone(booking)) return undefined;
    const { personId, lecturerId, createdAt, until } = booking;
    return {
      personId,
      service: "lecture",
      what: "booking",
      recordId: bookingId,
      about: lecturerId,
      at: createdAt,
      ...(isAwaited(booking) && until && { isPending: true, expiry: epochSeconds(until) }),
    };
  });
}

/** The lines of these bookings as they are now. */
export async function lines(personId: string, deeds: readonly Identity.Deed[]): Promise<Line[]> {
  const rows = await batchGet(
    Bookings,
    deeds.map(({ recordId }) => ({ bookingId: recordId })),
  );
  const bookings: Booking[] = [];
  for (const booking of rows) {
    if (!isGone(booking) && (await Identity.isSamePerson(personId, booking.personId))) bookings.push(booking);
  }
  const lecturers = new Map((await batchGet(Lecturers, bookings)).map((row) => [row.lecturerId, row]));
  return bookings.map((booking) => lineOf(booking, lecturers.get(booking.lecturerId)));
}

function lineOf(booking: Booking, lecturer: Lecturer | undefined): Line {
  const { bookingId, createdAt, date, start } = booking;
  const now = scope().now();
  const state = statusAt(booking, now);
  const isPending = state === "held";
  const isAhead = timesOf(booking).startsAt > now.toISOString();
  return {
    service: "lecture",
    what: "booking",
    recordId: bookingId,
    at: createdAt,
    state,
    isPending,
    ...(lecturer && { title: { original: lecturer.language, [lecturer.language]: lecturer.name } }),
    date,
    start,
    link: { purpose: isPending ? LINKS.confirm : LINKS.school, id: bookingId },
    can: [
      ...(isPending ? (["confirm"] as const) : []),
      ...((state === "requested" || state === "accepted") && isAhead ? (["cancel"] as const) : []),
      ...(state === "given" && !booking.schoolFeedback ? (["feedback"] as const) : []),
    ],
  };
}

/** Confirms a hold whose mailbox has just shown itself otherwise. */
export async function release(personId: string, { recordId }: Identity.Deed): Promise<boolean> {
  const booking = await get(Bookings, { bookingId: recordId });
  if (!booking || !(await Identity.isSamePerson(personId, booking.personId))) return false;
  try {
    return (await request({ bookingId: recordId })).wasPending;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Whose confirmation a hold waits for; nobody's where it waits for none. */
export async function awaitedPerson(bookingId: string): Promise<string | undefined> {
  const booking = await get(Bookings, { bookingId });
  return booking && isAwaited(booking) ? booking.personId : undefined;
}
