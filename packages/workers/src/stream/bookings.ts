import { Identity } from "@kz2050/core/identity";
import { Lecture } from "@kz2050/core/lecture";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** The letters of a booking's state, the count of lectures given, and what the office finds the school's contact by. */
export const bookings = streamWorker({
  table: "Bookings",
  moves: Lecture.movesOf,
  async copy({ bookingId = "" }, change) {
    if (change.kind === "remove") return;
    if (hasMoved(change)) await Lecture.keepDeed(bookingId);
    await Lecture.noteHappenings(bookingId);
    await Identity.keepClues(() => Lecture.cluesOf(bookingId));
  },
  notices: ({ bookingId = "" }, { kind, before, after }) =>
    kind === "remove" || (before && after && before.status === after.status)
      ? Promise.resolve([])
      : Lecture.noticesOf(bookingId),
});

export const handler = onStream(bookings);
