import { Identity } from "@kz2050/core/identity";
import type { Person, Staff } from "@kz2050/core/kernel";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { WebDeps } from "./deps.ts";

/** Which cookie: a person's on the public site, a member of staff's in the office. One never stands for the other. */
export type SessionDoor = "person" | "staff";

const isSecure = (c: Context): boolean => (c.get("deps") as WebDeps).officeOrigin.startsWith("https:");

/** Browsers drop `__Host-` cookies on plain http other than localhost, so there the name goes without. */
const nameOf = (c: Context, door: SessionDoor): string =>
  `${isSecure(c) ? "__Host-" : ""}${door === "staff" ? "office" : "session"}`;

const options = (c: Context) => ({
  path: "/",
  httpOnly: true,
  sameSite: "Lax" as const,
  secure: isSecure(c),
});

/** The cookie's token, for what is done to the session itself. */
export const sessionToken = (c: Context, door: SessionDoor): string | undefined => getCookie(c, nameOf(c, door));

/** The member of staff whose live session this request bears, if any. */
export async function staffOf(c: Context): Promise<Staff | undefined> {
  const token = sessionToken(c, "staff");
  return token ? Identity.staffOf(token) : undefined;
}

/** The person whose live session this request bears, if any. */
export async function personOf(c: Context): Promise<Person | undefined> {
  const token = sessionToken(c, "person");
  return token ? Identity.personOfSession(token) : undefined;
}

export function beginSession(c: Context, door: SessionDoor, token: string, seconds: number): void {
  setCookie(c, nameOf(c, door), token, { ...options(c), maxAge: seconds });
}

export async function endSession(c: Context, door: SessionDoor): Promise<void> {
  const token = sessionToken(c, door);
  if (token) await Identity.signOut(token);
  deleteCookie(c, nameOf(c, door), options(c));
  // What the browser kept of private pages goes too (OWASP ASVS 5.0, 14.3.1).
  c.header("clear-site-data", '"cache", "storage"');
}

/** Browser and system in words, from the User-Agent: what a list of sessions tells them apart by, and no more. */
export function deviceOf(c: Context): string {
  const agent = c.req.header("user-agent") ?? "";
  const browser = [
    ["Edg", "Edge"],
    ["OPR", "Opera"],
    ["YaBrowser", "Yandex"],
    ["SamsungBrowser", "Samsung Internet"],
    ["Firefox", "Firefox"],
    ["Chrome", "Chrome"],
    ["Safari", "Safari"],
  ].find(([mark = ""]) => agent.includes(`${mark}/`))?.[1];
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"].find((mark) => agent.includes(mark));
  return [browser, system].filter(Boolean).join(", ");
}
