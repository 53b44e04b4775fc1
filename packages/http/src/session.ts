import { Identity } from "@kz2050/core/identity";
import type { Staff } from "@kz2050/core/kernel";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { WebDeps } from "./deps.ts";

const isSecure = (c: Context): boolean => (c.get("deps") as WebDeps).officeOrigin.startsWith("https:");

/** Browsers drop `__Host-` cookies on plain http other than localhost, so there the name goes without. */
const nameOf = (c: Context): string => (isSecure(c) ? "__Host-session" : "session");

const options = (c: Context) => ({
  path: "/",
  httpOnly: true,
  sameSite: "Lax" as const,
  secure: isSecure(c),
});

/** The member of staff whose live session this request bears, if any. */
export async function staffOf(c: Context): Promise<Staff | undefined> {
  const token = getCookie(c, nameOf(c));
  return token ? Identity.actorOf(token) : undefined;
}

export function beginSession(c: Context, token: string, seconds: number): void {
  setCookie(c, nameOf(c), token, { ...options(c), maxAge: seconds });
}

export async function endSession(c: Context): Promise<void> {
  const token = getCookie(c, nameOf(c));
  if (token) await Identity.signOut(token);
  deleteCookie(c, nameOf(c), options(c));
}
