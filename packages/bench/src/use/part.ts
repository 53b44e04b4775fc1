import type { House } from "./house.ts";

/** One thing that people do, and what it may cost. */
export interface Use {
  readonly name: string;
  /** Write units at most, rate limits aside; of the heart alone where one is named. */
  readonly goal?: number;
  /** The tables of the write that keeps the promise, where rows of the person stand beside it. */
  readonly heart?: { readonly tables: readonly string[]; readonly is: string };
  /** Read units at most. */
  readonly goalReads?: number;
  /** Prepares what must stand before, unmeasured, and answers the act. */
  prepare(house: House): Promise<() => Promise<unknown>>;
}
