import { createRoute } from "@hono/zod-openapi";
import { linkToken, parse } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Participation } from "@kz2050/core/participation";
import { readFields } from "@kz2050/http";
import { letterRoute, MailProof } from "../confirmation.ts";
import {
  ANYONE,
  answerForm,
  CACHED,
  formBody,
  IdempotencyKey,
  json,
  jsonBody,
  LINK,
  LinkToken,
  newRoutes,
  paged,
  problems,
  SENT_BACK,
} from "../route.ts";
import { lectureOffice } from "./lecture-office.ts";
import {
  Answer,
  BookingPath,
  Cancellation,
  ConfirmedBooking,
  Feedback,
  FindQuery,
  FreeSlots,
  Hold,
  LecturerPath,
  OwnBooking,
  SideQuery,
  SlotsQuery,
  taken,
} from "./lecture-shape.ts";

/** Lectures: lecturers, their free slots, and a booking from hold to feedback. */
export const lectures = newRoutes();
const tags = ["lectures"];

lectures.openapi(
  createRoute({
    method: "get",
    path: "/api/lecturers",
    tags,
    summary: "Find lecturers who fit every wish, each with the next free starts",
    ...ANYONE,
    middleware: CACHED,
    request: { query: FindQuery },
    responses: { 200: json(paged(Lecture.Found), "Lecturers by name"), ...problems(400, 422) },
  }),
  async (c) => c.json(await Lecture.find(c.req.valid("query")), 200),
);
lectures.openapi(
  createRoute({
    method: "get",
    path: "/api/lecturers/{lecturerId}",
    tags,
    summary: "Read a lecturer's profile",
    ...ANYONE,
    middleware: CACHED,
    request: { params: LecturerPath },
    responses: { 200: json(Lecture.PublicLecturer, "The lecturer"), ...problems(404) },
  }),
  async (c) => c.json(await Lecture.getLecturer(c.req.valid("param").lecturerId), 200),
);
lectures.openapi(
  createRoute({
    method: "get",
    path: "/api/lecturers/{lecturerId}/slots",
    tags,
    summary: "List a lecturer's free starts, at most 31 days at once",
    ...ANYONE,
    middleware: CACHED,
    request: { params: LecturerPath, query: SlotsQuery },
    responses: { 200: json(FreeSlots, "Free starts in the lecturer's local time"), ...problems(404, 422) },
  }),
  async (c) => c.json(await Lecture.freeSlots({ ...c.req.valid("param"), ...c.req.valid("query") }), 200),
);

lectures.openapi(
  createRoute({
    method: "post",
    path: "/api/bookings",
    tags,
    summary: "Ask for a lecturer's time; it is held for 30 minutes",
    description: "The school confirms by the mailed link or code; then the lecturer has 72 hours to answer.",
    ...ANYONE,
    request: { headers: IdempotencyKey, body: formBody(Hold) },
    responses: { 201: json(Lecture.BookingView, "The hold"), ...SENT_BACK, ...problems(400, 404, 422), ...taken },
  }),
  async (c) => {
    const fields = await readFields(c);
    return answerForm(c, fields, async () => c.json(await Lecture.hold(parse(Hold, fields)), 201));
  },
);
lectures.openapi(
  createRoute({
    method: "post",
    path: "/api/bookings/{bookingId}/confirmation",
    tags,
    summary: "Confirm the school's e-mail by the mailed link's token or by the code",
    description: "Confirming twice answers the same. A code has five tries.",
    ...LINK,
    request: { headers: IdempotencyKey, params: BookingPath, body: jsonBody(MailProof) },
    responses: { 200: json(ConfirmedBooking, "The request"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const { bookingId } = c.req.valid("param");
    const asked = { purpose: Lecture.LINKS.confirm, id: bookingId };
    const { released } = await Participation.confirm({ ...asked, ...c.req.valid("json") });
    const token = linkToken(Lecture.LINKS.school, bookingId);
    const { booking } = await Lecture.open({ bookingId, side: "school", token });
    return c.json({ ...booking, released }, 200);
  },
);
lectures.openapi(letterRoute("/api/bookings/{bookingId}/letter", BookingPath, tags), async (c) => {
  await Participation.resend({ purpose: Lecture.LINKS.confirm, id: c.req.valid("param").bookingId });
  return c.json({}, 202);
});
lectures.openapi(
  createRoute({
    method: "get",
    path: "/api/bookings/{bookingId}",
    tags,
    summary: "Read a booking as its school or its lecturer",
    description: "The lecturer is shown the school's contact once they have accepted.",
    ...LINK,
    request: { params: BookingPath, query: SideQuery, headers: LinkToken },
    responses: { 200: json(OwnBooking, "The booking"), ...problems(404, 422) },
  }),
  async (c) => {
    const token = c.req.valid("header")["x-link-token"];
    return c.json(await Lecture.open({ ...c.req.valid("param"), ...c.req.valid("query"), token }), 200);
  },
);
lectures.openapi(
  createRoute({
    method: "post",
    path: "/api/bookings/{bookingId}/answer",
    tags,
    summary: "Accept or decline a request as its lecturer",
    ...LINK,
    request: { headers: IdempotencyKey, params: BookingPath, body: jsonBody(Answer) },
    responses: { 200: json(Lecture.BookingView, "The booking, answered"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const said = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await (said.answer === "accept" ? Lecture.accept(said) : Lecture.decline(said)), 200);
  },
);
lectures.openapi(
  createRoute({
    method: "post",
    path: "/api/bookings/{bookingId}/cancellation",
    tags,
    summary: "Cancel a lecture as its school or its lecturer",
    ...LINK,
    request: { headers: IdempotencyKey, params: BookingPath, body: jsonBody(Cancellation) },
    responses: { 200: json(Lecture.BookingView, "The booking, cancelled"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => c.json(await Lecture.cancel({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
lectures.openapi(
  createRoute({
    method: "post",
    path: "/api/bookings/{bookingId}/feedback",
    tags,
    summary: "Say how the lecture went, once from each side",
    ...LINK,
    request: { headers: IdempotencyKey, params: BookingPath, body: jsonBody(Feedback) },
    responses: { 200: json(Lecture.BookingView, "The booking with the feedback"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => c.json(await Lecture.giveFeedback({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
lectures.route("/", lectureOffice);
