import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, anyone, asActor, ConflictError, DAY, epochSeconds, isLinkCode, system } from "../kernel/index.ts";
import { attempt, get, write } from "../table/index.ts";
import { assertLink, type BookingView, LINKS, LinkInput, moveTo, read, refusal, settle, viewOf } from "./booking.ts";
import { extend, placesOf } from "./day.ts";
import { ANSWER_WITHIN, CODE_TRIES, isLapsed, timesOf, untilOf } from "./rules.ts";
import { type Booking, BookingId } from "./schema.ts";
import { Bookings, SchoolContacts } from "./table.ts";

/** Contacts of a school are kept for a year after the lecture. */
const CONTACT_KEPT = 365 * DAY;

/** What came of a confirmation; `wasPending` is true for the one call that carried it out. */
export interface Confirmed extends BookingView {
  readonly personId: string;
  readonly wasPending: boolean;
}

/**
 * The school confirms its e-mail by the mailed link: the hold now stands 72 hours (never past the start), and the
 * lecturer is told. Confirming twice answers the same. @throws ConflictError hold_expired
 */
export const confirm = action({
  name: "lecture.confirm",
  access: anyone,
  unkeyed: true,
  input: LinkInput,
  async run({ bookingId, token }): Promise<Confirmed> {
    assertLink("confirm", bookingId, token);
    return request({ bookingId });
  },
});

/**
 * The same by the mailed code. A try is counted before it is compared; there are five.
 * @throws ConflictError code_wrong, too_many_tries, hold_expired
 */
export const confirmByCode = action({
  name: "lecture.confirm-by-code",
  access: anyone,
  unkeyed: true,
  input: z.object({ bookingId: BookingId, code: z.string().trim().min(1, "required").max(12) }),
  async run({ bookingId, code }): Promise<Confirmed> {
    await countTry({ bookingId });
    if (!isLinkCode(LINKS.confirm, bookingId, code)) throw new ConflictError("code_wrong");
    return request({ bookingId });
  },
});

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

/**
 * Makes the hold a request: what confirming comes to, whichever way the mailbox showed itself.
 * @throws ConflictError hold_expired, wrong_state
 */
export const request = action({
  name: "lecture.request",
  access: anyone,
  unkeyed: true,
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { now }): Promise<Confirmed> {
    const { booking, wasPending } = await requested(bookingId, now);
    return { ...viewOf(booking, now), personId: booking.personId, wasPending };
  },
});

async function requested(bookingId: string, now: Date): Promise<{ booking: Booking; wasPending: boolean }> {
  const booking = await read(bookingId);
  if (booking.confirmedAt) return { booking, wasPending: false };
  if (booking.status !== "held" || isLapsed(booking, now)) throw refusal(booking, now);
  const { startsAt, endsAt } = timesOf(booking);
  const { personId, language } = booking;
  await asActor(system("lecture.confirm"), () => Identity.confirmAddress({ personId, language }));
  const contact = await get(SchoolContacts, { bookingId });
  if (contact) {
    const { consentVersion: version, consentedAt: at } = contact;
    await Identity.noteConsents(personId, { purposes: ["processing"], version, at });
  }
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
  return { booking: stood ?? { ...booking, ...fields, status: "requested" }, wasPending: stood === undefined };
}

const keepContact = action({
  name: "lecture.keep-contact",
  access: anyone,
  input: z.object({ bookingId: BookingId, expiry: z.int() }),
  async run({ bookingId, expiry }) {
    await attempt(SchoolContacts.update({ bookingId }, { set: { expiry } }));
  },
});
