import * as z from "zod";
import { Identity } from "../identity/index.ts";
import {
  action,
  anyone,
  asActor,
  ConflictError,
  DAY,
  epochSeconds,
  isLinkCode,
  scope,
  system,
} from "../kernel/index.ts";
import { attempt, write } from "../table/index.ts";
import { assertLink, type BookingView, LINKS, LinkInput, moveTo, read, refusal, settle, viewOf } from "./booking.ts";
import { extend, placesOf } from "./day.ts";
import { ANSWER_WITHIN, CODE_TRIES, isLapsed, timesOf, untilOf } from "./rules.ts";
import { type Booking, BookingId } from "./schema.ts";
import { Bookings, SchoolContacts } from "./table.ts";

/** Contacts of a school are kept for a year after the lecture. */
const CONTACT_KEPT = 365 * DAY;

/**
 * The school confirms its e-mail by the mailed link: the hold now stands 72 hours (never past the start), and the
 * lecturer is told. Confirming twice answers the same. @throws ConflictError hold_expired
 */
export const confirm = action({
  name: "lecture.confirm",
  access: anyone,
  input: LinkInput,
  async run({ bookingId, token }, { now }): Promise<BookingView> {
    assertLink("confirm", bookingId, token);
    return viewOf(await confirmed(bookingId, now), now);
  },
  again: ({ bookingId }) => seen(bookingId),
});

/**
 * The same by the mailed code. A try is counted before it is compared; there are five.
 * @throws ConflictError code_wrong, too_many_tries, hold_expired
 */
export const confirmByCode = action({
  name: "lecture.confirm-by-code",
  access: anyone,
  input: z.object({ bookingId: BookingId, code: z.string().trim().min(1, "required").max(12) }),
  async run({ bookingId, code }, { now }): Promise<BookingView> {
    await countTry({ bookingId });
    if (!isLinkCode(LINKS.confirm, bookingId, code)) throw new ConflictError("code_wrong");
    return viewOf(await confirmed(bookingId, now), now);
  },
  again: ({ bookingId }) => seen(bookingId),
});

const seen = async (bookingId: string): Promise<BookingView> => viewOf(await read(bookingId), scope().now());

const countTry = action({
  name: "lecture.count-try",
  access: anyone,
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { now }) {
    await write(
      Bookings.update(
        { bookingId },
        {
          add: { tries: 1 },
          when: { tries: { lt: CODE_TRIES } },
          otherwise: (old) => (old ? new ConflictError("too_many_tries") : refusal(undefined, now)),
        },
      ),
    );
  },
});

async function confirmed(bookingId: string, now: Date): Promise<Booking> {
  const booking = await read(bookingId);
  if (booking.confirmedAt) return booking;
  if (booking.status !== "held" || isLapsed(booking, now)) throw refusal(booking, now);
  const { startsAt, endsAt } = timesOf(booking);
  const { personId, language } = booking;
  await asActor(system("lecture.confirm"), () => Identity.confirmAddress({ personId, language }));
  await keepContact({ bookingId, expiry: epochSeconds(endsAt) + CONTACT_KEPT / 1000 });

  const until = untilOf(now, ANSWER_WITHIN, startsAt);
  const fields = { until, confirmedAt: now.toISOString(), agendaAt: startsAt };
  const stood = await settle(
    [
      moveTo(booking, "requested", until, { set: fields, when: { status: "held", until: { gt: now.toISOString() } } }),
      ...placesOf(booking).map((place) => extend(place, bookingId, until)),
    ],
    now,
    (other) => other.confirmedAt !== undefined,
  );
  return stood ?? { ...booking, ...fields, status: "requested" };
}

const keepContact = action({
  name: "lecture.keep-contact",
  access: anyone,
  input: z.object({ bookingId: BookingId, expiry: z.int() }),
  async run({ bookingId, expiry }) {
    await attempt(SchoolContacts.update({ bookingId }, { set: { expiry } }));
  },
});
