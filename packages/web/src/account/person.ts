import { Identity } from "@kz2050/core/identity";
import { type Person, scope, UnauthorizedError } from "@kz2050/core/kernel";
import { proceed, sessionToken } from "@kz2050/http";
import type { MiddlewareHandler } from "hono";
import type { PageContext, Pages } from "../page.tsx";

/** Who is signed in, if anybody. */
export function signedIn(): Person | undefined {
  const { actor } = scope();
  return actor.kind === "person" ? actor : undefined;
}

/** Who is signed in. @throws UnauthorizedError */
export function whoIsIn(): Person {
  const person = signedIn();
  if (!person) throw new UnauthorizedError();
  return person;
}

const LOCAL = /^\/(?:kk|ru|en)\/my(?:[/?]|$)/;

/** A page of one's own to go on to, as it came in a link or a form: nothing that leads off this site; else "My actions". */
export function localPath(c: PageContext, wanted: string | undefined): string {
  const start = `/${c.var.locale}/my`;
  if (!wanted || !LOCAL.test(wanted)) return start;
  const url = URL.parse(wanted, "http://here");
  if (url?.host !== "here" || !LOCAL.test(url.pathname)) return start;
  return url.pathname + url.search;
}

/** The path with a page to go on to, where that is not the start. */
export const withTo = (path: string, to: string): string =>
  /^\/(?:kk|ru|en)\/my$/.test(to) ? path : `${path}${path.includes("?") ? "&" : "?"}to=${encodeURIComponent(to)}`;

/** The page a request belongs to: itself, or where the form stands that was posted. */
export function pageOf(c: PageContext): string {
  const { pathname, search } = new URL(c.req.url, "http://here");
  if (c.req.method === "GET") return pathname + search;
  if (/\/my\/(?:erase|data|settings\/phone|settings\/mailbox(?:\/chl_\w+)?)$/.test(pathname)) return pathname;
  return pathname.includes("/my/settings") ? `/${c.var.locale}/my/settings` : `/${c.var.locale}/my`;
}

/** Shows the way in to whoever is not signed in, and leads back. */
export const signedInOnly: MiddlewareHandler<Pages> = async (c, next) => {
  if (signedIn()) return next();
  return c.redirect(withTo(`/${c.var.locale}/my/sign-in`, pageOf(c)), 303);
};

/** Does what changes what the session may do, and puts it under a new token: as fresh as it was. */
export const renewing = (c: PageContext, work: () => Promise<unknown>) =>
  proceed(c, "person", async () => {
    await work();
    return Identity.renewSession(sessionToken(c, "person") ?? "");
  });
