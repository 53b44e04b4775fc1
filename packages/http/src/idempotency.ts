import { type Actor, actorId, hmac, InvalidError } from "@kz2050/core/kernel";
import type { Context } from "hono";
import { readFields, TOKEN, text } from "./form.ts";

/** The key of a request, scoped to where it goes and who sends it, and the HMAC of what it says. */
export interface RequestIdentity {
  readonly key: string;
  readonly bodyHash: string;
  /** One showing of a form with all that was written in it, whoever sends it. */
  readonly press?: string;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The identity of a request under its Idempotency-Key or its form's token.
 * @throws InvalidError for a key that is no printable ASCII of at most 200 characters.
 */
export function requestIdentity(route: string, actor: Actor, key: string, body: unknown): RequestIdentity {
  if (!KEY.test(key)) throw new InvalidError("invalid_idempotency_key");
  return {
    key: hmac("pseudonymPepper", "idempotency", route, actorId(actor), key).toString("base64url"),
    bodyHash: hmac("pseudonymPepper", "body", canonical(body)).toString("base64url"),
  };
}

/**
 * The identity of a posted form: its token is the key, and no part of what was said; nor is a field that is `aside`.
 * Undefined where no token came.
 */
export async function formIdentity(
  c: Context,
  actor: Actor,
  aside: (name: string) => boolean = () => false,
): Promise<RequestIdentity | undefined> {
  const { [TOKEN]: token, ...said } = await readFields(c);
  if (!token) return undefined;
  const body = Object.fromEntries(Object.entries(said).filter(([name]) => !aside(name)));
  const key = text({ token }, "token");
  // No token of ours: the form itself says that it has expired, with all that was typed.
  const identity = requestIdentity(c.req.path, actor, KEY.test(key) ? key : "none", body);
  const press = await pressOf(c);
  return press === undefined ? identity : { ...identity, press };
}

/** The name of this press of a form's button: the same for the same token and words, pressed once more. */
export async function pressOf(c: Context): Promise<string | undefined> {
  if (c.req.method !== "POST") return undefined;
  const fields = await readFields(c);
  return fields[TOKEN] ? hmac("linkKey", "press", c.req.path, canonical(fields)).toString("base64url") : undefined;
}

/** JSON with sorted names, so that the order in which a program writes them does not matter. */
function canonical(value: unknown): string {
  const sorted: string | undefined = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return sorted ?? "";
}
