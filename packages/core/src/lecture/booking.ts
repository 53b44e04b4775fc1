import * as z from "zod";
import { ConflictError, isLinkToken, NotFoundError, type Place } from "../kernel/index.ts";
import { attempt, get, type Op, type Refusal } from "../table/index.ts";
import type { UpdateOptions } from "../table/table.ts";
import { isLapsed, queueOf, statusAt, timesOf } from "./rules.ts";
import { Booking, BookingId, type Status } from "./schema.ts";
import { Bookings } from "./table.ts";

/** The purposes of the private links about a booking: to confirm it, the school's page, the lecturer's page. */
export const LINKS = { confirm: "lecture-confirm", school: "lecture-booking", lecturer: "lecture-answer" } as const;

export const LinkInput = z.object({ bookingId: BookingId, token: z.string() });

/** @throws NotFoundError link_invalid unless the token is this purpose's and booking's. */
export function assertLink(link: keyof typeof LINKS, bookingId: string, token: string): void {
  if (!isLinkToken(LINKS[link], bookingId, token)) throw new NotFoundError("link_invalid");
}

/** What either side and the office see of a booking: no person. */
export const BookingView = Booking.omit({
  personId: true,
  queue: true,
  dueAt: true,
  agendaAt: true,
  tries: true,
  sends: true,
  classDay: true,
})
  .extend({ startsAt: z.string(), endsAt: z.string() })
  .meta({
    id: "Booking",
    description:
      "A lecture a school asked for. Local date and time with their IANA zone; the instants follow from them.",
  });
export type BookingView = z.infer<typeof BookingView>;

/** The booking as it is at this instant: a hold whose time has passed shows as expired, marked or not. */
export function viewOf(booking: Booking, now: Date): BookingView {
  return BookingView.parse({ ...booking, ...timesOf(booking), status: statusAt(booking, now) });
}

/** One booking. @throws NotFoundError */
export async function read(bookingId: string): Promise<Booking> {
  const booking = await get(Bookings, { bookingId });
  if (!booking) throw new NotFoundError();
  return booking;
}

/** Where a booking lies, for what staff keep beside it. */
export async function whereIs(bookingId: string): Promise<Place | undefined> {
  const booking = await get(Bookings, { bookingId });
  return booking && { region: booking.region };
}

/** Why a booking does not do what was asked: its hold ran out, or its state does not allow it. */
export function refusal(booking: Booking | undefined, now: Date): NotFoundError | ConflictError {
  if (!booking) return new NotFoundError();
  return isLapsed(booking, now) || booking.status === "expired"
    ? new ConflictError("hold_expired")
    : new ConflictError("wrong_state");
}

/** The update that takes a booking to a state. `dueAt` is when the platform looks at it again, or when it ended. */
export function moveTo(booking: Booking, status: Status, dueAt: string, options: UpdateOptions<Booking>): Op {
  return Bookings.update(
    { bookingId: booking.bookingId },
    { ...options, set: { ...options.set, status, queue: queueOf(booking.region, status), dueAt } },
  );
}

/**
 * Writes a transition. `done` tells from the booking that stood in the way that the same was done already; then that is
 * the answer. @throws ConflictError hold_expired, wrong_state
 */
export async function settle(
  ops: readonly Op[],
  now: Date,
  done: (booking: Booking) => boolean,
): Promise<Booking | undefined> {
  const refusals: readonly Refusal[] = await attempt(...ops);
  if (refusals.length === 0) return undefined;
  const stood = refusals.find(({ op }) => op.table.name === Bookings.name);
  // The day alone refused: the hold ran out by another's clock and its place was taken over.
  if (!stood) throw new ConflictError("hold_expired");
  const booking = stood.old as Booking | undefined;
  if (booking && done(booking)) return booking;
  throw refusal(booking, now);
}
