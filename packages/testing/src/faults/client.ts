import { type Actor, AppError, BusyError, type Deps, inScope } from "@kz2050/core/kernel";
import type { Chance } from "./chance.ts";
import { isCrash } from "./wire.ts";

/** What a client knows in the end: it was done, it was refused, or (where it may not ask again) neither. */
export type Answer =
  | { readonly said: "done"; readonly value: unknown; readonly tries: number }
  | { readonly said: "refused"; readonly code: string; readonly tries: number }
  | { readonly said: "nothing"; readonly tries: number };

/**
 * How a client asks: under an Idempotency-Key, and again until somebody answers; without one, since the act is the same
 * however often it is done; or once, with no word of what became of it where the answer does not come.
 */
export type Manner = "keyed" | "repeatable" | "once";

/** An answer on its way to the client is lost this often, though the act was done: the client asks again. */
const LOST = 0.08;
const MOST = 200;

export interface Clients {
  readonly deps: Deps;
  readonly chance: Chance;
}

/** Asks until there is a definite answer. @throws what is no answer at all: a bare error is a violation. */
export async function ask(
  { deps, chance }: Clients,
  actor: Actor,
  work: () => Promise<unknown>,
  { manner, key }: { readonly manner: Manner; readonly key: string },
): Promise<Answer> {
  const request = manner === "keyed" ? { key, bodyHash: "the same words" } : undefined;
  for (let tries = 1; tries <= MOST; tries += 1) {
    try {
      const value = await inScope({ ...deps, actor, requestId: `${key}-${tries}`, request }, work);
      if (manner === "once" || chance.draw("answer") >= LOST) return { said: "done", value, tries };
    } catch (error) {
      const isOver = error instanceof BusyError || isCrash(error);
      if (!isOver && error instanceof AppError) return { said: "refused", code: error.code, tries };
      if (!isOver) throw error;
      if (manner === "once") return { said: "nothing", tries };
    }
  }
  throw new Error(`No answer in ${MOST} tries`);
}
