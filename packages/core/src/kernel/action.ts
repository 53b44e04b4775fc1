import { AsyncLocalStorage } from "node:async_hooks";
import type * as z from "zod";
import { type Access, assertAdmitted, grantFor, type Place } from "./access.ts";
import type { Actor, Grant } from "./actor.ts";
import type { AuditFacts } from "./audit.ts";
import { ConflictError, ForbiddenError } from "./error.ts";
import { derivedId, mintId } from "./id.ts";
import { parse } from "./input.ts";
import { scope } from "./scope.ts";
import { hmac } from "./secret.ts";

/** What `run` is given: who acts (as the access says), when, and the declarations a verb owes. */
export interface Context<A extends Actor> {
  readonly actor: A;
  readonly now: Date;
  /** Says where a staff verb acts. @throws ForbiddenError unless a live grant reaches there. */
  within(place: Place): void;
  /** Says what the audit row of this action tells. The row goes into the action's one write. */
  audit(facts: AuditFacts): void;
  /**
   * The id of the record this action makes: from the request's Idempotency-Key where there is one, so that the record's
   * own key refuses a repeat and no further row is needed; else minted.
   */
  newId(prefix: string): string;
}

/** The state of one running action, seen by `write`. */
export interface Frame {
  readonly name: string;
  readonly access: Access;
  readonly actor: Actor;
  /** An action called by another is part of it: the request's key is the outer one's. */
  readonly nested: boolean;
  grant: Grant | undefined;
  facts: AuditFacts | undefined;
  newId: string | undefined;
  wrote: boolean;
}

/** Thrown by `write` when the same request was carried out before: the action answers again from the record. */
export class Repeated extends Error {
  readonly old: Readonly<Record<string, unknown>>;
  constructor(old: Readonly<Record<string, unknown>>) {
    super("repeated");
    this.old = old;
  }
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
 * to which the audit row of a staff verb and the row of the request's key are appended.
 * `again` makes the answer to a repeated request from the record as it is (`old` is the row that stood in the way).
 * @throws UnauthorizedError, ForbiddenError, InvalidError before `run`; what the rules of the domain throw after.
 */
export function action<A extends Actor, S extends z.ZodType, R>(definition: {
  readonly name: string;
  readonly access: Access<A>;
  readonly input: S;
  run(input: z.output<S>, context: Context<A>): Promise<R>;
  again?(input: z.output<S>, old: Readonly<Record<string, unknown>>): Promise<R>;
}): Action<S, R> {
  const { name, access, input } = definition;
  const perform = async (raw: z.input<S>): Promise<R> => {
    const { actor } = scope();
    const now = scope().now();
    assertAdmitted(access, actor, now);
    const parsed = parse(input, raw);
    const current: Frame = {
      name,
      access,
      actor,
      nested: frame() !== undefined,
      grant: undefined,
      facts: undefined,
      newId: undefined,
      wrote: false,
    };
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
      newId(prefix) {
        const { request } = scope();
        if (!request || current.nested) return mintId(prefix);
        current.newId = derivedId(prefix, hmac("pseudonymPepper", "request", name, request.key));
        return current.newId;
      },
    };
    try {
      return await frames.run(current, () => definition.run(parsed, context));
    } catch (error) {
      if (!(error instanceof Repeated)) throw error;
      if (!definition.again) throw new ConflictError("already_done");
      return definition.again(parsed, error.old);
    }
  };
  return Object.assign(perform, { actionName: name, access, input });
}
