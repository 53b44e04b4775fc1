import * as z from "zod";
import { may } from "../access/index.ts";
import { action, anyone, ConflictError, scope } from "../kernel/index.ts";
import { any } from "../table/index.ts";
import { assertLink, type BookingView, LinkInput, moveTo, read, refusal, settle, viewOf } from "./booking.ts";
import { placesOf, release } from "./day.ts";
import { isLapsed, STANDING, timesOf } from "./rules.ts";
import { type Booking, BookingId, CancelReason, Side } from "./schema.ts";

/**
 * Either side cancels, with a reason, by its private link; the time is free at once and both are told.
 * Cancelling twice answers the same. @throws ConflictError lecture_began, hold_expired, wrong_state
 */
export const cancel = action({
  name: "lecture.cancel",
  access: anyone,
  input: LinkInput.extend({ side: Side, reason: CancelReason }),
  async run({ bookingId, token, side, reason }, { now }): Promise<BookingView> {
    assertLink(side, bookingId, token);
    return viewOf(await cancelled(await read(bookingId), side, reason, now), now);
  },
  again: async ({ bookingId }) => viewOf(await read(bookingId), scope().now()),
});

/** The office cancels for one of the sides, in the region of the school. */
export const cancelOnBehalf = action({
  name: "lecture.cancel-on-behalf",
  access: may("lecture.cancel-on-behalf"),
  input: z.object({ bookingId: BookingId, reason: CancelReason }),
  async run({ bookingId, reason }, { now, within, audit }): Promise<BookingView> {
    const booking = await read(bookingId);
    within({ region: booking.region });
    audit({ recordId: bookingId, before: booking.status, after: "cancelled", reason });
    return viewOf(await cancelled(booking, "staff", reason, now), now);
  },
  again: async ({ bookingId }) => viewOf(await read(bookingId), scope().now()),
});

/** The booking, cancelled for one side; told to both by its stream. @throws ConflictError lecture_began, hold_expired, wrong_state */
export async function cancelled(
  booking: Booking,
  cancelledBy: NonNullable<Booking["cancelledBy"]>,
  reason: z.infer<typeof CancelReason>,
  now: Date,
): Promise<Booking> {
  const { bookingId, status } = booking;
  if (status === "cancelled") return booking;
  if (!STANDING.has(status) || isLapsed(booking, now)) throw refusal(booking, now);
  const at = now.toISOString();
  if (timesOf(booking).startsAt <= at) throw new ConflictError("lecture_began");
  const { until: _until, ...rest } = booking;
  // The calendar is told anew only of what it was told before.
  const fields = {
    endedAt: at,
    cancelledBy,
    reason,
    sequence: status === "accepted" ? booking.sequence + 1 : booking.sequence,
  };
  const stood = await settle(
    [
      moveTo(booking, "cancelled", at, {
        set: fields,
        remove: ["until"],
        // The state as it was read, so that the sequence told is right; an acceptance meanwhile is cancelled next time.
        when: any(
          { status: "accepted", sequence: booking.sequence },
          { status: ["held", "requested"], sequence: booking.sequence, until: { gt: at } },
        ),
      }),
      ...placesOf(booking).map((place) => release(place, bookingId)),
    ],
    now,
    (other) => other.status === "cancelled",
  );
  return stood ?? { ...rest, ...fields, status: "cancelled" };
}
