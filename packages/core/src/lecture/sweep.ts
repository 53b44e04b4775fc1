import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, platform, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { attempt, batchGet, queryAll } from "../table/index.ts";
import { moveTo, read } from "./booking.ts";
import { isOurs, placesOf, release } from "./day.ts";
import { HOLDS, isLapsed, queueOf, statusAt } from "./rules.ts";
import { BookingId, type Status } from "./schema.ts";
import { Bookings, Days } from "./table.ts";

/** Due bookings looked at in one run, of each region and state. */
const A_RUN = 100;

/**
 * Marks what time has changed: holds that ran out (their grains go back, and a school whose request was not answered is
 * told), and accepted lectures that have ended (both sides are asked how it went). Readers never wait for this.
 */
export async function sweep(): Promise<{ expired: number; given: number }> {
  const now = scope().now();
  const done = { expired: 0, given: 0 };
  for (const { code } of await Reference.list("region")) {
    for (const status of ["held", "requested", "accepted"] as const satisfies readonly Status[]) {
      const range = { lt: now.toISOString() };
      const due = await queryAll(Bookings, { index: "byQueue", hash: queueOf(code, status), range, limit: A_RUN });
      for (const { bookingId } of due) {
        if (status === "accepted") done.given += (await conclude({ bookingId })) ? 1 : 0;
        else done.expired += (await expire({ bookingId })) ? 1 : 0;
      }
    }
  }
  return done;
}

/** Marks a hold that ran out and gives back what of its places is still its own. False where there is nothing to mark. */
export const expire = action({
  name: "lecture.expire",
  access: platform,
  unkeyed: true,
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { now }): Promise<boolean> {
    const booking = await read(bookingId);
    if (!isLapsed(booking, now)) return false;
    const at = now.toISOString();
    const places = placesOf(booking);
    const days = await batchGet(Days, places);
    const kept = places.filter((place) =>
      days.some(
        (day) =>
          day.resourceId === place.resourceId && day.localDate === place.localDate && isOurs(place, day, bookingId),
      ),
    );
    // A refusal means that a confirmation or a taker came between: the next run looks again.
    const refusals = await attempt(
      moveTo(booking, "expired", at, {
        // A hold that nobody confirmed is nobody's: whoever typed the address need not be who reads it.
        set: { endedAt: at, ...(booking.confirmedAt === undefined && { personId: Identity.NOBODY }) },
        remove: ["until"],
        when: { status: [...HOLDS], until: { lte: at } },
      }),
      ...kept.map((place) => release(place, bookingId)),
    );
    return refusals.length === 0;
  },
});

/** Marks an accepted lecture that has ended as given. */
export const conclude = action({
  name: "lecture.conclude",
  access: platform,
  unkeyed: true,
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { now }): Promise<boolean> {
    const booking = await read(bookingId);
    if (booking.status !== "accepted" || statusAt(booking, now) !== "given") return false;
    const at = now.toISOString();
    // Another run may have marked it in between.
    const [refusal] = await attempt(
      moveTo(booking, "given", at, { set: { endedAt: at }, when: { status: "accepted" } }),
    );
    return refusal === undefined;
  },
});
