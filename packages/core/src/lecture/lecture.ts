import type { Notice } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { get } from "../table/index.ts";
import { noticesOf as noticesFor } from "./events.ts";
import { Bookings, Lecturers, Schools } from "./table.ts";

export { bookersFrom } from "./addressee.ts";
export { accept, decline } from "./answer.ts";
export { BookingView, LINKS, whereIs } from "./booking.ts";
export { cancel, cancelOnBehalf } from "./cancel.ts";
export { type BookingGlance, cluesOf, glances } from "./clue.ts";
export { confirm, confirmByCode } from "./confirm.ts";
export { regionsOf, waiting } from "./desk.ts";
export { movesOf } from "./events.ts";
export { extract } from "./extract.ts";
export { giveFeedback } from "./feedback.ts";
export { allHappenings, noteHappenings } from "./happening.ts";
export { hold } from "./hold.ts";
export { enrol, getLecturer, listByRegion, openLecturer, revise, setDatesOff } from "./lecturer.ts";
export { awaitedPerson, keepDeed, lines, release } from "./lines.ts";
export { service } from "./person.ts";
export {
  CONTACT_TELLS,
  type Contact,
  listByLecturer,
  listByQueue,
  listBySchool,
  type OpenBooking,
  open,
  openAsStaff,
  openToConfirm,
  readContact,
} from "./private.ts";
export { recount } from "./recount.ts";
export { resend } from "./resend.ts";
export { DAYS_AHEAD, HOLDS_A_PERSON, HOLDS_A_SCHOOL, timesOf } from "./rules.ts";
export * from "./schema.ts";
export { FindInput, Found, find, freeSlots, SlotsInput } from "./search.ts";
export { conclude, expire, sweep } from "./sweep.ts";

/** The messages a booking calls for, read as it is now. */
export async function noticesOf(bookingId: string): Promise<Notice[]> {
  const booking = await get(Bookings, { bookingId });
  const lecturer = booking && (await get(Lecturers, { lecturerId: booking.lecturerId }));
  if (!booking || !lecturer) return [];
  const [school, topics] = await Promise.all([get(Schools, { schoolId: booking.schoolId }), Reference.list("topic")]);
  const name = topics.find(({ code }) => code === booking.topic)?.name ?? {
    kk: booking.topic,
    ru: booking.topic,
    en: booking.topic,
  };
  return noticesFor(booking, { lecturer, school, topic: name });
}
