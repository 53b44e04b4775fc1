import { type ExtractedPage, type Extraction, isAsked, type Mark } from "../kernel/index.ts";
import { batchGet, scanFrom } from "../table/index.ts";
import { Bookings, Lecturers, SchoolContacts, Schools } from "./table.ts";

const CONTACT = ["contactName", "contactRole", "contactPhone", "contactEmail"];

/**
 * One page of the bookings that schools confirmed, with lecturer and school; whom to ask there only where the export may
 * show it. For the export's worker alone (it scans).
 */
export async function extract(asked: Extraction, from?: Mark): Promise<ExtractedPage> {
  const { items, last } = await scanFrom(Bookings, from);
  const bookings = items.filter(
    ({ confirmedAt, region }) =>
      confirmedAt !== undefined &&
      isAsked(confirmedAt, asked) &&
      (asked.region === undefined || asked.region === region),
  );
  const showsContact = CONTACT.some((field) => asked.fields.has(field));
  const [lecturers, schools, contacts] = await Promise.all([
    batchGet(Lecturers, bookings),
    batchGet(Schools, bookings),
    showsContact ? batchGet(SchoolContacts, bookings) : [],
  ]);
  const lecturerOf = new Map(lecturers.map((row) => [row.lecturerId, row.name]));
  const schoolOf = new Map(schools.map((row) => [row.schoolId, row]));
  const contactOf = new Map(contacts.map((row) => [row.bookingId, row]));
  const rows = bookings.map((booking) => {
    const { bookingId, status, region, date, start, minutes, mode, topic, lectureLanguage, grade, pupils } = booking;
    const school = schoolOf.get(booking.schoolId);
    const contact = contactOf.get(bookingId);
    const values = {
      ...{ id: bookingId, status, region, settlement: school?.settlement, school: school?.name },
      ...{ lecturer: lecturerOf.get(booking.lecturerId), date, start, minutes, mode, topic, lectureLanguage, grade },
      ...{ pupils, confirmedAt: booking.confirmedAt, rating: booking.schoolFeedback?.rating },
      ...{ contactName: contact?.name, contactRole: contact?.role },
      ...{ contactPhone: contact?.phone, contactEmail: contact?.email },
    };
    return { mark: { bookingId }, values };
  });
  return { rows, last };
}
