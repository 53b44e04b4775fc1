import { AsyncLocalStorage } from "node:async_hooks";
import type * as z from "zod";
import { type Access, assertAdmitted, grantFor, type Place } from "./access.ts";
import type { Actor, Grant } from "./actor.ts";
import type { AuditFacts } from "./audit.ts";
import { ForbiddenError } from "./error.ts";
import { parse } from "./input.ts";
import { scope } from "./scope.ts";

/** What `run` is given: who acts (as the access says), when, and the two declarations a staff verb owes. */
export interface Context<A extends Actor> {
  readonly actor: A;
  readonly now: Date;
  /** Says where a staff verb acts. @throws ForbiddenError unless a live grant reaches there. */
  within(place: Place): void;
  /** Says what the audit row of this action tells. The row goes into the action's one write. */
  audit(facts: AuditFacts): void;
}

/** The state of one running action, seen by `write`. */
export interface Frame {
  readonly name: string;
  readonly access: Access;
  readonly actor: Actor;
  grant: Grant | undefined;
  facts: AuditFacts | undefined;
  wrote: boolean;
}

export interface Action<S extends z.ZodType, R> {
  (input: z.input<S>): Promise<R>;
  readonly actionName: string;
  readonly access: Access;
  readonly input: S;
}

const frames = new AsyncLocalStorage<Frame>();

/** The running action, if any. */
export const frame = (): Frame | undefined => frames.getStore();

/**
 * One use case, named as the civic act. Checks the access, parses the input, runs with at most one `write`,
 * to which the audit row of a staff verb is appended.
 * @throws UnauthorizedError, ForbiddenError, InvalidError before `run`; what the rules of the domain throw after.
 */
export function action<A extends Actor, S extends z.ZodType, R>(definition: {
  readonly name: string;
  readonly access: Access<A>;
  readonly input: S;
  run(input: z.output<S>, context: Context<A>): Promise<R>;
}): Action<S, R> {
  const { name, access, input } = definition;
  const perform = async (raw: z.input<S>): Promise<R> => {
    const { actor } = scope();
    const now = scope().now();
    assertAdmitted(access, actor, now);
    const parsed = parse(input, raw);
    const current: Frame = { name, access, actor, grant: undefined, facts: undefined, wrote: false };
    const context: Context<A> = {
      actor,
      now,
      within(place) {
        current.grant = grantFor(access, actor, place, now);
        if (!current.grant) throw new ForbiddenError();
      },
      audit(facts) {
        current.facts = facts;
      },
    };
    return frames.run(current, () => definition.run(parsed, context));
  };
  return Object.assign(perform, { actionName: name, access, input });
}
