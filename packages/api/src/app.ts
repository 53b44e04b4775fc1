import { randomUUID } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import { type Actor, canonicalEmail, ForbiddenError, NotFoundError, type Staff, sha256 } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import {
  answerHeaders,
  answerProblem,
  type Front,
  frontDoor,
  readFields,
  requestIdentity,
  staffOf,
  text,
  type WebDeps,
} from "@kz2050/http";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { HTTPException } from "hono/http-exception";
import { reference } from "./reference.ts";
import { sentBack } from "./route.ts";
import { campaigns } from "./routes/campaign.ts";
import { councils } from "./routes/council.ts";
import { lectures } from "./routes/lecture.ts";
import { membership } from "./routes/membership.ts";
import { membershipOffice } from "./routes/membership-office.ts";

const MAX_BODY = 256 * 1024;
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Requests whose cause is their own key, or that make no record: they take no Idempotency-Key.
 * Everything else that is posted does.
 */
export const EXEMPT = /^\/api\/webhooks\/|^\/api\/session(\/|$)/;

/** Whether a page of another origin sent this: a partner's, or a stranger's. Programs name no origin. */
function isForeign(c: Context<Front>): boolean {
  const { publicOrigin, officeOrigin } = c.var.deps;
  const origin = c.req.header("origin");
  return origin !== undefined && ![publicOrigin, officeOrigin].includes(origin);
}

/** A session speaks for pages of ours and for programs alone: to another site's page its bearer is nobody. */
async function actorOf(c: Context<Front>): Promise<Staff | undefined> {
  return isForeign(c) || c.req.header("sec-fetch-site") === "cross-site" ? undefined : staffOf(c);
}

async function identityOf(c: Context<Front>, actor: Actor) {
  if (EXEMPT.test(c.req.path)) return undefined;
  const key = c.req.header("idempotency-key");
  // Whoever holds a private link is a sender of their own.
  const route = `${c.req.path} ${c.req.header("x-link-token") ?? ""}`;
  if (key !== undefined) return requestIdentity(route, actor, key, await readFields(c));
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("application/json") || type === "") return undefined;
  const fields = await readFields(c);
  const email = text(fields, "email").trim();
  if (email === "") return undefined;
  // A partner's static form has no key of its own: the same mailbox and words on one day are one request. From one network
  // alone: an answer may open a private page, and a mailbox and an amount can be guessed.
  const said = { ...fields, email: canonicalEmail(email) };
  const words = JSON.stringify(Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const day = c.var.deps.now().toISOString().slice(0, 10);
  const once = sha256(`${day}\n${c.var.clientAddress}\n${words}`);
  return requestIdentity(route, actor, `form:${once}`, said);
}

/** The public API. Each domain brings its routes; the document is made from them by a script, never by a request. */
export function createApi(deps: WebDeps): OpenAPIHono<Front> {
  const app = new OpenAPIHono<Front>();
  app.get("/api/healthz", (c) => c.text("ok"));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (c) => {
        c.set("requestId", randomUUID());
        return answerProblem(new HTTPException(413), c);
      },
    }),
  );
  app.use(...frontDoor(deps, { service: "api", actor: actorOf, request: identityOf }));
  app.route("/", reference);
  app.use(answerHeaders);
  app.use(
    "/api/*",
    cors({
      origin: [...deps.partnerOrigins],
      allowHeaders: ["content-type", "idempotency-key", "if-match"],
      exposeHeaders: ["etag", "location", "retry-after", "x-request-id"],
      maxAge: 86400,
    }),
  );
  app.use("/api/*", async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const origin = c.req.header("origin") ?? "";
      if (isForeign(c) && !deps.partnerOrigins.includes(origin)) throw new ForbiddenError("foreign_origin");
      if (!EXEMPT.test(c.req.path)) await Limit.take("form.address", c.var.clientAddress);
    }
    await next();
  });
  app.use("/api/*", async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  });
  app.use("/api/*", etag({ weak: true }));
  mountDomains(app);
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "__Host-office",
  });
  app.notFound((c) => answerProblem(new NotFoundError(), c));
  app.onError(async (error, c) => (await sentBack(error, c)) ?? answerProblem(error, c));
  return app;
}

/** One line a domain. */
function mountDomains(app: OpenAPIHono<Front>): void {
  app.route("/", membership);
  app.route("/", membershipOffice);
  app.route("/", campaigns);
  app.route("/", lectures);
  app.route("/", councils);
}
