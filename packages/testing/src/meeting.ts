import { AsyncLocalStorage } from "node:async_hooks";
import { type Actor, inScope } from "@kz2050/core/kernel";
import type { Engine, Op } from "@kz2050/core/table";
import type { World } from "./world.ts";

/** Two acts that meet: somebody else does something just before the first write of `work` that is `at` this point. */
export async function meeting<T>(
  w: World,
  actor: Actor,
  { work, at, other }: { work: () => Promise<T>; at: (op: Op) => boolean; other: () => Promise<unknown> },
): Promise<T> {
  const real = w.deps.engine as Engine;
  // Outside of the action that is met.
  const elsewhere = AsyncLocalStorage.bind(other);
  let hasMet = false;
  const engine: Engine = {
    ...real,
    async attempt(ops, writeId) {
      if (!hasMet && ops.some(at)) {
        hasMet = true;
        await elsewhere();
      }
      return real.attempt(ops, writeId);
    },
  };
  const meet = inScope({ ...w.deps, engine, actor, requestId: "meeting" }, work);
  return meet.finally(() => {
    if (!hasMet) throw new Error("They did not meet");
  });
}
