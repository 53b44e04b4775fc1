import { createRoute } from "@hono/zod-openapi";
import { Council } from "@kz2050/core/council";
import { linkToken, parse } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { readFields } from "@kz2050/http";
import { letterRoute, MailProof } from "../confirmation.ts";
import {
  ANYONE,
  answerForm,
  formBody,
  IdempotencyKey,
  json,
  jsonBody,
  LINK,
  LinkToken,
  newRoutes,
  problems,
  SENT_BACK,
} from "../route.ts";
import {
  ByLink,
  NewSupport,
  ProposalPath,
  SupportConfirmed,
  SupportDone,
  SupportMade,
  SupportPath,
  SupportState,
} from "./council-shape.ts";

/** Supporting a proposal: asked, confirmed, taken back. */
export const supports = newRoutes();
const tags = ["councils"];

supports.openapi(
  createRoute({
    method: "post",
    path: "/api/proposals/{proposalId}/supports",
    tags,
    summary: "Ask to support the text that was read",
    description: "The answer is the same for a first support and a fifth. It counts once the mailbox is confirmed.",
    ...ANYONE,
    request: { headers: IdempotencyKey, params: ProposalPath, body: formBody(NewSupport) },
    responses: { 201: json(SupportMade, "A letter is on its way"), ...SENT_BACK, ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const fields = await readFields(c);
    const { proposalId } = c.req.valid("param");
    return answerForm(c, fields, async () =>
      c.json(await Council.support({ proposalId, ...parse(NewSupport, fields) }), 201),
    );
  },
);
supports.openapi(
  createRoute({
    method: "post",
    path: "/api/supports/{supportId}/confirmation",
    tags,
    summary: "Confirm a support by the mailed link's token or by the code",
    description: "One person, one support, however often confirmed. A code has five tries.",
    ...LINK,
    request: { headers: IdempotencyKey, params: SupportPath, body: jsonBody(MailProof) },
    responses: { 200: json(SupportConfirmed, "The support stands"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => {
    const { supportId } = c.req.valid("param");
    const asked = { purpose: "support", id: supportId };
    const { released } = await Participation.confirm({ ...asked, ...c.req.valid("json") });
    const { proposalId } = await Council.supportState({ supportId, token: linkToken("support", supportId) });
    return c.json({ supportId, proposalId, released }, 200);
  },
);
supports.openapi(letterRoute("/api/supports/{supportId}/letter", SupportPath, tags), async (c) => {
  await Participation.resend({ purpose: "support", id: c.req.valid("param").supportId });
  return c.json({}, 202);
});
supports.openapi(
  createRoute({
    method: "get",
    path: "/api/supports/{supportId}",
    tags,
    summary: "See where one's own support stands",
    ...LINK,
    request: { params: SupportPath, headers: LinkToken },
    responses: { 200: json(SupportState, "The state"), ...problems(404, 422) },
  }),
  async (c) => {
    const token = c.req.valid("header")["x-link-token"];
    return c.json(await Council.supportState({ ...c.req.valid("param"), token }), 200);
  },
);
supports.openapi(
  createRoute({
    method: "post",
    path: "/api/supports/{supportId}/withdrawal",
    tags,
    summary: "Take one's own support back; nobody is told",
    ...LINK,
    request: { headers: IdempotencyKey, params: SupportPath, body: jsonBody(ByLink) },
    responses: { 200: json(SupportDone, "Withdrawn"), ...problems(400, 404, 409, 422) },
  }),
  async (c) => c.json(await Council.withdrawSupport({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
