import type { Actor } from "@kz2050/core/kernel";
import type { Answer, Manner } from "./client.ts";

/** What one actor is about to do, and what the plain model says of it. */
export interface Deed<S = unknown> {
  /** Of the cell of the model that it concerns: what is done in one cell is told in one order. */
  readonly cell: string;
  readonly what: string;
  readonly actor: Actor;
  readonly manner: Manner;
  run(): Promise<unknown>;
  /** The cell's state after it; undefined where the rules refuse it. `value` is what the platform answered, if it did. */
  step(state: S, now: string, value: unknown): S | undefined;
  /** Codes of refusals that the model does not foresee and that change nothing: limits, and races that are told so. */
  readonly may?: readonly string[];
  /** The record and the action of the row that a staff verb leaves on the trail, once for each time it was done. */
  readonly audits?: readonly [recordId: string, action: string];
}

/** One record of the model, or several that decide upon each other; states are plain values and never changed. */
export interface Cell<S = unknown> {
  state: S;
  /** What there is to see of a state at this time, as `stored` tells it. */
  view(state: S, now: string): unknown;
  stored(now: string): Promise<unknown>;
}

export interface Told {
  readonly deed: Deed;
  readonly answer: Answer;
}

/**
 * The state in which some order of what was done at once leaves the cell, such that every answer is what the model says in
 * that order and the state is what is stored. What was not answered was done once or not at all. Undefined where there is
 * no such order.
 */
export function orderOf(cell: Cell, told: readonly Told[], now: string, stored: unknown): unknown {
  const wanted = JSON.stringify(stored);
  const search = (state: unknown, left: readonly Told[]): unknown => {
    if (left.length === 0) return JSON.stringify(cell.view(state, now)) === wanted ? state : undefined;
    for (const next of left) {
      const rest = left.filter((one) => one !== next);
      for (const after of statesAfter(state, next, now)) {
        const found = search(after, rest);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return search(cell.state, told);
}

/** The states that this answer leaves possible. */
function statesAfter(state: unknown, { deed, answer }: Told, now: string): unknown[] {
  const after = deed.step(state, now, answer.said === "done" ? answer.value : undefined);
  if (answer.said === "done") return after === undefined ? [] : [after];
  if (answer.said === "nothing") return after === undefined ? [state] : [after, state];
  return after === undefined || deed.may?.includes(answer.code) ? [state] : [];
}
