import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { MINUTE, system } from "@kz2050/core/kernel";
import { Stream } from "@kz2050/core/stream";
import type { StreamWorker } from "@kz2050/workers";
import * as fc from "fast-check";
import { Burst, burst } from "./actors.ts";
import { chance } from "./chance.ts";
import { type Ground, ground } from "./ground.ts";
import { broken } from "./laws.ts";
import { newPlay } from "./play.ts";
import { MISHAPS, type Mishaps, roughPump } from "./streams.ts";
import { poison } from "./streams-poison.ts";

export interface StreamsRan {
  readonly mishaps: Mishaps;
  /** Records that were set aside, and sums that their processing once more moved. */
  readonly parked: number;
  readonly moved: number;
  readonly violations: readonly string[];
}

const three = (does: string) => [0, 1, 2].map((who) => ({ does, who, which: 2 * who, n: 2 }));
/** What every service's streams have something to bring of, before chance goes on. */
const STORY = [
  ["apply", "pledge", "hold", "propose"],
  ["confirm an application", "pay", "confirm a booking", "confirm a proposal"],
  ["approve", "accept", "publish"],
  ["ask to support"],
  ["support"],
].map((does) => new Burst(does.flatMap(three), MINUTE));

/** What everybody did comes to the workers in the roughest way, some records stumble, and the office sends them again. */
export async function runStreams(
  seed: number,
  bursts: number,
  planted = (worker: StreamWorker) => worker,
): Promise<StreamsRan> {
  const mishaps = Object.fromEntries(MISHAPS.map((name) => [name, 0])) as Mishaps;
  const stumbling = poison(chance(seed));
  const place = await ground(seed, {
    workers: (workers) => stumbling.workers(workers).map(planted),
    pump: (options, drawn) => roughPump(options, drawn, mishaps),
  });
  try {
    const play = newPlay(place);
    const exactly = { minLength: bursts, maxLength: bursts, size: "max" as const };
    const [steps = []] = fc.sample(fc.array(burst, exactly), { seed, numRuns: 1 });
    const violations: string[] = [];
    await fc
      .asyncModelRun(() => ({ model: play.model, real: play }), [...STORY, ...steps])
      .catch((error: unknown) => {
        if (play.story.violations.length === 0) throw error;
      });
    await place.drain();

    const parked = await place.rows("Parked");
    for (const { streamName, keys, code } of parked)
      if (!stumbling.isPoison(String(streamName), keys as Record<string, string>))
        violations.push(`a record of ${streamName} was set aside for nothing: ${code}`);
    const before = await counts(place);
    await replay(place);
    const once = await counts(place);
    await replay(place);
    const moved = changed(before, once);
    for (const name of changed(once, await counts(place))) violations.push(`${name} moved when it was sent twice`);
    violations.push(...(await mended(place, stumbling.missed())));
    violations.push(...(await broken(play)));
    return {
      ...{ mishaps, parked: parked.length, moved: moved.length },
      violations: violations.map((one) => `seed ${seed}: ${one}`),
    };
  } finally {
    await place.stop();
  }
}

/** The office asks for every record that was set aside, twice: a button is soon pressed again. */
async function replay({ w, central, rows, drain }: Ground): Promise<void> {
  for (const { streamName, eventId, replayedAt } of await rows("Parked")) {
    const ask = () => Stream.askReplay({ streamName: String(streamName), eventId: String(eventId) });
    for (let times = 0; times < 2; times += 1) {
      await w.as(central, ask).catch((error: { code?: string }) => {
        if (!replayedAt || error.code !== "wrong_state") throw error;
      });
      w.clock.advance(MINUTE);
    }
  }
  await drain();
}

async function counts({ rows }: Ground): Promise<ReadonlyMap<string, string>> {
  const sums = (await rows("Counts")).filter(({ counterId }) => !String(counterId).startsWith("watermark#"));
  return new Map(sums.map(({ writeId, ...row }) => [String(row.counterId), Object.entries(row).toSorted().join(" ")]));
}
const changed = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...b].filter(([name, row]) => a.get(name) !== row).map(([name]) => name);

/** What could not be counted is counted by the night, by as much as was missed and no more. */
async function mended({ w }: Ground, missed: ReadonlyMap<string, number>): Promise<string[]> {
  w.clock.advance(30 * MINUTE);
  const drift = await w.as(
    system("night"),
    async () => new Map([...(await Campaign.recount()).drift, ...(await Council.recount())]),
  );
  const names = new Set([...drift.keys(), ...missed.keys()]);
  return [...names]
    .filter((name) => (drift.get(name) ?? 0) !== (missed.get(name) ?? 0))
    .map((name) => `the night mended ${name} by ${drift.get(name) ?? 0}, and ${missed.get(name) ?? 0} was missed`);
}
