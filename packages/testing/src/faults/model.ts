import type { Cell, Deed } from "./deed.ts";
import type { Ground } from "./ground.ts";

/** One thing that somebody may do, drawn at random: what it is done to is found in the model when its turn comes. */
export interface Act {
  readonly does: string;
  readonly who: number;
  readonly which: number;
  readonly n: number;
}

/** What is known of everything that was done: the plain model, cell by cell. */
export interface Model {
  readonly cells: Map<string, Cell>;
  /** Mailboxes that were erased since: who writes from one is a new person. */
  readonly lives: Map<number, number>;
  /** A number never given before. */
  next(): number;
}

export const newModel = (): Model => {
  let numbers = 0;
  return { cells: new Map(), lives: new Map(), next: () => ++numbers };
};

/** What one service brings: its acts, told as deeds; undefined where there is nothing yet to do it to. */
export interface Service {
  readonly acts: Readonly<Record<string, (act: Act, model: Model, ground: Ground) => Deed | undefined>>;
}

export const emailOf = (model: Model, who: number): string => `adam${who}-${model.lives.get(who) ?? 0}@posta.example`;

/** The cells of a kind, oldest first. */
export const cellsOf = <S>(model: Model, kind: string): readonly (readonly [string, Cell<S>])[] =>
  [...model.cells].filter(([name]) => name.startsWith(`${kind}:`)) as unknown as [string, Cell<S>][];

/** One of them, rather a young one: what is old has mostly come to its end. */
export function pick<T>(from: readonly T[], which: number): T | undefined {
  return from.length === 0 ? undefined : from[from.length - 1 - (which % Math.min(from.length, 4))];
}

/** Mostly one that the rules let it be done to, now and then any: what is refused must be refused rightly as well. */
export function pickFor<T>(from: readonly T[], { which, n }: Act, isOpen: (one: T) => boolean): T | undefined {
  const open = from.filter(isOpen);
  return pick(open.length > 0 && n % 5 !== 0 ? open : from, which);
}
