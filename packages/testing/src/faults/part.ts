/** What a part counted, by name: calls, faults by kind, planted bugs caught. Printed as it is. */
export type Counts = Readonly<Record<string, number>>;

/** What came of a part. */
export interface Outcome {
  readonly counts: Counts;
  /** What broke a law, in words that tell how to see it again (the seed among them); none in a good run. */
  readonly violations: readonly string[];
}

export interface Options {
  /** The whole of it, as `npm run faults` does; else as little as still tells something. */
  readonly long: boolean;
  /** The same seed makes the same faults. */
  readonly seed: number;
  /** How long a part that loads a site goes on, where it is not as long as the run is. */
  readonly minutes?: number;
}

/** A part of the run of faults: it brings its own engine and world, and leaves nothing running. */
export interface Part {
  readonly name: string;
  readonly title: string;
  run(options: Options): Promise<Outcome>;
}
