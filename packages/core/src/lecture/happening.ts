import { Statistic } from "../statistic/index.ts";
import { get, scanAll } from "../table/index.ts";
import type { Booking } from "./schema.ts";
import { Bookings } from "./table.ts";

/** A request for a lecture counts once its school has confirmed it, in the school's region, whatever the lecturer answers. */
const happeningsOf = ({ bookingId: recordId, region, confirmedAt }: Booking): Statistic.Fact[] =>
  confirmedAt ? [{ figure: "bookings", recordId, region, at: confirmedAt }] : [];

/** Notes what counts of a booking as it is now. */
export async function noteHappenings(bookingId: string): Promise<void> {
  const booking = await get(Bookings, { bookingId });
  for (const fact of booking ? happeningsOf(booking) : []) await Statistic.happened(fact);
}

/** Everything that counts, for the nightly job alone (it scans). */
export async function* allHappenings(): AsyncGenerator<Statistic.Fact> {
  for await (const booking of scanAll(Bookings)) yield* happeningsOf(booking);
}
