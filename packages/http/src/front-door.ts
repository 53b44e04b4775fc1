import { randomUUID } from "node:crypto";
import { type Actor, AppError, GUEST, inScope, sameText, scope } from "@kz2050/core/kernel";
import { bringWords, DEFAULT_LOCALE, isLocale, type Locale, pickLanguage } from "@kz2050/i18n";
import type { Context, MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { WebDeps } from "./deps.ts";
import type { RequestIdentity } from "./idempotency.ts";

/** What the front door leaves for the handlers. */
export interface Front {
  Variables: {
    deps: WebDeps;
    requestId: string;
    clientAddress: string;
    secureHeadersNonce?: string;
    /** The code of an error that a page shows instead of throwing it, for the log. */
    problem?: string;
    /** The short name of the session that acted, for the log: the same as in the list of sessions. */
    session?: string;
  };
}

/**
 * The first things each web function does. `enter` refuses what did not come through the router, names the request, opens
 * its scope and logs one line without anything personal. `identify` runs the rest as this actor, under this request's
 * key: a step of its own, so that what it throws (a session that cannot be read, a malformed body) is answered and logged
 * as any error is. Both are mounted, in this order: `app.use(...frontDoor(…))`.
 */
export function frontDoor(
  deps: WebDeps,
  options: {
    readonly service: string;
    readonly actor?: (c: Context<Front>) => Promise<Actor | undefined>;
    readonly request?: (c: Context<Front>, actor: Actor) => Promise<RequestIdentity | undefined>;
  },
): readonly [enter: MiddlewareHandler<Front>, identify: MiddlewareHandler<Front>] {
  const enter: MiddlewareHandler<Front> = async (c, next) => {
    const started = performance.now();
    if (!cameThroughRouter(deps, c)) return c.body(null, 403);
    const requestId = randomUUID();
    c.set("deps", deps);
    c.set("requestId", requestId);
    await bringWords(...languagesOf(c));
    c.set("clientAddress", c.req.header("x-client-address") ?? "local");
    await inScope({ ...deps, actor: GUEST, requestId }, () => next());
    c.header("x-request-id", requestId);
    deps.log({
      level: c.res.status >= 500 ? "error" : "info",
      event: "request",
      service: options.service,
      requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ...codeOf(c),
      ...sessionOf(c),
      milliseconds: Math.round(performance.now() - started),
    });
  };
  const identify: MiddlewareHandler<Front> = async (c, next) => {
    const actor: Actor = (await options.actor?.(c)) ?? GUEST;
    if ("sessionId" in actor) c.set("session", actor.sessionId);
    const request = c.req.method === "POST" ? await options.request?.(c, actor) : undefined;
    await inScope({ ...scope(), actor, request }, () => next());
  };
  return [enter, identify];
}

/** The languages an answer may be in: the one its path names, or those of a reader whose path names none. */
function languagesOf(c: Context): readonly Locale[] {
  const named = c.req.path.split("/", 3).find(isLocale);
  return named ? [named] : [DEFAULT_LOCALE, pickLanguage(c.req.header("accept-language"))];
}

function codeOf(c: Context<Front>): { readonly code?: string } {
  if (c.error) return { code: c.error instanceof AppError ? c.error.code : c.error.name };
  return c.var.problem ? { code: c.var.problem } : {};
}

const sessionOf = (c: Context<Front>): { readonly session?: string } =>
  c.var.session ? { session: c.var.session } : {};

function cameThroughRouter(deps: WebDeps, c: Context): boolean {
  if (deps.originKeys.length === 0) return true;
  const shown = c.req.header("x-origin-key") ?? "";
  return deps.originKeys.map((key) => sameText(key, shown)).includes(true);
}

/** Two years, as preload lists ask (OWASP ASVS 5.0, 3.4.1). Browsers heed it over https alone. */
const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/** Headers of every answer that is no page: nothing of it runs, is framed or sniffed. */
export const answerHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: STRICT_TRANSPORT,
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
});

/** Headers of every page: no script but ours by nonce, no framing, no sniffing, no referrer. */
export const pageHeaders = (formTargets: readonly string[] = []) =>
  secureHeaders({
    strictTransportSecurity: STRICT_TRANSPORT,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      objectSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      scriptSrc: [NONCE],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...formTargets],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    crossOriginResourcePolicy: "same-origin",
  });
