import type { Ground } from "./ground.ts";
import { type Model, newModel } from "./model.ts";

/** How a run went, for who judges whether it tried anything. */
export interface Story {
  readonly done: Map<string, number>;
  readonly refused: Map<string, number>;
  readonly unanswered: Map<string, number>;
  /** Asked again by the client, of all that was asked. */
  again: number;
  /** Rows on the trail: the least and the most that there may be of each record and action. */
  readonly audits: Map<string, readonly [number, number]>;
  readonly violations: string[];
}
export const newStory = (): Story => ({
  ...{ done: new Map(), refused: new Map(), unanswered: new Map(), again: 0, audits: new Map(), violations: [] },
});

export interface Play {
  readonly ground: Ground;
  readonly model: Model;
  readonly story: Story;
}
export const newPlay = (ground: Ground): Play => ({ ground, model: newModel(), story: newStory() });
