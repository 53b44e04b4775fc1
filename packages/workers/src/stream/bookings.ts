import { Identity } from "@kz2050/core/identity";
import { Lecture } from "@kz2050/core/lecture";
import type { Change } from "@kz2050/core/stream";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** Into another state; what is processed again is taken for it. */
const hasMoved = ({ before, after }: Change): boolean => !before || !after || before.status !== after.status;

/** The letters of a booking's state, the count of lectures given, what counts of it, and what the office finds the school's contact by. */
export const bookings = streamWorker({
  table: "Bookings",
  moves: Lecture.movesOf,
  async copy({ bookingId = "" }, change) {
    if (change.kind === "remove") return;
    if (hasMoved(change)) await Lecture.keepDeed(bookingId);
    await Lecture.noteHappenings(bookingId);
    await Identity.keepClues(() => Lecture.cluesOf(bookingId));
  },
  notices: ({ bookingId = "" }, change) =>
    change.kind !== "remove" && (hasMoved(change) || change.before?.sends !== change.after?.sends)
      ? Lecture.noticesOf(bookingId)
      : Promise.resolve([]),
});

export const handler = onStream(bookings);
