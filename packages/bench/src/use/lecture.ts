import { link, profile, side, wish } from "@kz2050/core/fixture/lecture";
import { Lecture } from "@kz2050/core/lecture";
import { Participation } from "@kz2050/core/participation";
import type { House } from "./house.ts";
import type { Use } from "./part.ts";
import { wordsOf } from "./texts.ts";

let schools = 0;
const wishOf = (house: House, lecturerId: string, over: Parameters<typeof wish>[1] = {}) => {
  const words = wordsOf(house.size);
  const nth = schools++;
  return wish(
    lecturerId,
    {
      email: house.newcomer().email,
      schoolName: words(190, "үлгі мектебі") + nth,
      settlement: words(120, "Астана"),
      contactName: words(120, "Гүлнар Үлгіқызы"),
      contactRole: words(120, "Директордың орынбасары"),
      ...over,
    },
    nth,
  );
};

/** A lecturer whose days are empty. */
export async function lecturerOf(house: House, over: Parameters<typeof profile>[0] = {}): Promise<string> {
  const of = profile({ ...over, email: house.newcomer().email, region: "71" });
  return (await house.as(house.hands.coordinator, () => Lecture.enrol(of))).lecturerId;
}
async function held(house: House, over: Parameters<typeof wish>[1] = {}): Promise<string> {
  const of = wishOf(house, await lecturerOf(house), over);
  return (await house.guest(() => Lecture.hold(of))).bookingId;
}
const linkOf = (house: House, bookingId: string, purpose: keyof typeof Lecture.LINKS) =>
  house.guest(async () => link(bookingId, purpose));
async function requested(house: House): Promise<string> {
  const bookingId = await held(house);
  const { token } = await linkOf(house, bookingId, "confirm");
  await house.guest(() => Lecture.confirm({ bookingId, token }));
  return bookingId;
}
async function accepted(house: House): Promise<string> {
  const bookingId = await requested(house);
  const own = await linkOf(house, bookingId, "lecturer");
  await house.guest(() => Lecture.accept(own));
  return bookingId;
}
/** The days and the booking: what one transaction takes, or nothing is taken. */
const PLACES = { tables: ["Days", "Bookings"], is: "the days and the booking" };

export const lecture: readonly Use[] = [
  {
    name: "hold a lecturer's time, the first of its day",
    goal: 5,
    heart: PLACES,
    async prepare(house) {
      const of = wishOf(house, await lecturerOf(house));
      return () => house.guest(() => Lecture.hold(of));
    },
  },
  {
    name: "hold a lecturer's time, later in its day",
    goal: 5,
    heart: PLACES,
    async prepare(house) {
      const lecturerId = await lecturerOf(house);
      await house.guest(() => Lecture.hold(wishOf(house, lecturerId, { start: "09:00" })));
      const of = wishOf(house, lecturerId, { start: "14:00" });
      return () => house.guest(() => Lecture.hold(of));
    },
  },
  {
    name: "hold a lecturer's time, with the day of the class",
    goal: 7,
    heart: PLACES,
    async prepare(house) {
      const of = wishOf(house, await lecturerOf(house), { className: "9 Ә" });
      return () => house.guest(() => Lecture.hold(of));
    },
  },
  {
    name: "confirm a hold",
    async prepare(house) {
      const id = await held(house);
      const { token } = await linkOf(house, id, "confirm");
      return () => house.guest(() => Participation.confirm({ purpose: Lecture.LINKS.confirm, id, token }));
    },
  },
  {
    name: "accept a request",
    goal: 6,
    async prepare(house) {
      const own = await linkOf(house, await requested(house), "lecturer");
      return () => house.guest(() => Lecture.accept(own));
    },
  },
  {
    name: "cancel an accepted lecture",
    async prepare(house) {
      const bookingId = await accepted(house);
      const own = await house.guest(async () => side(bookingId, "school"));
      return () => house.guest(() => Lecture.cancel({ ...own, reason: "plans" }));
    },
  },
  {
    name: "say how a lecture went",
    async prepare(house) {
      const bookingId = await accepted(house);
      const own = await house.guest(async () => side(bookingId, "school"));
      const comment = wordsOf(house.size)(1000, "Балалар риза.");
      return async () => {
        const now = house.w.clock.now().toISOString();
        house.w.clock.set("2026-10-19T12:00:00.000Z");
        try {
          return await house.guest(() => Lecture.giveFeedback({ ...own, rating: 5, comment }));
        } finally {
          house.w.clock.set(now);
        }
      };
    },
  },
];
