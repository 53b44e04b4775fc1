import { table } from "../table/index.ts";
import { Booking, Day, Holder, Lecturer, School, SchoolContact } from "./schema.ts";

const LISTED = ["name", "region", "languages", "topics", "grades", "regions", "online"] as const;

export const Lecturers = table({
  name: "Lecturers",
  schema: Lecturer,
  key: { hash: "lecturerId" },
  indexes: {
    byState: { hash: "state", range: "lecturerId", project: LISTED },
    byRegion: { hash: "region", range: "lecturerId", project: ["name", "state"] },
  },
});

export const Schools = table({ name: "Schools", schema: School, key: { hash: "schoolId" } });

/** Guard: a lecturer's or a class's day. No version, so holds that do not overlap never refuse each other. */
export const Days = table({
  name: "Days",
  schema: Day,
  key: { hash: "resourceId", range: "localDate" },
  keyKind: "guard",
  expires: true,
});

/** Guard: the live holds of a person or a school, one slot each. */
export const Holders = table({
  name: "Holders",
  schema: Holder,
  key: { hash: "holderId" },
  keyKind: "guard",
  expires: true,
});

export const Bookings = table({
  name: "Bookings",
  schema: Booking,
  key: { hash: "bookingId" },
  indexes: {
    byQueue: { hash: "queue", range: "dueAt", project: [] },
    bySchool: { hash: "schoolId", range: "agendaAt", project: [] },
    byLecturer: { hash: "lecturerId", range: "agendaAt", project: [] },
  },
  stream: "images",
});

export const SchoolContacts = table({
  name: "SchoolContacts",
  personal: true,
  schema: SchoolContact,
  key: { hash: "bookingId" },
  expires: true,
});
