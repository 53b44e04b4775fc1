import { Lecture } from "@kz2050/core/lecture";
import { onStream } from "../lambda.ts";
import { streamWorker } from "../stream.ts";

/** The letters of a booking's state, and the count of lectures given. */
export const bookings = streamWorker({
  table: "Bookings",
  moves: Lecture.movesOf,
  notices: ({ bookingId = "" }, { kind, before, after }) =>
    kind === "remove" || (before && after && before.status === after.status)
      ? Promise.resolve([])
      : Lecture.noticesOf(bookingId),
});

export const handler = onStream(bookings);
