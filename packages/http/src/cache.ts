import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";

/**
 * Public GETs: an ETag of the body, a minute fresh, five more stale while a new one is made, a day when we are down.
 * Everything else is never stored.
 */
export function publicCache(seconds = 60): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return void c.header("cache-control", "no-store");
    if (c.res.headers.has("cache-control")) return;
    if (c.res.status !== 200) return void c.header("cache-control", "no-store");
    const body = Buffer.from(await c.res.clone().arrayBuffer());
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = {
      etag,
      "cache-control": `public, max-age=${seconds}, stale-while-revalidate=300, stale-if-error=86400`,
    };
    const known = c.req
      .header("if-none-match")
      ?.split(",")
      .map((tag) => tag.trim().replace(/^W\//, ""));
    if (known?.some((tag) => tag === etag || tag === "*")) {
      c.res = new Response(null, { status: 304, headers });
      return;
    }
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}

/** Private pages and answers: kept by nobody, found by nobody. */
export const privately: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("cache-control", "no-store");
  c.header("referrer-policy", "no-referrer");
  c.header("x-robots-tag", "noindex, nofollow");
};
