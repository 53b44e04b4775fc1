import { setTimeout as sleep } from "node:timers/promises";
import { chance, inLane } from "./chance.ts";
import { type Site, site } from "./kill-site.ts";
import { settled } from "./load-laws.ts";
import { type Answer, PEOPLE, type Person, patiently, post, type Said, WHO } from "./load-people.ts";
import { type Town, town } from "./load-town.ts";

export interface KillRan {
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

const AT_ONCE = 10;
const VICTIMS = ["server", "engine", "both"] as const;
/** The load has surely begun within so many milliseconds, and is not over. */
const [EARLIEST, LATEST] = [150, 900];

/** Kills the server, its engine or both in the middle of load, round after round, and holds what was said against what is there. */
export async function runKill(seed: number, rounds: number): Promise<KillRan> {
  const drawn = chance(seed);
  const place = await site();
  const counts: Record<string, number> = { "kills of the server": 0, "kills of the engine": 0, "asked again": 0 };
  const add = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const said: Said[] = [];
  const violations: string[] = [];
  try {
    await place.start();
    const here = await town(place);
    for (let round = 0; round < rounds && violations.length === 0; round += 1) {
      const victim = VICTIMS[round % VICTIMS.length] ?? "both";
      let isOver = false;
      const crowd = Array.from({ length: AT_ONCE }, (_, lane) =>
        inLane(`${round}-${lane}`, async () => {
          for (let turn = 0; !isOver; turn += 1)
            await act(here, round * 1000 + turn * AT_ONCE + lane, said, add).catch((error: unknown) =>
              violations.push(`round ${round}: ${error instanceof Error ? error.stack : error}`),
            );
        }),
      );
      await sleep(EARLIEST + drawn.draw("when") * (LATEST - EARLIEST));
      await kill(place, victim, add);
      await sleep(EARLIEST);
      isOver = true;
      await Promise.all(crowd);
      violations.push(...(await settled(here, said)).map((one) => `seed ${seed}, round ${round} (${victim}): ${one}`));
    }
    counts["things said to be done"] = said.length;
  } finally {
    await place.stop();
  }
  return { counts, violations };
}

/** One person does the whole of what they came for, asking again until they are answered. */
async function act(here: Town, nth: number, said: Said[], add: (what: string) => void): Promise<void> {
  const who = WHO[nth % WHO.length] ?? "member";
  let step = 0;
  const person: Person = {
    nth,
    town: here,
    ask: (path, body, headers = {}) => {
      step += 1;
      const own = {
        "x-client-address": `198.51.${nth >> 8}.${nth & 255}`,
        "idempotency-key": `${nth}-${step}`,
        ...headers,
      };
      return patiently(
        (): Promise<Answer> => post(here.origin, path, body, own),
        () => add("asked again"),
      ).then((answer) => {
        add(answer.status < 300 ? `done: ${who}` : `refused: ${who} (${answer.body.code ?? answer.status})`);
        return answer;
      });
    },
    say: (one) => void said.push(one),
  };
  await PEOPLE[who](person);
}

async function kill(place: Site, victim: (typeof VICTIMS)[number], add: (what: string) => void): Promise<void> {
  if (victim !== "server") {
    place.killEngine();
    add("kills of the engine");
  }
  if (victim === "engine") return;
  await place.killServer();
  add("kills of the server");
  await place.start();
}
