import { Identity } from "../identity/index.ts";
import { AppError, BusyError, scope } from "../kernel/index.ts";
import { attempt, batchGet, get, queryAll, scanAll } from "../table/index.ts";
import { cancelled } from "./cancel.ts";
import { isLapsed, STANDING, statusAt, timesOf } from "./rules.ts";
import { type Booking, LECTURER_STATES, type Lecturer } from "./schema.ts";
import { Bookings, Lecturers, SchoolContacts, Schools } from "./table.ts";

const ROUNDS = 5;
const FIELDS = ["personId", "name", "role", "email", "phone", "comment"] as const;
const LECTURER_FIELDS = ["personId", "name", "about"] as const;

/** Each booking with its lecturer, its school and the contact that was given; a lecturer's own profile beside them. */
export async function archive(personId: string, deeds: readonly Identity.Deed[]): Promise<Identity.ArchiveEntry[]> {
  const keys = deeds.map(({ recordId }) => ({ bookingId: recordId }));
  const [bookings, contacts] = await Promise.all([batchGet(Bookings, keys), batchGet(SchoolContacts, keys)]);
  const lecturers = new Map((await batchGet(Lecturers, bookings)).map((row) => [row.lecturerId, row.name]));
  const schools = new Map((await batchGet(Schools, bookings)).map((row) => [row.schoolId, row]));
  const given = new Map(contacts.map((row) => [row.bookingId, row]));
  const entries: Identity.ArchiveEntry[] = [];
  for (const booking of bookings) {
    if (!(await Identity.isSamePerson(personId, booking.personId))) continue;
    const { bookingId, date, start, minutes, zone, mode, topic, lectureLanguage, grade, className, pupils } = booking;
    const { createdAt, confirmedAt, answeredAt, endedAt, reason, schoolFeedback: feedback, region } = booking;
    const school = schools.get(booking.schoolId);
    const contact = given.get(bookingId);
    entries.push({
      service: "lecture",
      recordId: bookingId,
      record: {
        ...{
          lecturer: lecturers.get(booking.lecturerId),
          school: school?.name,
          settlement: school?.settlement,
          region,
        },
        ...{ date, start, minutes, zone, mode, topic, lectureLanguage, grade, className, pupils },
        ...{ status: statusAt(booking, scope().now()), createdAt, confirmedAt, answeredAt, endedAt, reason, feedback },
        ...(contact && {
          contact: { name: contact.name, role: contact.role, email: contact.email, phone: contact.phone },
          consent: { version: contact.consentVersion, at: contact.consentedAt },
        }),
      },
    });
  }
  for (const lecturer of await lecturersOf(await Identity.namesOf(personId))) {
    const { personId: _person, version: _version, ...record } = lecturer;
    entries.push({ service: "lecture", recordId: lecturer.lecturerId, record });
  }
  return entries;
}

/**
 * A booking that stands is cancelled for the school, and its lecturer told; then nobody booked it, and nobody is to be
 * asked at the school. What was given stays counted.
 */
export async function erase(personId: string, { recordId: bookingId }: Identity.Led): Promise<readonly string[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const booking = await get(Bookings, { bookingId });
    const isGone = !booking || booking.personId === Identity.NOBODY;
    if (!isGone && !(await Identity.isSamePerson(personId, booking.personId))) return [];
    await attempt(SchoolContacts.delete({ bookingId }));
    if (isGone) return FIELDS;
    if (!(await isEnded(booking, "school"))) continue;
    const feedback = booking.schoolFeedback && { schoolFeedback: { ...booking.schoolFeedback, comment: "" } };
    const set: Partial<Booking> = { personId: Identity.NOBODY, ...feedback };
    if ((await attempt(Bookings.update({ bookingId }, { set, when: { personId: booking.personId } }))).length === 0)
      return FIELDS;
  }
  throw new BusyError();
}

/** True once nothing of the booking lies ahead; one that does is cancelled for this side. False where it has moved on. */
async function isEnded(booking: Booking, side: "school" | "lecturer"): Promise<boolean> {
  const now = scope().now();
  const lies = timesOf(booking).startsAt > now.toISOString() && !isLapsed(booking, now);
  if (!STANDING.has(booking.status) || !lies) return true;
  try {
    await cancelled(booking, side, "other", now);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Lecturers are few hundred, listed whole by state; read again, since an index may lag. */
async function lecturersOf(names: readonly string[]): Promise<Lecturer[]> {
  const rows = await Promise.all(
    LECTURER_STATES.map((state) => queryAll(Lecturers, { index: "byState", hash: state })),
  );
  const lecturers = await batchGet(Lecturers, rows.flat());
  return lecturers.filter((lecturer) => names.includes(lecturer.personId));
}

/** A lecturer's bookings ahead are cancelled and the schools told; the profile rests without a name. */
export async function eraseRest(names: readonly string[]): Promise<readonly string[]> {
  const lecturers = await lecturersOf(names);
  for (const { lecturerId, about, personId } of lecturers) {
    const rows = await queryAll(Bookings, { index: "byLecturer", hash: lecturerId });
    for (const booking of await batchGet(Bookings, rows)) await isEnded(booking, "lecturer");
    await attempt(
      Lecturers.update(
        { lecturerId },
        {
          set: {
            ...{ personId: Identity.NOBODY, name: Identity.NO_NAME, state: "paused" as const, datesOff: [] },
            about: { original: about.original, [about.original]: Identity.NO_NAME },
          },
          when: { personId },
        },
      ),
    );
  }
  return lecturers.length > 0 ? LECTURER_FIELDS : [];
}

/** Makes the booking the kept person's, and its contact. */
export async function reassign(from: string, to: string, { recordId }: Identity.Led): Promise<Identity.Reassigned> {
  const key = { bookingId: recordId };
  await attempt(Bookings.update(key, { set: { personId: to }, when: { personId: from } }));
  await attempt(SchoolContacts.update(key, { set: { personId: to }, when: { personId: from } }));
  return "moved";
}

/** The lecturer is the kept person from now on. */
export async function reassignRest(from: string, to: string): Promise<void> {
  for (const { lecturerId } of await lecturersOf([from])) {
    await attempt(Lecturers.update({ lecturerId }, { set: { personId: to }, when: { personId: from } }));
  }
}

export const regionOf = async ({ recordId }: Identity.Led): Promise<string | undefined> =>
  (await get(Bookings, { bookingId: recordId }))?.region;

/** Every booking that names who booked. */
export async function* held(): AsyncGenerator<Identity.Held> {
  for await (const booking of scanAll(Bookings)) {
    if (booking.personId === Identity.NOBODY) continue;
    const { bookingId: recordId, personId, createdAt: at } = booking;
    yield { what: "booking", recordId, personId, at, ended: endOf(booking) };
  }
}

function endOf(booking: Booking): Identity.Held["ended"] {
  const status = statusAt(booking, scope().now());
  if (status === "given") return { as: "booking.given", at: timesOf(booking).endsAt };
  if (STANDING.has(status)) return undefined;
  return { as: "booking.not_held", at: booking.endedAt ?? booking.until ?? booking.createdAt };
}
