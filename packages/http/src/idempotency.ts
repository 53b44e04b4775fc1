import { type Actor, actorId, hmac, InvalidError } from "@kz2050/core/kernel";

/** The key of a request, scoped to where it goes and who sends it, and the HMAC of what it says. */
export interface RequestIdentity {
  readonly key: string;
  readonly bodyHash: string;
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

/** JSON with sorted names, so that the order in which a program writes them does not matter. */
function canonical(value: unknown): string {
  const sorted: string | undefined = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return sorted ?? "";
}
