import { createRoute } from "@hono/zod-openapi";
import { linkToken } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Participation } from "@kz2050/core/participation";
import { Reference } from "@kz2050/core/reference";
import { dateField, type Fields, optional, readFields, texts } from "@kz2050/http";
import * as z from "zod";
import { letterRoute, MailProof, Released } from "../confirmation.ts";
import {
  ANYONE,
  answerForm,
  CACHED,
  IdempotencyKey,
  json,
  jsonBody,
  LINK,
  LinkToken,
  newRoutes,
  problems,
  SENT_BACK,
} from "../route.ts";

const Key = z.object({ membershipKey: Membership.MembershipKey });
const Link = Key.extend({ token: z.string() });
const Taken = Key.extend({ confirmBy: z.iso.datetime() }).meta({
  id: "MembershipApplied",
  description: "The same for everybody, a member or not. The mailbox is to be confirmed until `confirmBy`.",
});
/** Checked by the action, since a form's texts are made into the same input first. */
const PageForm = z.looseObject({ consents: z.union([z.string(), z.array(z.string())]).optional() }).meta({
  id: "MembershipPageForm",
  description:
    "The names of MembershipForm; the birth date also as `birthDate-day`, `birthDate-month`, `birthDate-year`. With `return_to` on a listed origin the visitor is sent back there.",
});
const LinkedKey = IdempotencyKey.extend(LinkToken.shape);
const linkOf = ({ membershipKey }: z.infer<typeof Key>, header: z.infer<typeof LinkToken>) => ({
  membershipKey,
  token: header["x-link-token"],
});
const ShownStatus = z.enum([...Membership.STATUSES, "expired"]);
const Standing = z.enum(Reference.STANDINGS).meta({
  id: "Standing",
  description:
    "A live membership's standing, derived from its dates at each read. A lapsed member's card is not valid.",
});
const StandingNow = z.object({ code: Standing, until: z.iso.date().optional() });
const Own = Membership.Application.pick({
  membershipKey: true,
  surname: true,
  givenName: true,
  region: true,
  city: true,
  cityCode: true,
  language: true,
  confirmBy: true,
  history: true,
  memberNumber: true,
  cardCode: true,
  memberSince: true,
  renewedAt: true,
  endedAt: true,
})
  .extend({ status: ShownStatus, standing: StandingNow.optional() })
  .meta({ id: "OwnMembership", description: "What the holder of the private link sees." });
const Card = Membership.Card.pick({ valid: true, region: true }).extend({ standing: Standing.optional() });
/** What applicants, members and those who check a card do through the API. */
export const membership = newRoutes();
const tags = ["membership"];

membership.openapi(
  createRoute({
    method: "post",
    path: "/api/membership/applications",
    tags,
    summary: "Apply to join",
    description: "JSON, or a form of a page, ours or a partner's. The mailbox then confirms by link or code.",
    ...ANYONE,
    request: {
      headers: IdempotencyKey,
      body: {
        required: false,
        content: {
          "application/json": { schema: Membership.ApplicationForm },
          "application/x-www-form-urlencoded": { schema: PageForm },
          "multipart/form-data": { schema: PageForm },
        },
      },
    },
    responses: { 201: json(Taken, "Taken; a letter is on its way"), ...SENT_BACK, ...problems(400, 422) },
  }),
  async (c) => {
    const fields = await readFields(c);
    return answerForm(c, fields, async () => c.json(await Membership.apply(inputOf(fields)), 201));
  },
);

/** A page's form sends texts: a date may come in three boxes, and a single tick is no list. */
function inputOf(fields: Fields): Membership.ApplicationForm {
  const input = {
    ...fields,
    birthDate: dateField(fields, "birthDate"),
    patronymic: optional(fields, "patronymic"),
    consents: texts(fields, "consents"),
  };
  return input as unknown as Membership.ApplicationForm;
}

membership.openapi(
  createRoute({
    method: "post",
    path: "/api/membership/applications/{membershipKey}/confirmation",
    tags,
    summary: "Confirm the mailbox",
    ...LINK,
    request: {
      headers: IdempotencyKey,
      params: Key,
      body: jsonBody(MailProof),
    },
    responses: {
      200: json(Link.extend({ released: Released }), "Confirmed; `token` opens the applicant's private page"),
      ...problems(400, 404, 409, 422),
    },
  }),
  async (c) => {
    const { membershipKey } = c.req.valid("param");
    const asked = { purpose: Membership.LINK, id: membershipKey };
    const { released } = await Participation.confirm({ ...asked, ...c.req.valid("json") });
    return c.json({ membershipKey, token: linkToken(Membership.LINK, membershipKey), released }, 200);
  },
);

membership.openapi(letterRoute("/api/membership/applications/{membershipKey}/letter", Key, tags), async (c) => {
  await Participation.resend({ purpose: Membership.LINK, id: c.req.valid("param").membershipKey });
  return c.json({}, 202);
});

membership.openapi(
  createRoute({
    method: "get",
    path: "/api/membership/applications/{membershipKey}",
    tags,
    summary: "Read one's own application",
    ...LINK,
    request: { params: Key, headers: LinkToken },
    responses: { 200: json(Own, "The application, or the membership"), ...problems(404) },
  }),
  async (c) => c.json(await Membership.read(linkOf(c.req.valid("param"), c.req.valid("header"))), 200),
);

membership.openapi(
  createRoute({
    method: "post",
    path: "/api/membership/applications/{membershipKey}/answer",
    tags,
    summary: "Answer the coordinator's question",
    ...LINK,
    request: { headers: LinkedKey, params: Key, body: jsonBody(z.object({ answer: z.string().max(2000) })) },
    responses: { 200: json(Own, "The application, back in the queue"), ...problems(400, 404, 409, 412, 422) },
  }),
  async (c) =>
    c.json(
      await Membership.answer({ ...linkOf(c.req.valid("param"), c.req.valid("header")), ...c.req.valid("json") }),
      200,
    ),
);

membership.openapi(
  createRoute({
    method: "post",
    path: "/api/membership/applications/{membershipKey}/withdrawal",
    tags,
    summary: "Withdraw one's own application",
    ...LINK,
    request: { headers: LinkedKey, params: Key },
    responses: { 200: json(Own, "The application, withdrawn"), ...problems(404, 409, 412) },
  }),
  async (c) => c.json(await Membership.withdraw(linkOf(c.req.valid("param"), c.req.valid("header"))), 200),
);

membership.openapi(
  createRoute({
    method: "post",
    path: "/api/membership/applications/{membershipKey}/leaving",
    tags,
    summary: "Leave the movement",
    ...LINK,
    request: { headers: LinkedKey, params: Key },
    responses: { 200: json(Own, "The membership, ended"), ...problems(404, 409, 412) },
  }),
  async (c) => c.json(await Membership.leave(linkOf(c.req.valid("param"), c.req.valid("header"))), 200),
);

membership.openapi(
  createRoute({
    method: "post",
    path: "/api/membership/applications/{membershipKey}/renewal",
    tags,
    summary: "Say that one still takes part",
    description: "Where the movement has set a term, it begins anew. A second time on a day changes nothing.",
    ...LINK,
    request: { headers: LinkedKey, params: Key },
    responses: { 200: json(Own, "The membership, renewed"), ...problems(404, 409) },
  }),
  async (c) => c.json(await Membership.renew(linkOf(c.req.valid("param"), c.req.valid("header"))), 200),
);

membership.openapi(
  createRoute({
    method: "get",
    path: "/api/membership/cards/{cardCode}",
    tags,
    summary: "Check a member's card",
    description:
      "Valid or not, the region and, of a live membership, the standing. Nothing else about the member is told.",
    ...ANYONE,
    request: { params: z.object({ cardCode: Membership.CardCode }) },
    responses: {
      200: json(Card, "Valid or not"),
      ...problems(404),
    },
  }),
  async (c) => c.json(await Membership.card(c.req.valid("param").cardCode), 200),
);

membership.openapi(
  createRoute({
    method: "get",
    path: "/api/membership/members",
    tags,
    summary: "How many members there are",
    description: "Live memberships, whatever their standing.",
    middleware: CACHED,
    ...ANYONE,
    request: { query: z.object({ region: z.string().max(8).optional() }) },
    responses: { 200: json(z.object({ members: z.int() }), "In the country, or in a region"), ...problems(422) },
  }),
  async (c) => c.json({ members: await Membership.members(c.req.valid("query").region) }, 200),
);
