import { createRoute } from "@hono/zod-openapi";
import { Council } from "@kz2050/core/council";
import { parse } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { Reference } from "@kz2050/core/reference";
import { readFields } from "@kz2050/http";
import * as z from "zod";
import { letterRoute, MailProof } from "../confirmation.ts";
import {
  ANYONE,
  answerForm,
  CACHED,
  etagOf,
  formBody,
  IdempotencyKey,
  IfMatch,
  json,
  jsonBody,
  LINK,
  LinkToken,
  newRoutes,
  paged,
  problems,
  SENT_BACK,
  seenVersion,
} from "../route.ts";
import { councilOffice } from "./council-office.ts";
import {
  Appeal,
  ByLink,
  CodePath,
  CouncilInFull,
  CouncilPath,
  Inside,
  ListQuery,
  Made,
  NewProposal,
  Overview,
  OwnText,
  ProposalConfirmed,
  ProposalPath,
  Revised,
} from "./council-shape.ts";
import { supports } from "./council-support.ts";
import { moderation } from "./moderation.ts";

/** Councils: proposals from the first word to the akimat's answer. */
export const councils = newRoutes();
const tags = ["councils"];

const overviewOf = ({ council: { code, name, city, region, authority }, ...counts }: Council.CouncilOverview) => ({
  ...{ council: code, name, city, region, authority },
  ...counts,
});

councils.openapi(
  createRoute({
    method: "get",
    path: "/api/councils",
    tags,
    summary: "List the civic councils with their counts",
    ...ANYONE,
    middleware: CACHED,
    responses: { 200: json(z.object({ items: z.array(Overview) }), "The councils"), ...problems() },
  }),
  async (c) => c.json({ items: (await Council.overview()).map(overviewOf) }, 200),
);
councils.openapi(
  createRoute({
    method: "get",
    path: "/api/councils/{council}",
    tags,
    summary: "Read a council: its counts and who sits in it",
    ...ANYONE,
    middleware: CACHED,
    request: { params: CouncilPath },
    responses: { 200: json(CouncilInFull, "The council"), ...problems(404) },
  }),
  async (c) => {
    const { code } = await Reference.get("council", c.req.valid("param").council);
    const [seats, all] = await Promise.all([Council.seatsOf(code), Council.overview(code)]);
    const [shown] = all.filter(({ council }) => council.code === code).map(overviewOf);
    const sitting = seats.map(({ name, role, from, until }) => ({ name, role, from, ...(until && { until }) }));
    return c.json(CouncilInFull.parse({ ...shown, seats: sitting }), 200);
  },
);
councils.openapi(
  createRoute({
    method: "get",
    path: "/api/councils/{council}/proposals",
    tags,
    summary: "List a council's published proposals",
    ...ANYONE,
    middleware: CACHED,
    request: { params: CouncilPath, query: ListQuery },
    responses: { 200: json(paged(Council.ProposalSummary), "The proposals"), ...problems(400, 404, 422) },
  }),
  async (c) => {
    const { code } = await Reference.get("council", c.req.valid("param").council);
    const { limit, ...query } = c.req.valid("query");
    return c.json(await Council.list({ council: code, ...query, ...(limit !== undefined && { limit }) }), 200);
  },
);
councils.openapi(
  createRoute({
    method: "get",
    path: "/api/proposals/{proposalId}",
    tags,
    summary: "Read a published proposal with its whole history",
    ...ANYONE,
    middleware: CACHED,
    request: { params: CodePath },
    responses: { 200: json(Council.PublicProposal, "The proposal"), ...problems(404) },
  }),
  async (c) => c.json(await Council.find(c.req.valid("param").proposalId), 200),
);
councils.openapi(
  createRoute({
    method: "post",
    path: "/api/proposals",
    tags,
    summary: "Propose something to a city's council",
    description: "Nothing is shown or queued until the mailbox is confirmed; after 48 hours it is gone.",
    ...ANYONE,
    request: { headers: IdempotencyKey, body: formBody(NewProposal) },
    responses: { 201: json(Made, "The proposal's id"), ...SENT_BACK, ...problems(400, 422) },
  }),
  async (c) => {
    const fields = await readFields(c);
    return answerForm(c, fields, async () => c.json(await Council.propose(parse(NewProposal, fields)), 201));
  },
);
councils.openapi(
  createRoute({
    method: "post",
    path: "/api/proposals/{proposalId}/confirmation",
    tags,
    summary: "Confirm a proposal by the mailed link's token or by the code",
    description: "Confirming twice answers the same. A code has five tries.",
    ...LINK,
    request: { headers: IdempotencyKey, params: ProposalPath, body: jsonBody(MailProof) },
    responses: { 200: json(ProposalConfirmed, "The proposal is with the moderator"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const { proposalId } = c.req.valid("param");
    const asked = { purpose: "proposal", id: proposalId };
    const { released } = await Participation.confirm({ ...asked, ...c.req.valid("json") });
    return c.json({ proposalId, released }, 200);
  },
);
councils.openapi(letterRoute("/api/proposals/{proposalId}/letter", ProposalPath, tags), async (c) => {
  await Participation.resend({ purpose: "proposal", id: c.req.valid("param").proposalId });
  return c.json({}, 202);
});
councils.openapi(
  createRoute({
    method: "get",
    path: "/api/proposals/{proposalId}/own",
    tags,
    summary: "Read one's own proposal, published or not",
    ...LINK,
    request: { params: ProposalPath, headers: LinkToken },
    responses: { 200: json(Inside, "The proposal; its ETag is its version"), ...problems(404, 422) },
  }),
  async (c) => {
    const own = await Council.authorView({ ...c.req.valid("param"), token: c.req.valid("header")["x-link-token"] });
    return c.json(own, 200, { etag: etagOf(own.view.version) });
  },
);
councils.openapi(
  createRoute({
    method: "put",
    path: "/api/proposals/{proposalId}/text",
    tags,
    summary: "Mend one's own published text: a new version with a hash of its own",
    ...LINK,
    request: { headers: IfMatch, params: ProposalPath, body: jsonBody(OwnText) },
    responses: { 200: json(Revised, "The new version"), ...problems(400, 404, 409, 412, 422) },
  }),
  async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const revised = await Council.revise({
      ...input,
      version: seenVersion(c) ?? (await Council.authorView(input)).view.version,
    });
    return c.json(revised, 200, { etag: etagOf(revised.version) });
  },
);
councils.openapi(
  createRoute({
    method: "post",
    path: "/api/proposals/{proposalId}/withdrawal",
    tags,
    summary: "Take one's own proposal back, until the council has taken it up",
    ...LINK,
    request: { headers: IdempotencyKey, params: ProposalPath, body: jsonBody(ByLink) },
    responses: { 200: json(Made, "Withdrawn"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => c.json(await Council.withdraw({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councils.openapi(
  createRoute({
    method: "post",
    path: "/api/proposals/{proposalId}/appeal",
    tags,
    summary: "Ask for a refusal of one's own proposal to be decided again, by another hand",
    description: "Once, within 30 days of the refusal. The same words again are answered alike.",
    ...LINK,
    request: { headers: IdempotencyKey, params: ProposalPath, body: jsonBody(Appeal) },
    responses: { 200: json(Made, "It waits for another moderator"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => c.json(await Council.appeal({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);

councils.route("/", moderation);
councils.route("/", supports);
councils.route("/", councilOffice);
