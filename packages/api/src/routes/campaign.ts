import { createRoute } from "@hono/zod-openapi";
import { Campaign } from "@kz2050/core/campaign";
import { AppError, type Locale, parse } from "@kz2050/core/kernel";
import { type Front, readFields } from "@kz2050/http";
import type { Context } from "hono";
import * as z from "zod";
import {
  ANYONE,
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
  returnAddress,
  SENT_BACK,
} from "../route.ts";
import { campaignMoney } from "./campaign-money.ts";
import { campaignOffice } from "./campaign-office.ts";
import {
  Budget,
  CampaignPath,
  CursorQuery,
  GiftPath,
  GiftRequest,
  ListQuery,
  News,
  Pledged,
  PublicCampaign,
  PublicGift,
  publicCampaign,
} from "./campaign-shape.ts";
import { webhooks } from "./webhook.ts";

/** Campaigns of #Create Good: what everybody sees, and what a giver does. */
export const campaigns = newRoutes();
const tags = ["campaigns"];
const shown = { tags, ...ANYONE, middleware: CACHED };

campaigns.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns",
    summary: "List campaigns of a state, in the country or one region, newest first",
    ...shown,
    request: { query: ListQuery },
    responses: { 200: json(paged(PublicCampaign), "A page of campaigns"), ...problems(400, 422) },
  }),
  async (c) => {
    const { items, cursor } = await Campaign.list(c.req.valid("query"));
    return c.json({ items: items.map(publicCampaign), cursor }, 200);
  },
);
campaigns.route("/", campaignOffice);
campaigns.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns/{campaignId}",
    summary: "Read a campaign with what it has raised",
    ...shown,
    request: { params: CampaignPath },
    responses: { 200: json(PublicCampaign, "The campaign"), ...problems(404) },
  }),
  async (c) => c.json(publicCampaign(await Campaign.get(c.req.valid("param").campaignId)), 200),
);
campaigns.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns/{campaignId}/budget",
    summary: "Read a campaign's budget: the ledger, folded",
    ...shown,
    request: { params: CampaignPath },
    responses: { 200: json(Budget, "The budget"), ...problems(404) },
  }),
  async (c) => {
    const { campaign } = await Campaign.get(c.req.valid("param").campaignId);
    const { lines, ...sums } = await Campaign.budgetOf(campaign.campaignId);
    return c.json({ lines: [...lines], ...sums }, 200);
  },
);
campaigns.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns/{campaignId}/updates",
    summary: "Read a campaign's news and its report, newest first",
    ...shown,
    request: { params: CampaignPath },
    responses: { 200: json(z.object({ items: z.array(News) }), "The news"), ...problems(404) },
  }),
  async (c) => {
    const { campaign } = await Campaign.get(c.req.valid("param").campaignId);
    const updates = await Campaign.updatesOf(campaign.campaignId);
    const items = updates.map(({ updateId, title, text, isReport, publishedAt }) => ({
      updateId,
      title,
      text,
      isReport,
      publishedAt,
    }));
    return c.json({ items }, 200);
  },
);
campaigns.openapi(
  createRoute({
    method: "get",
    path: "/api/campaigns/{campaignId}/gifts",
    summary: "List the gifts that came, newest first; names only of those who chose to show them",
    ...shown,
    request: { params: CampaignPath, query: CursorQuery },
    responses: { 200: json(paged(PublicGift), "A page of gifts"), ...problems(400, 404) },
  }),
  async (c) => {
    const { campaign } = await Campaign.get(c.req.valid("param").campaignId);
    const { items, cursor } = await Campaign.giversOf(campaign.campaignId, c.req.valid("query").cursor);
    const gifts = items.map(({ tiyn, settledAt, publicName }) => ({
      tiyn,
      settledOn: settledAt.slice(0, 10),
      publicName,
    }));
    return c.json({ items: gifts, cursor }, 200);
  },
);

campaigns.openapi(
  createRoute({
    method: "post",
    path: "/api/campaigns/{campaignId}/gifts",
    tags,
    summary: "Promise a gift; answers where to pay it",
    description:
      "A page's form is sent on (303) to the payment page, or for a transfer to its `return_to` or the giver's private page.",
    ...ANYONE,
    request: { headers: IdempotencyKey, params: CampaignPath, body: formBody(GiftRequest) },
    responses: { 201: json(Pledged, "The promised gift"), ...SENT_BACK, ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const fields = await readFields(c);
    const isForm = !(c.req.header("content-type") ?? "").startsWith("application/json");
    const back = returnAddress(c, fields);
    const asked = parse(GiftRequest.extend({ amount: z.union([z.number(), z.string()]).optional() }), fields);
    const { campaignId } = c.req.valid("param");
    const { gift, path } = await Campaign.pledge({
      ...asked,
      amount: asked.amount ?? "",
      campaignId,
      consent: asked.consent as true,
    });
    const token = path.split("/").at(-1) ?? "";
    const statusUrl = `${c.var.deps.publicOrigin}${path}`;
    const checkoutUrl =
      gift.method === "card" ? await checkoutOf(c, { giftId: gift.giftId, token, locale: gift.language }) : undefined;
    if (!isForm) return c.json({ gift, token, statusUrl, checkoutUrl }, 201);
    back?.searchParams.set("result", "ok");
    return c.redirect(checkoutUrl ?? back?.href ?? statusUrl, 303);
  },
);

/** The payment page; undefined where the gateway is silent or the gift is paid: the gift's own page then says so. */
async function checkoutOf(
  c: Context<Front>,
  link: { giftId: string; token: string; locale: Locale },
): Promise<string | undefined> {
  try {
    return (await Campaign.checkout(c.var.deps.gateway, { ...link, origin: c.var.deps.publicOrigin })).url;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

campaigns.openapi(
  createRoute({
    method: "get",
    path: "/api/gifts/{giftId}",
    tags,
    summary: "Read a gift as its giver",
    ...LINK,
    request: { params: GiftPath, headers: LinkToken },
    responses: { 200: json(Campaign.GiftView, "The gift"), ...problems(404, 422) },
  }),
  async (c) => {
    const token = c.req.valid("header")["x-link-token"];
    return c.json((await Campaign.giftPage({ ...c.req.valid("param"), token })).gift, 200);
  },
);
campaigns.openapi(
  createRoute({
    method: "post",
    path: "/api/gifts/{giftId}/checkout",
    tags,
    summary: "Ask for the payment page of a promised gift, again if need be",
    ...LINK,
    request: { headers: IdempotencyKey.extend(LinkToken.shape), params: GiftPath },
    responses: { 200: json(z.object({ checkoutUrl: z.string() }), "Where to pay"), ...problems(404, 409, 422) },
  }),
  async (c) => {
    const link = { ...c.req.valid("param"), token: c.req.valid("header")["x-link-token"] };
    const { gift } = await Campaign.giftPage(link);
    const { url } = await Campaign.checkout(c.var.deps.gateway, {
      ...link,
      locale: gift.language,
      origin: c.var.deps.publicOrigin,
    });
    return c.json({ checkoutUrl: url }, 200);
  },
);
campaigns.openapi(
  createRoute({
    method: "post",
    path: "/api/gifts/{giftId}/method",
    tags,
    summary: "Pay a promised gift by transfer instead of card, or back",
    ...LINK,
    request: {
      headers: IdempotencyKey.extend(LinkToken.shape),
      params: GiftPath,
      body: jsonBody(z.object({ method: Campaign.Method })),
    },
    responses: { 200: json(Campaign.GiftView, "The gift"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const token = c.req.valid("header")["x-link-token"];
    return c.json(await Campaign.chooseMethod({ ...c.req.valid("param"), ...c.req.valid("json"), token }), 200);
  },
);
campaigns.route("/", campaignMoney);
campaigns.route("/", webhooks);
