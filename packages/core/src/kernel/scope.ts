import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "./actor.ts";

/** Keys of the platform's own making. Each is at least 32 bytes of hex; `version` names the set in force. */
export interface Secrets {
  /** Canonical addresses to address keys. Never rotated in place. */
  readonly addressPepper: string;
  /** Pseudonyms and guards. */
  readonly pseudonymPepper: string;
  /** Private links, mailed codes, cursors, form tokens. */
  readonly linkKey: string;
}

/** What a running function is given once, at its start. */
export interface Deps {
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly secrets: Secrets;
  /** The database, seen only by core/table. */
  readonly engine: unknown;
}

/** Who acts, when, and in which request. All else is an argument. */
export interface Ambient extends Deps {
  readonly actor: Actor;
  readonly requestId: string;
  /**
   * The Idempotency-Key of this request, scoped to route and sender, and the HMAC of its body. `press` names one showing
   * of a form with all that was written in it, whoever sends it.
   */
  readonly request?: { readonly key: string; readonly bodyHash: string; readonly press?: string } | undefined;
}

const storage = new AsyncLocalStorage<Ambient>();

/** Runs `work` with this ambient scope. */
export function inScope<T>(ambient: Ambient, work: () => T): T {
  return storage.run(ambient, work);
}

/** The current scope. @throws when called outside one: a programmer's mistake. */
export function scope(): Ambient {
  const ambient = storage.getStore();
  if (!ambient) throw new Error("No scope: wrap the call in inScope()");
  return ambient;
}

/** Runs `work` as another actor in the same request (a worker that acts for the platform, say). */
export function asActor<T>(actor: Actor, work: () => T): T {
  return storage.run({ ...scope(), actor }, work);
}

/**
 * Runs one of several acts of a request under a key of its own: each is noted by itself, and a repeat of the whole is a
 * repeat of each.
 */
export function asPart<T>(part: string, work: () => T): T {
  const ambient = scope();
  const { request } = ambient;
  return storage.run({ ...ambient, request: request && { ...request, key: `${request.key}#${part}` } }, work);
}
