import { createRoute } from "@hono/zod-openapi";
import { Campaign } from "@kz2050/core/campaign";
import * as z from "zod";
import { access, IdempotencyKey, json, jsonBody, newRoutes, paged, problems } from "../route.ts";
import { Awaited, awaited, CursorQuery, GiftPath, Held, StatementLine } from "./campaign-shape.ts";

/** What finance does with money that is waited for or that nobody can place. */
export const campaignMoney = newRoutes();
const tags = ["payments"];
const Booked = z.object({ postingId: z.string() }).meta({ id: "BookedPayment" });

campaignMoney.openapi(
  createRoute({
    method: "get",
    path: "/api/transfers",
    tags,
    summary: "List bank transfers that are waited for, oldest first",
    ...access(Campaign.awaitedTransfers),
    request: { query: CursorQuery },
    responses: { 200: json(paged(Awaited), "A page of promised transfers"), ...problems(400, 401, 403) },
  }),
  async (c) => {
    const { items, cursor } = await Campaign.awaitedTransfers(c.req.valid("query"));
    return c.json({ items: items.map(awaited), cursor }, 200);
  },
);
campaignMoney.openapi(
  createRoute({
    method: "get",
    path: "/api/transfers/by-reference/{reference}",
    tags,
    summary: "Find promised transfers by the code in a payment's purpose",
    ...access(Campaign.findTransfers),
    request: { params: z.object({ reference: z.string().max(40).meta({ example: "7Q2-M4F-9XK" }) }) },
    responses: { 200: json(z.object({ items: z.array(Awaited) }), "Those that bear it"), ...problems(401, 403) },
  }),
  async (c) => c.json({ items: (await Campaign.findTransfers(c.req.valid("param"))).map(awaited) }, 200),
);
campaignMoney.openapi(
  createRoute({
    method: "post",
    path: "/api/transfers/{giftId}/settlement",
    tags,
    summary: "Book a transfer that came for a promised gift",
    ...access(Campaign.settleTransfer),
    request: { headers: IdempotencyKey, params: GiftPath, body: jsonBody(StatementLine) },
    responses: {
      200: json(z.object({ giftId: Campaign.GiftId }), "Booked"),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  }),
  async (c) => c.json(await Campaign.settleTransfer({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
campaignMoney.openapi(
  createRoute({
    method: "get",
    path: "/api/held-payments",
    tags,
    summary: "List money in suspense, oldest first",
    ...access(Campaign.heldPayments),
    request: { query: CursorQuery },
    responses: { 200: json(paged(Held), "A page of payments"), ...problems(400, 401, 403) },
  }),
  async (c) => {
    const { items, cursor } = await Campaign.heldPayments(c.req.valid("query"));
    return c.json({ items: items.map((posting) => Held.parse(posting)), cursor }, 200);
  },
);
campaignMoney.openapi(
  createRoute({
    method: "post",
    path: "/api/held-payments",
    tags,
    summary: "Book a transfer nobody can place, into suspense",
    ...access(Campaign.holdTransfer),
    request: { headers: IdempotencyKey, body: jsonBody(StatementLine) },
    responses: { 201: json(Booked, "Booked"), ...problems(400, 401, 403, 409, 422) },
  }),
  async (c) => c.json(await Campaign.holdTransfer(c.req.valid("json")), 201),
);
campaignMoney.openapi(
  createRoute({
    method: "post",
    path: "/api/held-payments/{postingId}/decision",
    tags,
    summary: "Credit money in suspense to a campaign, or note it as returned; not by who entered it",
    ...access(Campaign.decideHeld),
    request: {
      headers: IdempotencyKey,
      params: z.object({ postingId: z.string().max(200).meta({ example: "tiptop:90210" }) }),
      body: jsonBody(z.object({ decision: z.enum(Campaign.DECISIONS), campaignId: Campaign.CampaignId.optional() })),
    },
    responses: { 200: json(Booked, "Decided"), ...problems(400, 401, 403, 404, 409, 422) },
  }),
  async (c) => c.json(await Campaign.decideHeld({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
