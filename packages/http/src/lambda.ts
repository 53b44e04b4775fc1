import { handle } from "hono/aws-lambda";
import type { WebDeps } from "./deps.ts";

/**
 * A web application as Lambda calls it. The stage's dependencies are made once, at INIT, where Lambda gives full
 * processor; the web globals are touched there too, since Node loads them at the first use.
 */
export function lambda(
  createApp: (deps: WebDeps) => { fetch: unknown },
): (event: unknown, context: unknown) => Promise<unknown> {
  void globalThis.Request;
  const ready = import("./deployed.ts").then(async ({ makeDeps }) => handle(createApp(await makeDeps()) as never));
  ready.catch(() => undefined);
  return async (event, context) => (await ready)(event as never, context as never);
}
