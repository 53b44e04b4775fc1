import { OpenAPIHono } from "@hono/zod-openapi";
import { type Actor, MalformedError, NotFoundError } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import { answerProblem, type Front, frontDoor, readFields, requestIdentity, staffOf, text, type WebDeps } from "@kz2050/http";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { reference } from "./reference.ts";

const MAX_BODY = 256 * 1024;

/**
 * Requests whose cause is their own key, or that make no record: they take no Idempotency-Key.
 * Everything else that is posted does.
 */
export const EXEMPT = /^\/api\/webhooks\/|^\/api\/session(\/|$)/;

async function identityOf(c: Context<Front>, actor: Actor) {
  if (EXEMPT.test(c.req.path)) return undefined;
  const key = c.req.header("idempotency-key");
  if (key !== undefined) return requestIdentity(c.req.path, actor, key, await readFields(c));
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("application/json") || type === "") return undefined;
  // A partner's static form has no key of its own: the same address and words on one day are one request.
  const fields = await readFields(c);
  const day = c.var.deps.now().toISOString().slice(0, 10);
  return requestIdentity(c.req.path, actor, `form:${day}:${Buffer.from(text(fields, "email")).toString("hex").slice(0, 160)}`, fields);
}

/** The public API. Each domain brings its routes; the document is made from them by a script, never by a request. */
export function createApi(deps: WebDeps): OpenAPIHono<Front> {
  const app = new OpenAPIHono<Front>();
  app.get("/api/healthz", (c) => c.text("ok"));
  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.use(frontDoor(deps, { service: "api", actor: staffOf, request: identityOf }));
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }));
  app.use("/api/*", cors({ origin: [...deps.partnerOrigins], allowHeaders: ["content-type", "idempotency-key", "if-match"], maxAge: 86400 }));
  app.route("/", reference);
  app.use("/api/*", async (c, next) => {
    if (c.req.method !== "GET" && !EXEMPT.test(c.req.path)) await Limit.take("form.address", c.var.clientAddress);
    await next();
  });
  app.use("/api/*", async (c, next) => {
    const isCookie = c.req.header("cookie") !== undefined;
    const origin = c.req.header("origin");
    const isOurs = origin === undefined || [deps.publicOrigin, deps.officeOrigin, ...deps.partnerOrigins].includes(origin);
    if (c.req.method !== "GET" && isCookie && !isOurs) throw new MalformedError("foreign_origin");
    await next();
  });
  app.use("/api/*", async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  });
  mountDomains(app);
  app.openAPIRegistry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: "__Host-session" });
  app.notFound((c) => answerProblem(new NotFoundError(), c));
  app.onError(answerProblem);
  return app;
}

/** One line a domain. */
function mountDomains(app: OpenAPIHono<Front>): void {
  void app;
}

/** What the document says of itself. */
export const DOCUMENT = {
  openapi: "3.1.0" as const,
  info: {
    title: "Kazakhstan 2050 platform API",
    version: "1.0.0",
    description:
      "Membership, charity campaigns, lecture bookings and civic councils. Times are ISO 8601 UTC (`…At`) or local date, time and zone; money is whole tiyn (ISO 4217 KZT). Errors are RFC 9457 problems in the language of Accept-Language. Lists are paged by `cursor`.",
  },
  servers: [{ url: "/" }],
};
