import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, anyone } from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { all, attempt, get } from "../table/index.ts";
import { statusAt } from "./rules.ts";
import { BookingId } from "./schema.ts";
import { Bookings } from "./table.ts";

/**
 * Asks for the letter of an unconfirmed hold once more: the code stays the same, its tries stay counted, and the hold
 * ends when it would have. Nothing happens where there is none to confirm. @throws LimitedError of the mailbox
 */
export const resend = action({
  name: "lecture.resend",
  access: anyone,
  unkeyed: true,
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { now }): Promise<void> {
    const booking = await get(Bookings, { bookingId });
    if (!booking || statusAt(booking, now) !== "held" || !Limit.mayResend(booking)) return;
    const email = await Identity.mailboxOf(booking.personId);
    if (email === undefined) return;
    await Limit.takeMailbox("mail.mailbox", email);
    await attempt(
      Bookings.update(
        { bookingId },
        { add: { sends: 1 }, when: all({ status: "held", until: { gt: now.toISOString() } }, Limit.RESENDABLE) },
      ),
    );
  },
});
