import { createRoute } from "@hono/zod-openapi";
import { Campaign } from "@kz2050/core/campaign";
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
import { CampaignPath, NewsInput, Plan, StaffCampaign, staffCampaign, Versioned } from "./campaign-shape.ts";

/** What coordinators and the central office do with campaigns. */
export const campaignOffice = newRoutes();
const tags = ["campaigns"];
const Done = z.object({ campaignId: Campaign.CampaignId }).meta({ id: "CampaignDone" });
const Edit = IdempotencyKey.extend(IfMatch.shape);

campaignOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns/queue",
    tags,
    summary: "List campaigns in any state, of one region or (central office) of the country",
    ...access(Campaign.queue),
    request: { query: Campaign.queue.input },
    responses: { 200: json(paged(StaffCampaign), "A page of campaigns"), ...problems(400, 401, 403, 422) },
  }),
  async (c) => {
    const { items, cursor } = await Campaign.queue(c.req.valid("query"));
    return c.json({ items: items.map(staffCampaign), cursor }, 200);
  },
);
campaignOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns/{campaignId}/record",
    tags,
    summary: "Read a campaign in any state, with the ETag to change it",
    ...access(Campaign.read),
    request: { params: CampaignPath },
    responses: { 200: json(StaffCampaign, "The campaign"), ...problems(401, 403, 404) },
  }),
  async (c) => {
    const progress = await Campaign.read(c.req.valid("param"));
    c.header("etag", etagOf(progress.campaign.version));
    return c.json(staffCampaign(progress), 200);
  },
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns",
    tags,
    summary: "Draft a campaign",
    ...access(Campaign.draft),
    request: {
      headers: IdempotencyKey,
      body: jsonBody(Plan.extend({ region: z.string().max(8).meta({ example: "71" }) })),
    },
    responses: { 201: json(Versioned, "The draft"), ...problems(400, 401, 403, 422) },
  }),
  async (c) => {
    const made = await Campaign.draft(c.req.valid("json"));
    c.header("etag", etagOf(made.version));
    return c.json(made, 201);
  },
);
campaignOffice.openapi(
  createRoute({
    method: "put",
    path: "/api/campaigns/{campaignId}",
    tags,
    summary: "Change a draft that nobody changed since it was read",
    ...access(Campaign.edit),
    request: { headers: IfMatch, params: CampaignPath, body: jsonBody(Plan) },
    responses: { 200: json(Versioned, "The draft"), ...problems(400, 401, 403, 404, 409, 412, 422) },
  }),
  async (c) => {
    const changed = await Campaign.edit({
      ...c.req.valid("param"),
      ...c.req.valid("json"),
      version: seenVersion(c) ?? 0,
    });
    c.header("etag", etagOf(changed.version));
    return c.json(changed, 200);
  },
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns/{campaignId}/submission",
    tags,
    summary: "Hand a draft to the central office",
    ...access(Campaign.submit),
    request: { headers: IdempotencyKey, params: CampaignPath },
    responses: { 200: json(Done, "Handed over"), ...problems(401, 403, 404, 409, 422) },
  }),
  async (c) => c.json(await Campaign.submit(c.req.valid("param")), 200),
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns/{campaignId}/opening",
    tags,
    summary: "Open a campaign as it was read; none of its writers may",
    ...access(Campaign.open),
    request: { headers: Edit, params: CampaignPath },
    responses: { 200: json(Done, "Open"), ...problems(401, 403, 404, 409, 412, 422) },
  }),
  async (c) => c.json(await Campaign.open({ ...c.req.valid("param"), version: seenVersion(c) ?? 0 }), 200),
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns/{campaignId}/return",
    tags,
    summary: "Give a submitted campaign back to its writers, with a reason",
    ...access(Campaign.sendBack),
    request: {
      headers: IdempotencyKey,
      params: CampaignPath,
      body: jsonBody(z.object({ reason: Campaign.ReturnReason, note: z.string().max(1000).optional() })),
    },
    responses: { 200: json(Done, "Given back"), ...problems(400, 401, 403, 404, 409, 422) },
  }),
  async (c) => c.json(await Campaign.sendBack({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns/{campaignId}/closing",
    tags,
    summary: "Take no new gifts any more; money on its way is booked all the same",
    ...access(Campaign.close),
    request: {
      headers: IdempotencyKey,
      params: CampaignPath,
      body: jsonBody(z.object({ reason: Campaign.CloseReason })),
    },
    responses: { 200: json(Done, "Closed"), ...problems(400, 401, 403, 404, 409, 422) },
  }),
  async (c) => c.json(await Campaign.close({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns/{campaignId}/updates",
    tags,
    summary: "Publish news of a campaign, or the report that ends its story",
    ...access(Campaign.publishUpdate),
    request: { headers: IdempotencyKey, params: CampaignPath, body: jsonBody(NewsInput) },
    responses: {
      201: json(z.object({ updateId: z.string() }), "Published"),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  }),
  async (c) => c.json(await Campaign.publishUpdate({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
);
campaignOffice.openapi(
  createRoute({
    method: "post",
    path: "/api/gifts/{giftId}/name-removal",
    tags,
    summary: "Take a giver's shown name off, everywhere",
    ...access(Campaign.hideName),
    request: {
      headers: IdempotencyKey,
      params: z.object({ giftId: Campaign.GiftId }),
      body: jsonBody(z.object({ reason: z.enum(Campaign.HIDE_REASONS) })),
    },
    responses: {
      200: json(z.object({ giftId: Campaign.GiftId }), "Taken off"),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  }),
  async (c) => c.json(await Campaign.hideName({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
