import { Identity } from "../identity/index.ts";
import type { AddresseePage, Mark } from "../kernel/index.ts";
import { scanFrom } from "../table/index.ts";
import { Bookings } from "./table.ts";

/**
 * One page of those who booked a lecture for a school of a region or the country and confirmed it, for letters to many.
 * For the platform's worker alone (it scans).
 */
export async function bookersFrom(region: string | undefined, from?: Mark): Promise<AddresseePage> {
  const { items, last } = await scanFrom(Bookings, from);
  const people = items.filter(
    (booking) =>
      booking.confirmedAt !== undefined &&
      booking.personId !== Identity.NOBODY &&
      (region === undefined || booking.region === region),
  );
  return { people: people.map(({ personId, language }) => ({ personId, language })), last };
}
