import type { Identity } from "../identity/index.ts";
import { scope } from "../kernel/index.ts";
import { batchGet, get } from "../table/index.ts";
import { type BookingView, viewOf } from "./booking.ts";
import type { SchoolContact } from "./schema.ts";
import { Bookings, SchoolContacts } from "./table.ts";

/** By what the office finds who booked for a school: nothing before they have confirmed. It ends with the contact. */
export async function cluesOf(bookingId: string): Promise<Identity.Clues | undefined> {
  const booking = await get(Bookings, { bookingId });
  if (!booking?.confirmedAt) return undefined;
  const { personId, region } = booking;
  const contact = await get(SchoolContacts, { bookingId });
  const common = { personId, recordId: bookingId, region };
  if (contact?.personId !== personId) return { ...common, name: [] };
  const { name, phone, expiry } = contact;
  return { ...common, name: name.split(/\s+/), phone, expiry };
}

/** A confirmed booking and whom to ask at the school, while that is kept. */
export interface BookingGlance {
  readonly booking: BookingView;
  readonly personId: string;
  readonly contact?: SchoolContact | undefined;
}

/** Confirmed bookings as they are now, in the order of the ids; for Search, which says who sees what. */
export async function glances(bookingIds: readonly string[]): Promise<BookingGlance[]> {
  const now = scope().now();
  const keys = bookingIds.map((bookingId) => ({ bookingId }));
  const [bookings, contacts] = await Promise.all([batchGet(Bookings, keys), batchGet(SchoolContacts, keys)]);
  const kept = new Map(
    contacts.filter(({ expiry }) => expiry > now.getTime() / 1000).map((contact) => [contact.bookingId, contact]),
  );
  return bookings.flatMap((booking) => {
    const { bookingId, personId, confirmedAt } = booking;
    const contact = kept.get(bookingId);
    const own = contact?.personId === personId ? contact : undefined;
    return confirmedAt === undefined ? [] : [{ booking: viewOf(booking, now), personId, contact: own }];
  });
}
