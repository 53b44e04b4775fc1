import { createRoute } from "@hono/zod-openapi";
import { Council } from "@kz2050/core/council";
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
  AnswerBody,
  CompletionBody,
  DispatchBody,
  ExtensionBody,
  Made,
  MendedText,
  MilestoneBody,
  ProposalPath,
  QueueQuery,
  QueueRow,
  RefusalBody,
  Revised,
  StaffFile,
  TallyBody,
  VoteBody,
} from "./council-shape.ts";

/** Councils as the office runs them: the queue, and each decision on a proposal. */
export const councilOffice = newRoutes();
const tags = ["councils"];

/** What all verbs on a proposal share. */
const verb = (name: string, summary: string) => ({
  method: "post" as const,
  path: `/api/office/proposals/{proposalId}/${name}`,
  tags,
  summary,
});
const onProposal = { headers: IdempotencyKey, params: ProposalPath };
const refusals = problems(400, 401, 403, 404, 409, 422);
const done = { 200: json(Made, "Done"), ...refusals };

councilOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/proposals",
    tags,
    summary: "List a council's proposals in one state, the longest waiting first",
    ...access(Council.queue),
    request: { query: QueueQuery },
    responses: { 200: json(paged(QueueRow), "The proposals"), ...problems(400, 401, 403, 404, 422) },
  }),
  async (c) => c.json(await Council.queue(c.req.valid("query")), 200),
);
councilOffice.openapi(
  createRoute({
    method: "get",
    path: "/api/office/proposals/{proposalId}",
    tags,
    summary: "Read a proposal to decide on it",
    ...access(Council.fileForStaff),
    request: { params: ProposalPath },
    responses: { 200: json(StaffFile, "The proposal; its ETag is its version"), ...problems(401, 403, 404) },
  }),
  async (c) => {
    const { personId: _, refusedAt: __, ...file } = await Council.fileForStaff(c.req.valid("param"));
    return c.json(file, 200, { etag: etagOf(file.view.version) });
  },
);
councilOffice.openapi(
  createRoute({
    method: "put",
    path: "/api/office/proposals/{proposalId}/text",
    tags,
    summary: "Mend a published text, and say why",
    ...access(Council.reviseForAuthor),
    request: { headers: IfMatch, params: ProposalPath, body: jsonBody(MendedText) },
    responses: { 200: json(Revised, "The new version"), ...problems(400, 401, 403, 404, 409, 412, 422) },
  }),
  async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const version = seenVersion(c) ?? (await Council.fileForStaff(input)).view.version;
    const revised = await Council.reviseForAuthor({ ...input, version });
    return c.json(revised, 200, { etag: etagOf(revised.version) });
  },
);
councilOffice.openapi(
  createRoute({
    ...verb("publication", "Publish: the text is frozen and gets its readable code"),
    ...access(Council.publishOnce),
    request: onProposal,
    responses: { 200: json(Made.extend({ code: Council.ProposalCode }), "Published"), ...refusals },
  }),
  async (c) => c.json(await Council.publish(c.req.valid("param")), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("refusal", "Refuse, with a coded reason"),
    ...access(Council.refuse),
    request: { ...onProposal, body: jsonBody(RefusalBody) },
    responses: done,
  }),
  async (c) => c.json(await Council.refuse({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("taking-up", "Take the proposal up: its members may vote"),
    ...access(Council.takeUp),
    request: onProposal,
    responses: done,
  }),
  async (c) => c.json(await Council.takeUp(c.req.valid("param")), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("votes", "Vote with a reason, or change the vote while voting is open"),
    ...access(Council.vote),
    request: { ...onProposal, body: jsonBody(VoteBody) },
    responses: done,
  }),
  async (c) => c.json(await Council.vote({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("tally", "End the vote: the tally decides"),
    ...access(Council.closeVoting),
    request: { ...onProposal, body: jsonBody(TallyBody) },
    responses: { 200: json(Made.extend({ tally: Council.Tally }), "The tally"), ...refusals },
  }),
  async (c) => c.json(await Council.closeVoting({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("dispatch", "Note the letter to the akimat; the last day for an answer follows"),
    ...access(Council.dispatch),
    request: { ...onProposal, body: jsonBody(DispatchBody) },
    responses: { 200: json(Made.extend({ dueOn: z.iso.date() }), "The due date"), ...refusals },
  }),
  async (c) => c.json(await Council.dispatch({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("extension", "Note that the akimat extends, once"),
    ...access(Council.extend),
    request: { ...onProposal, body: jsonBody(ExtensionBody) },
    responses: done,
  }),
  async (c) => c.json(await Council.extend({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("answer", "Publish the akimat's answer"),
    ...access(Council.answer),
    request: { ...onProposal, body: jsonBody(AnswerBody) },
    responses: done,
  }),
  async (c) => c.json(await Council.answer({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("milestones", "Note a step that the akimat promised"),
    ...access(Council.planMilestone),
    request: { ...onProposal, body: jsonBody(MilestoneBody) },
    responses: done,
  }),
  async (c) => c.json(await Council.planMilestone({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("milestones/{milestoneId}/completion", "Note that a promised step is done"),
    ...access(Council.completeMilestone),
    request: {
      headers: IdempotencyKey,
      params: ProposalPath.extend({ milestoneId: Council.MilestoneId }),
      body: jsonBody(CompletionBody),
    },
    responses: done,
  }),
  async (c) => c.json(await Council.completeMilestone({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
);
councilOffice.openapi(
  createRoute({
    ...verb("closure", "Close: nothing more is to come"),
    ...access(Council.close),
    request: onProposal,
    responses: done,
  }),
  async (c) => c.json(await Council.close(c.req.valid("param")), 200),
);
