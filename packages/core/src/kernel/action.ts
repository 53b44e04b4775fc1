import { AsyncLocalStorage } from "node:async_hooks";
import type * as z from "zod";
import { type Access, assertAdmitted, grantFor, type Place } from "./access.ts";
import type { Actor, Grant } from "./actor.ts";
import type { AuditFacts } from "./audit.ts";
import { AppError, ConflictError, ForbiddenError } from "./error.ts";
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
   * own key refuses a repeat and no further row is needed; else minted. Call it first and name the record's table where
   * a rule may refuse before the write: a repeat is then answered again even if the rule would refuse it by now.
   */
  newId(prefix: string, table?: { readonly name: string }): string;
}

/** The state of one running action, seen by `write`. */
export interface Frame {
  readonly name: string;
  readonly access: Access;
  readonly actor: Actor;
  /** An action called by another is part of it: the request's key is the outer one's. */
  readonly nested: boolean;
  /** No request key is noted for this action. */
  readonly unkeyed: boolean;
  grant: Grant | undefined;
  facts: AuditFacts | undefined;
  newId: string | undefined;
  /** The table whose record `newId` names. */
  makes: { readonly name: string } | undefined;
  wrote: boolean;
}

/** The row that a request's first try left, read by its key. */
type Recall = (frame: Frame) => Promise<Readonly<Record<string, unknown>> | undefined>;
let recall: Recall | undefined;

/** Tells actions how to find what a request left: core/table, which keeps it, says so once. */
export function recallBy(found: Recall): void {
  recall = found;
}

/** Refusals that a repeated request may meet only because its first try succeeded: the state has moved on. */
const OVERTAKEN = new Set([404, 409, 412, 422, 429]);

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
 * `unkeyed`: the request's key is not noted, since the act is the same however often it is done, or (a code, a session)
 * a repeat must be judged anew.
 * @throws UnauthorizedError, ForbiddenError, InvalidError before `run`; what the rules of the domain throw after.
 */
export function action<A extends Actor, S extends z.ZodType, R>(definition: {
  readonly name: string;
  readonly access: Access<A>;
  readonly input: S;
  readonly unkeyed?: boolean;
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
      unkeyed: definition.unkeyed ?? false,
      grant: undefined,
      facts: undefined,
      newId: undefined,
      makes: undefined,
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
      newId(prefix, table) {
        const { request } = scope();
        if (!request || current.nested || current.unkeyed) return mintId(prefix);
        current.makes = table;
        current.newId = derivedId(prefix, hmac("pseudonymPepper", "request", name, request.key));
        return current.newId;
      },
    };
    try {
      const answer = await frames.run(current, () => definition.run(parsed, context));
      // What was done already answers alike without a write; only the same key with other words is refused.
      await before(current);
      return answer;
    } catch (error) {
      const old = error instanceof Repeated ? error.old : await overtaken(error, current);
      if (!old) throw error;
      if (!definition.again) throw new ConflictError("already_done");
      return definition.again(parsed, old);
    }
  };
  return Object.assign(perform, { actionName: name, access, input });
}

/** What the same request left before, where a rule refused it before any write was tried. */
async function overtaken(error: unknown, current: Frame): ReturnType<Recall> {
  return error instanceof AppError && OVERTAKEN.has(error.status) ? before(current) : undefined;
}

/** The row of an action's request from an earlier try; where a write was tried, the write itself has met it. */
async function before(current: Frame): ReturnType<Recall> {
  const isKeyed = scope().request !== undefined && !current.nested && !current.unkeyed;
  return isKeyed && !current.wrote ? recall?.(current) : undefined;
}
