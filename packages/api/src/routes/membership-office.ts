import { createRoute } from "@hono/zod-openapi";
import { Membership } from "@kz2050/core/membership";
import * as z from "zod";
import { access, etagOf, IdempotencyKey, json, jsonBody, newRoutes, paged, problems, seenVersion } from "../route.ts";

const Key = z.object({ membershipKey: Membership.MembershipKey });
const Outcome = z
  .object({
    membershipKey: Membership.MembershipKey,
    status: Membership.Status,
    region: z.string(),
    version: z.int(),
    memberNumber: z.string().optional(),
  })
  .meta({ id: "MembershipDecided" });
const QueueRow = z
  .object({
    membershipKey: Membership.MembershipKey,
    region: z.string(),
    status: Membership.Status,
    submittedAt: z.iso.datetime(),
    city: z.string(),
    cityCode: z.string().optional(),
    language: Membership.Application.shape.language,
    likely: z.int(),
    answered: z.boolean(),
  })
  .meta({ id: "MembershipQueueRow", description: "What waits, without a name." });
const Likely = Membership.Like.extend({
  status: Membership.Status,
  region: z.string(),
  createdAt: z.iso.datetime(),
  memberNumber: z.string().optional(),
});
const Viewed = z
  .object({ application: Membership.ViewedApplication, likely: z.array(Likely) })
  .meta({ id: "MembershipRecord", description: "An application as its coordinator sees it. Reading it is audited." });

/** What coordinators and the central office do through the API. */
export const membershipOffice = newRoutes();
const tags = ["membership"];

membershipOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/memberships",
    tags,
    summary: "Read a region's queue, oldest first",
    ...access(Membership.queue),
    request: {
      query: z.object({
        region: z.string().max(8),
        status: z.enum(["submitted", "more_info"]).optional(),
        cursor: z.string().optional(),
      }),
    },
    responses: {
      200: json(paged(QueueRow), "A page of the queue"),
      ...problems(400, 401, 403, 422),
    },
  }),
  async (c) => {
    return c.json(await Membership.queue(c.req.valid("query")), 200);
  },
);

membershipOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/memberships/{membershipKey}",
    tags,
    summary: "Read an application to decide on it",
    ...access(Membership.view),
    request: { params: Key },
    responses: { 200: json(Viewed, "The application and those like it"), ...problems(401, 403, 404) },
  }),
  async (c) => {
    const { application, likely } = await Membership.view(c.req.valid("param"));
    c.header("etag", etagOf(application.version));
    return c.json({ application, likely }, 200);
  },
);

const decided = { 200: json(Outcome, "The application as it is now"), ...problems(400, 401, 403, 404, 409, 412, 422) };

membershipOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/memberships/{membershipKey}/approval",
    tags,
    summary: "Accept the applicant",
    ...access(Membership.approve),
    request: { headers: IdempotencyKey, params: Key },
    responses: decided,
  }),
  async (c) => c.json(await Membership.approve({ ...c.req.valid("param"), version: seenVersion(c) }), 200),
);

membershipOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/memberships/{membershipKey}/rejection",
    tags,
    summary: "Reject the application",
    ...access(Membership.reject),
    request: {
      headers: IdempotencyKey,
      params: Key,
      body: jsonBody(z.object({ reason: z.enum(Membership.REJECT_REASONS), note: z.string().max(1000).optional() })),
    },
    responses: decided,
  }),
  async (c) =>
    c.json(await Membership.reject({ ...c.req.valid("param"), ...c.req.valid("json"), version: seenVersion(c) }), 200),
);

membershipOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/memberships/{membershipKey}/question",
    tags,
    summary: "Ask the applicant for more",
    ...access(Membership.ask),
    request: { headers: IdempotencyKey, params: Key, body: jsonBody(z.object({ question: z.string().max(1000) })) },
    responses: decided,
  }),
  async (c) =>
    c.json(await Membership.ask({ ...c.req.valid("param"), ...c.req.valid("json"), version: seenVersion(c) }), 200),
);

membershipOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/memberships/{membershipKey}/transfer",
    tags,
    summary: "Hand the application over to another region",
    ...access(Membership.transfer),
    request: {
      headers: IdempotencyKey,
      params: Key,
      body: jsonBody(z.object({ region: z.string().max(8), reason: z.enum(Membership.TRANSFER_REASONS) })),
    },
    responses: decided,
  }),
  async (c) =>
    c.json(
      await Membership.transfer({ ...c.req.valid("param"), ...c.req.valid("json"), version: seenVersion(c) }),
      200,
    ),
);

membershipOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/office/memberships/{membershipKey}/ending",
    tags,
    summary: "End a membership",
    ...access(Membership.end),
    request: {
      headers: IdempotencyKey,
      params: Key,
      body: jsonBody(z.object({ reason: z.enum(Membership.END_REASONS), note: z.string().max(1000).optional() })),
    },
    responses: decided,
  }),
  async (c) =>
    c.json(await Membership.end({ ...c.req.valid("param"), ...c.req.valid("json"), version: seenVersion(c) }), 200),
);
