import { Identity } from "@kz2050/core/identity";
import type { Person, Staff } from "@kz2050/core/kernel";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { WebDeps } from "./deps.ts";
import { pressOf } from "./idempotency.ts";

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

/** Where this request keeps the token under which it has put its session. */
const NEW = "sessionToken";
const AGAIN = "pressedAgain";

/** The session's token, for what is done to the session itself: the cookie's, or the one this request has given it. */
export const sessionToken = (c: Context, door: SessionDoor): string | undefined =>
  (c.get(NEW) as string | undefined) ?? getCookie(c, nameOf(c, door));

/** The member of staff whose live session this request bears, if any. */
export const staffOf = (c: Context): Promise<Staff | undefined> => bearerOf(c, "staff", Identity.staffOf);

/** The person whose live session this request bears, if any. */
export const personOf = (c: Context): Promise<Person | undefined> => bearerOf(c, "person", Identity.personOfSession);

async function bearerOf<A>(
  c: Context,
  door: SessionDoor,
  find: (token: string) => Promise<A | undefined>,
): Promise<A | undefined> {
  const token = sessionToken(c, door);
  if (!token) return undefined;
  return (await find(token)) ?? ((await pressedAgain(c, door)) ? find(sessionToken(c, door) ?? "") : undefined);
}

/**
 * A button pressed twice: where the first press has put the session under a new token, this answer tells the browser the
 * same one, for it may never see the first. Answers whether that is so.
 */
async function pressedAgain(c: Context, door: SessionDoor): Promise<boolean> {
  const token = sessionToken(c, door);
  const opened = token ? await Identity.pressedAfter(token, door, await pressOf(c)) : undefined;
  if (!opened) return false;
  beginSession(c, door, opened);
  c.set(AGAIN, true);
  return true;
}

/**
 * Does what puts the session under a new token, under which it goes on. Answers what was done; nothing where the same
 * press did it before.
 */
export async function proceed<T extends Identity.OpenedSession>(
  c: Context,
  door: SessionDoor,
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (c.get(AGAIN)) return undefined;
  try {
    const opened = await work();
    beginSession(c, door, opened);
    return opened;
  } catch (error) {
    if (await pressedAgain(c, door)) return undefined;
    throw error;
  }
}

/** The session goes on, or begins, under this token. */
function beginSession(c: Context, door: SessionDoor, { token, expiresIn }: Identity.OpenedSession): void {
  setCookie(c, nameOf(c, door), token, { ...options(c), maxAge: expiresIn });
  c.set(NEW, token);
}

/** Opens a session in the place of the one this browser may have had, which is dead from here on. */
export async function enterAs(c: Context, door: SessionDoor, opened: Identity.OpenedSession): Promise<void> {
  const before = sessionToken(c, door);
  if (before && before !== opened.token) await Identity.signOut(before);
  beginSession(c, door, opened);
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
