import { createRoute } from "@hono/zod-openapi";
import { Lecture } from "@kz2050/core/lecture";
import type { Front } from "@kz2050/http";
import type { Context } from "hono";
import * as z from "zod";
import {
  access,
  etagOf,
  IdempotencyKey,
  IfMatch,
  json,
  jsonBody,
  newRoutes,
  paged,
  problems,
  seenVersion,
} from "../route.ts";
import {
  BookingPath,
  DatesOff,
  Kept,
  LecturerPath,
  Listed,
  NewLecturer,
  OpenBooking,
  Profile,
  Queued,
  QueueQuery,
  SeenContact,
  Versioned,
} from "./lecture-shape.ts";

/** Lectures as the office keeps them: the profiles of a region's lecturers, the bookings of its schools. */
export const lectureOffice = newRoutes();
const tags = ["lectures"];
const InRegion = z.object({ region: z.string().min(1).meta({ example: "71" }) });

/** The version an edit names; `*` means the record as it is now. */
async function versionSeen(c: Context<Front>, lecturerId: string): Promise<number> {
  return seenVersion(c) ?? (await Lecture.openLecturer({ lecturerId })).version;
}

lectureOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/lecturers",
    tags,
    summary: "List the lecturers a region keeps",
    ...access(Lecture.listByRegion),
    request: { query: InRegion },
    responses: { 200: json(z.object({ items: z.array(Listed) }), "The lecturers"), ...problems(401, 403, 422) },
  }),
  async (c) => c.json({ items: await Lecture.listByRegion(c.req.valid("query")) }, 200),
);
lectureOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/lecturers",
    tags,
    summary: "Enrol a lecturer, with the mailbox that requests go to",
    ...access(Lecture.enrol),
    request: { headers: IdempotencyKey, body: jsonBody(NewLecturer) },
    responses: { 201: json(Versioned, "The lecturer's id"), ...problems(400, 401, 403, 422) },
  }),
  async (c) => {
    const made = await Lecture.enrol(c.req.valid("json"));
    return c.json(made, 201, { etag: etagOf(made.version) });
  },
);
lectureOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/lecturers/{lecturerId}",
    tags,
    summary: "Read a lecturer's profile to edit it",
    ...access(Lecture.openLecturer),
    request: { params: LecturerPath },
    responses: { 200: json(Kept, "The profile; its ETag is its version"), ...problems(401, 403, 404) },
  }),
  async (c) => {
    const lecturer = await Lecture.openLecturer(c.req.valid("param"));
    return c.json(lecturer, 200, { etag: etagOf(lecturer.version) });
  },
);
lectureOffice.openapi(
  createRoute({
    method: "put",
    path: "/api/office/lecturers/{lecturerId}",
    tags,
    summary: "Change a lecturer's profile as it was read",
    ...access(Lecture.revise),
    request: { headers: IfMatch, params: LecturerPath, body: jsonBody(Profile) },
    responses: { 200: json(Versioned, "The new version"), ...problems(400, 401, 403, 404, 412, 422) },
  }),
  async (c) => {
    const { lecturerId } = c.req.valid("param");
    const version = await versionSeen(c, lecturerId);
    const changed = await Lecture.revise({ ...c.req.valid("json"), lecturerId, version });
    return c.json(changed, 200, { etag: etagOf(changed.version) });
  },
);
lectureOffice.openapi(
  createRoute({
    method: "put",
    path: "/api/office/lecturers/{lecturerId}/dates-off",
    tags,
    summary: "Set the dates on which a lecturer cannot come",
    description: "Bookings that stand on them stay.",
    ...access(Lecture.setDatesOff),
    request: { headers: IfMatch, params: LecturerPath, body: jsonBody(DatesOff) },
    responses: { 200: json(Versioned, "The new version"), ...problems(400, 401, 403, 404, 412, 422) },
  }),
  async (c) => {
    const { lecturerId } = c.req.valid("param");
    const version = await versionSeen(c, lecturerId);
    const changed = await Lecture.setDatesOff({ ...c.req.valid("json"), lecturerId, version });
    return c.json(changed, 200, { etag: etagOf(changed.version) });
  },
);
lectureOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/lecturers/{lecturerId}/bookings",
    tags,
    summary: "List a lecturer's confirmed bookings, latest lecture first",
    ...access(Lecture.listByLecturer),
    request: { params: LecturerPath },
    responses: {
      200: json(z.object({ items: z.array(Lecture.BookingView) }), "The bookings"),
      ...problems(401, 403, 404),
    },
  }),
  async (c) => c.json({ items: await Lecture.listByLecturer(c.req.valid("param")) }, 200),
);
lectureOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/bookings",
    tags,
    summary: "List a region's bookings of one state, those due first first",
    ...access(Lecture.listByQueue),
    request: { query: QueueQuery },
    responses: { 200: json(paged(Queued), "The bookings"), ...problems(400, 401, 403, 422) },
  }),
  async (c) => c.json(await Lecture.listByQueue(c.req.valid("query")), 200),
);
lectureOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/bookings/{bookingId}",
    tags,
    summary: "Read a booking; nothing personal",
    ...access(Lecture.openAsStaff),
    request: { params: BookingPath },
    responses: { 200: json(OpenBooking, "The booking"), ...problems(401, 403, 404) },
  }),
  async (c) => {
    const { booking, lecturer, school } = await Lecture.openAsStaff(c.req.valid("param"));
    return c.json({ booking, lecturer, school }, 200);
  },
);
lectureOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/bookings/{bookingId}/contact",
    tags,
    summary: "Read the school's contact; who looked is written down first",
    ...access(Lecture.readContact),
    request: { params: BookingPath },
    responses: {
      200: json(z.object({ contact: SeenContact.optional() }), "The contact, until it is erased"),
      ...problems(401, 403, 404),
    },
  }),
  async (c) => c.json({ contact: await Lecture.readContact(c.req.valid("param")) }, 200),
);
lectureOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/bookings/{bookingId}/cancellation",
    tags,
    summary: "Cancel a lecture for one of its sides",
    ...access(Lecture.cancelOnBehalf),
    request: {
      headers: IdempotencyKey,
      params: BookingPath,
      body: jsonBody(z.object({ reason: Lecture.CancelReason })),
    },
    responses: {
      200: json(Lecture.BookingView, "The booking, cancelled"),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  }),
  async (c) => c.json(await Lecture.cancelOnBehalf({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
