import { Hono } from "hono";
import type { Office } from "../page.tsx";
import { bookingPages } from "./booking.tsx";
import { lecturerPages } from "./lecturer.tsx";
import { queuePages } from "./queue.tsx";

export { lectureQueues } from "./queue.tsx";

/** The lectures' part of the office: bookings of a region, each booking, and the lecturers. */
export const lecturePages = new Hono<Office>();

lecturePages.route("/", queuePages);
lecturePages.route("/", bookingPages);
lecturePages.route("/", lecturerPages);
