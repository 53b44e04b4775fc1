import * as fc from "fast-check";
import { burst } from "./actors.ts";
import { type Ground, ground, type Plant } from "./ground.ts";
import { broken } from "./laws.ts";
import { newPlay, type Play } from "./play.ts";

export interface Ran {
  readonly play: Play;
  /** What broke, first; empty in a good run. */
  readonly violations: readonly string[];
}

/** One world in which actors do what the seed says, and the laws in the end. */
export async function runActors(seed: number, bursts: number, plant: Plant = {}): Promise<Ran> {
  const place: Ground = await ground(seed, plant);
  try {
    const play = newPlay(place);
    const exactly = { minLength: bursts, maxLength: bursts, size: "max" as const };
    const [steps = []] = fc.sample(fc.array(burst, exactly), { seed, numRuns: 1 });
    try {
      await fc.asyncModelRun(() => ({ model: play.model, real: play }), steps);
    } catch (error) {
      if (play.story.violations.length === 0) throw error;
      return { play, violations: [`seed ${seed}: ${error instanceof Error ? error.message : error}`] };
    }
    return { play, violations: (await broken(play)).map((one) => `seed ${seed}: ${one}`) };
  } finally {
    await place.stop();
  }
}
