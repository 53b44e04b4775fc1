import * as z from "zod";
import { may, shownOf, type Tells, visibleFields } from "../access/index.ts";
import { action, anyone, type Page } from "../kernel/index.ts";
import { batchGet, get, queryAll, queryPage, write } from "../table/index.ts";
import { assertLink, type BookingView, LinkInput, read, viewOf } from "./booking.ts";
import { getLecturer } from "./lecturer.ts";
import { queueOf } from "./rules.ts";
import {
  BookingId,
  type PublicLecturer,
  type School,
  type SchoolContact,
  SchoolId,
  Side,
  type Status,
  Status as StatusSchema,
} from "./schema.ts";
import { Bookings, SchoolContacts, Schools } from "./table.ts";

export type Contact = Pick<SchoolContact, "name" | "role" | "email" | "phone">;
/** What each part of a contact tells of whoever answers at the school. */
export const CONTACT_TELLS = { name: "name", role: "name", email: "email", phone: "phone" } as const satisfies Tells<
  keyof Contact
>;
const CONTACT_PARTS = Object.keys(CONTACT_TELLS) as readonly (keyof Contact)[];

/** A booking with what a page about it tells. */
export interface OpenBooking {
  readonly booking: BookingView;
  readonly lecturer: PublicLecturer;
  readonly school: Pick<School, "schoolId" | "name" | "region" | "settlement">;
}

/** States in which the lecturer needs the school's contact. */
const CONTACTABLE: ReadonlySet<Status> = new Set(["accepted", "given"]);

async function opened(booking: BookingView): Promise<OpenBooking> {
  const [lecturer, school] = await Promise.all([
    getLecturer(booking.lecturerId),
    get(Schools, { schoolId: booking.schoolId }),
  ]);
  const { schoolId, region } = booking;
  return {
    booking,
    lecturer,
    school: { schoolId, region, name: school?.name ?? "", settlement: school?.settlement ?? "" },
  };
}

const contactOf = async (bookingId: string): Promise<Contact | undefined> => {
  const contact = await get(SchoolContacts, { bookingId });
  return contact && { name: contact.name, role: contact.role, email: contact.email, phone: contact.phone };
};

/** What the confirmation page shows before its button is pressed. */
export const openToConfirm = action({
  name: "lecture.open-to-confirm",
  access: anyone,
  input: LinkInput,
  async run({ bookingId, token }, { now }): Promise<OpenBooking> {
    assertLink("confirm", bookingId, token);
    return opened(viewOf(await read(bookingId), now));
  },
});

/** One side's own page of a booking. The lecturer is shown the school's contact once they have accepted. */
export const open = action({
  name: "lecture.open",
  access: anyone,
  input: LinkInput.extend({ side: Side }),
  async run({ bookingId, token, side }, { now }): Promise<OpenBooking & { contact?: Contact | undefined }> {
    assertLink(side, bookingId, token);
    const whole = await opened(viewOf(await read(bookingId), now));
    const contact =
      side === "lecturer" && CONTACTABLE.has(whole.booking.status) ? await contactOf(bookingId) : undefined;
    return contact ? { ...whole, contact } : whole;
  },
});

/** A region's bookings of one state, those due first first; read anew, so that what has moved on is left out. */
export const listByQueue = action({
  name: "lecture.list-by-queue",
  access: may("lecture.list-by-queue"),
  input: z.object({ region: z.string(), status: StatusSchema, cursor: z.string().optional() }),
  async run(
    { region, status, cursor },
    { actor, now, within },
  ): Promise<Page<BookingView & { schoolName: string; lecturerName: string }>> {
    within({ region });
    const ENDED = status === "declined" || status === "expired" || status === "cancelled" || status === "given";
    const hash = queueOf(region, status);
    const page = await queryPage(Bookings, { index: "byQueue", hash, backward: ENDED, cursor, reader: actor.personId });
    const bookings = (await batchGet(Bookings, page.items)).filter((booking) => booking.status === status);
    const schools = new Map((await batchGet(Schools, bookings)).map((school) => [school.schoolId, school.name]));
    const names = new Map<string, string>();
    for (const { lecturerId } of bookings)
      if (!names.has(lecturerId)) names.set(lecturerId, (await getLecturer(lecturerId)).name);
    const items = bookings.map((booking) => ({
      ...viewOf(booking, now),
      schoolName: schools.get(booking.schoolId) ?? "",
      lecturerName: names.get(booking.lecturerId) ?? "",
    }));
    return { items, cursor: page.cursor };
  },
});

/** A booking for the office; nothing personal. */
export const openAsStaff = action({
  name: "lecture.open-as-staff",
  access: may("lecture.open-as-staff"),
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { now, within }): Promise<OpenBooking & { personId: string }> {
    const booking = await read(bookingId);
    within({ region: booking.region });
    return { ...(await opened(viewOf(booking, now))), personId: booking.personId };
  },
});

/** The school's contact, for the office: as much as the reader may see, after the row that says so. */
export const readContact = action({
  name: "lecture.read-contact",
  access: may("lecture.read-contact"),
  input: z.object({ bookingId: BookingId }),
  async run({ bookingId }, { actor, now, within, audit }): Promise<Partial<Contact> | undefined> {
    const booking = await read(bookingId);
    within({ region: booking.region });
    const parts = shownOf(CONTACT_PARTS, CONTACT_TELLS, visibleFields(actor, { region: booking.region }, now));
    audit({ recordId: bookingId, fields: parts });
    await write();
    const contact = await contactOf(bookingId);
    return contact && Object.fromEntries(parts.map((part) => [part, contact[part]]));
  },
});

/** The bookings a school has confirmed, latest lecture first. */
export const listBySchool = action({
  name: "lecture.list-by-school",
  access: may("lecture.list-by-school"),
  input: z.object({ schoolId: SchoolId, region: z.string() }),
  async run({ schoolId, region }, { now, within }): Promise<BookingView[]> {
    within({ region });
    const rows = await queryAll(Bookings, { index: "bySchool", hash: schoolId, backward: true, limit: 100 });
    const bookings = await batchGet(Bookings, rows);
    return bookings.filter((booking) => booking.region === region).map((booking) => viewOf(booking, now));
  },
});

/** The confirmed bookings of a lecturer, latest first: for whoever keeps the lecturer's profile. */
export const listByLecturer = action({
  name: "lecture.list-by-lecturer",
  access: may("lecture.list-by-lecturer"),
  input: z.object({ lecturerId: z.string() }),
  async run({ lecturerId }, { now, within }): Promise<BookingView[]> {
    within({ region: (await getLecturer(lecturerId)).region });
    const rows = await queryAll(Bookings, { index: "byLecturer", hash: lecturerId, backward: true, limit: 100 });
    return (await batchGet(Bookings, rows)).map((booking) => viewOf(booking, now));
  },
});
