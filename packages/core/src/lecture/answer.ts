import { action, anyone, scope } from "../kernel/index.ts";
import { assertLink, type BookingView, LinkInput, moveTo, read, refusal, settle, viewOf } from "./booking.ts";
import { keep, placesOf, release } from "./day.ts";
import { isLapsed, timesOf } from "./rules.ts";
import { type Booking, DeclineReason } from "./schema.ts";

/**
 * The lecturer accepts while the request stands: from then on nothing but a cancellation frees the time.
 * Accepting twice answers the same. @throws ConflictError hold_expired, wrong_state
 */
export const accept = action({
  name: "lecture.accept",
  access: anyone,
  input: LinkInput,
  async run({ bookingId, token }, { now }): Promise<BookingView> {
    assertLink("lecturer", bookingId, token);
    const booking = await read(bookingId);
    if (isAccepted(booking)) return viewOf(booking, now);
    if (booking.status !== "requested" || isLapsed(booking, now)) throw refusal(booking, now);
    const { endsAt } = timesOf(booking);
    const fields = { answeredAt: now.toISOString(), sequence: booking.sequence + 1 };
    const stood = await settle(
      [
        moveTo(booking, "accepted", endsAt, {
          set: fields,
          remove: ["until"],
          when: { status: "requested", until: { gt: now.toISOString() } },
        }),
        ...placesOf(booking).map((place) => keep(place, bookingId)),
      ],
      now,
      isAccepted,
    );
    return viewOf(stood ?? { ...without(booking, "until"), ...fields, status: "accepted" }, now);
  },
  again: ({ bookingId }) => seen(bookingId),
});

/** The lecturer declines with a reason; the time is free at once. @throws ConflictError hold_expired, wrong_state */
export const decline = action({
  name: "lecture.decline",
  access: anyone,
  input: LinkInput.extend({ reason: DeclineReason }),
  async run({ bookingId, token, reason }, { now }): Promise<BookingView> {
    assertLink("lecturer", bookingId, token);
    const booking = await read(bookingId);
    if (isDeclined(booking)) return viewOf(booking, now);
    if (booking.status !== "requested" || isLapsed(booking, now)) throw refusal(booking, now);
    const at = now.toISOString();
    const fields = { answeredAt: at, endedAt: at, reason };
    const stood = await settle(
      [
        moveTo(booking, "declined", at, {
          set: fields,
          remove: ["until"],
          when: { status: "requested", until: { gt: at } },
        }),
        ...placesOf(booking).map((place) => release(place, bookingId)),
      ],
      now,
      isDeclined,
    );
    return viewOf(stood ?? { ...without(booking, "until"), ...fields, status: "declined" }, now);
  },
  again: ({ bookingId }) => seen(bookingId),
});

const isAccepted = ({ status }: Booking): boolean => status === "accepted" || status === "given";
const isDeclined = ({ status }: Booking): boolean => status === "declined";
const seen = async (bookingId: string): Promise<BookingView> => viewOf(await read(bookingId), scope().now());

function without<K extends keyof Booking>(booking: Booking, name: K): Omit<Booking, K> {
  const { [name]: _gone, ...rest } = booking;
  return rest;
}
