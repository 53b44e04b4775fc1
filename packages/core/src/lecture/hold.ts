import type * as z from "zod";
import { Identity } from "../identity/index.ts";
import {
  action,
  anyone,
  BusyError,
  ConflictError,
  InvalidError,
  invalidField,
  LimitedError,
  NotFoundError,
  plusDays,
  scope,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { attempt, batchGet, get, queryAll } from "../table/index.ts";
import { type BookingView, viewOf } from "./booking.ts";
import { hold as holdPlace, type Obstacle, obstacleTo, type Place, placesOf } from "./day.ts";
import { draft } from "./draft.ts";
import { holderOf, returnSlot, takeSlot } from "./holder.ts";
import { contactOf, noteContact, noteSchool, takeMailbox } from "./note.ts";
import { assertOffered, HOLDS_A_PERSON, HOLDS_A_SCHOOL } from "./rules.ts";
import { type Booking, type Day, HoldInput, type Lecturer, type Slot } from "./schema.ts";
import { freeBetween, nearest } from "./slots.ts";
import { Bookings, Days, Lecturers } from "./table.ts";

/** A day changed between our reading and our writing, and the place may still be free: plan again. */
class DayMoved extends Error {}

const ROUNDS = 6;
/** A class may be in one lecture at a time, however many a day. */
const CLASS_CAP = 96;
/** How far around the wish other free starts are looked for. */
const LOOK_AROUND = 14;

const holdOnce = action({
  name: "lecture.hold",
  access: anyone,
  input: HoldInput,
  async run(input, { now, newId }): Promise<BookingView> {
    const bookingId = newId("bkg", Bookings);
    const made = await repeated(bookingId);
    if (made) return viewOf(made, now);
    const lecturer = await lecturerOf(input.lecturerId);
    if (!(await Reference.has("region", input.region))) throw invalidField("region", "invalid_choice");
    assertOffered(lecturer, input, now);

    const booking = await draft(input, lecturer, bookingId, now);
    const places = placesOf(booking);
    const days = await batchGet(Days, places);
    const dayOf = (place: Place) =>
      days.find((day) => day.resourceId === place.resourceId && day.localDate === place.localDate);
    await assertFree(
      lecturer,
      booking,
      places.map((place) => [place, dayOf(place)]),
    );

    const { personId } = await Identity.meet({ email: input.email, language: input.language });
    const slots = [await takeSlot(holderOf(personId), HOLDS_A_PERSON, bookingId, "too_many_holds")];
    try {
      slots.push(await takeSlot(booking.schoolId, HOLDS_A_SCHOOL, bookingId, "too_many_school_holds"));
      if (slots[0]?.isNew) await takeMailbox({ email: input.email });
      await noteContact(contactOf(input, bookingId, personId, now));
      await noteSchool({
        schoolId: booking.schoolId,
        name: input.schoolName,
        region: input.region,
        settlement: input.settlement,
        createdAt: now.toISOString(),
      });
      const refusals = await attempt(
        ...places.map((place) => {
          const cap = place.resourceId === booking.lecturerId ? lecturer.dailyCap : CLASS_CAP;
          return holdPlace(place, dayOf(place), { bookingId, until: booking.dueAt, at: now.toISOString(), cap });
        }),
        Bookings.put({ ...booking, personId }, { unless: "exists" }),
      );
      if (refusals.length === 0) return viewOf({ ...booking, personId }, now);
      const refused = new Map(refusals.map(({ op, old }) => [String(op.key.resourceId), old as Day | undefined]));
      const stood = places.filter((place) => refused.has(place.resourceId));
      await assertFree(
        lecturer,
        booking,
        stood.map((place) => [place, refused.get(place.resourceId)]),
      );
      throw new DayMoved();
    } catch (error) {
      if (error instanceof ConflictError || error instanceof LimitedError) {
        for (const { holderId, name } of slots) await returnSlot({ holderId, name, bookingId });
      }
      throw error;
    }
  },
  async again(_input, old) {
    return viewOf(old as Booking, scope().now());
  },
});

/**
 * Asks for a lecturer's time, and has it at once: one transaction takes the quarter hours of the lecturer's day, and of
 * the class's where one is named, and makes the booking. Whoever comes second is told 409 with the nearest free starts.
 * The hold stands 30 minutes, until the school confirms its e-mail.
 * @throws InvalidError naming the rule of the lecturer that is broken; ConflictError slot_taken, day_full, class_busy
 * (params.nearest: up to three local starts), too_many_holds, too_many_school_holds.
 */
export const hold: typeof holdOnce = Object.assign(
  async (input: z.input<typeof HoldInput>): Promise<BookingView> => {
    for (let round = 1; ; round += 1) {
      try {
        return await holdOnce(input);
      } catch (error) {
        if (!(error instanceof DayMoved)) throw error;
        if (round === ROUNDS) throw new BusyError();
      }
    }
  },
  { actionName: holdOnce.actionName, access: holdOnce.access, input: holdOnce.input },
);

/** The booking this very request made before; its day is taken by nobody but itself. */
async function repeated(bookingId: string): Promise<Booking | undefined> {
  const { request } = scope();
  const made = request && ((await get(Bookings, { bookingId })) as (Booking & { bodyHash?: string }) | undefined);
  if (made && made.bodyHash !== request.bodyHash) throw new InvalidError("idempotency_mismatch");
  return made;
}

async function lecturerOf(lecturerId: string): Promise<Lecturer> {
  const lecturer = await get(Lecturers, { lecturerId });
  if (!lecturer) throw new NotFoundError("lecturer_not_found");
  return lecturer;
}

const OBSTACLE_CODES = { taken: "slot_taken", full: "day_full" } as const satisfies Record<Obstacle, string>;

/** Sheds what is taken by the days as they were read. @throws ConflictError with the nearest free starts. */
async function assertFree(
  lecturer: Lecturer,
  booking: Booking,
  places: readonly (readonly [Place, Day | undefined])[],
): Promise<void> {
  const now = scope().now();
  for (const [place, day] of places) {
    const isLecturer = place.resourceId === lecturer.lecturerId;
    const obstacle = obstacleTo(
      place,
      day,
      now.toISOString(),
      isLecturer ? lecturer.dailyCap : CLASS_CAP,
      booking.bookingId,
    );
    if (obstacle === undefined) continue;
    throw new ConflictError(isLecturer ? OBSTACLE_CODES[obstacle] : "class_busy", {
      nearest: await nearestTo(lecturer, booking, now),
    });
  }
}

/** Up to three free starts nearest to the wish, from the days around it as they are now. */
async function nearestTo(lecturer: Lecturer, { date, start, minutes }: Booking, now: Date): Promise<Slot[]> {
  const range = { from: plusDays(date, -LOOK_AROUND), to: plusDays(date, LOOK_AROUND) };
  const days = await queryAll(Days, { hash: lecturer.lecturerId, range: { between: [range.from, range.to] } });
  return nearest(freeBetween(lecturer, days, range, minutes, now), { date, start });
}
