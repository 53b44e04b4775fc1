/**
 * `exact`: counted or computed, the same on every machine, held by `npm test`. `ratio`: of two timings of one run, printed
 * and never asserted. `context`: a bare timing or size, for whoever reads the ratio.
 */
export type Kind = "exact" | "ratio" | "context";

/** One figure. */
export interface Figure {
  /** What is measured, in a few words; the same from run to run, since runs are compared by it. */
  readonly what: string;
  readonly kind: Kind;
  readonly value: number;
  /** "WCU", "RCU", "µs CPU", "×", "kB", "$", "writes"… */
  readonly unit: string;
  /** The most it should be. */
  readonly goal?: number;
  /** What others need for the same, or how it came about. */
  readonly note?: string;
}

/** A part of the bench: it brings its own engine and world, and leaves nothing running. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** `brief`: as little as still tells something, for a look in between. */
  measure(options: { readonly brief: boolean }): Promise<readonly Figure[]>;
}

/** The middle of several rounds: a busy machine makes single ones worthless. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
