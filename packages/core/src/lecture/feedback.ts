import { action, anyone, ConflictError, scope } from "../kernel/index.ts";
import { write } from "../table/index.ts";
import { assertLink, type BookingView, LinkInput, read, viewOf } from "./booking.ts";
import { statusAt } from "./rules.ts";
import { type Booking, FeedbackInput, Side } from "./schema.ts";
import { Bookings } from "./table.ts";

/** Each side says once, after the end, how the lecture went. @throws ConflictError feedback_too_early, feedback_given */
export const giveFeedback = action({
  name: "lecture.give-feedback",
  access: anyone,
  input: LinkInput.extend({ side: Side, ...FeedbackInput.shape }),
  async run({ bookingId, token, side, rating, comment }, { now }): Promise<BookingView> {
    assertLink(side, bookingId, token);
    const booking = await read(bookingId);
    if (statusAt(booking, now) !== "given") throw new ConflictError("feedback_too_early");
    const field = `${side}Feedback` as const;
    if (booking[field]) throw new ConflictError("feedback_given");
    const feedback = { rating, comment, at: now.toISOString() };
    const set: Partial<Booking> = { [field]: feedback };
    await write(
      Bookings.update(
        { bookingId },
        {
          set,
          when: { [field]: { exists: false }, status: ["accepted", "given"] },
          otherwise: (old) =>
            new ConflictError((old as Booking | undefined)?.[field] ? "feedback_given" : "wrong_state"),
        },
      ),
    );
    return viewOf({ ...booking, ...set }, now);
  },
  again: async ({ bookingId }) => viewOf(await read(bookingId), scope().now()),
});
