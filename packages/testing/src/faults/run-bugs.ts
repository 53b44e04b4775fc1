import { BUGS, type Bug } from "./bugs.ts";
import { runActors } from "./run-actors.ts";

/** Runs until the laws catch the bug: the first violation, or undefined where none did in so many worlds. */
export async function caught(bug: Bug, seed: number, worlds: number, bursts: number): Promise<string | undefined> {
  for (let nth = 0; nth < worlds; nth += 1) {
    const { violations } = await runActors(seed + nth, bursts, BUGS[bug]);
    if (violations[0] !== undefined) return violations[0];
  }
  return undefined;
}
