import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Item } from "@kz2050/core/table";
import { chance, inLane } from "./chance.ts";
import { type Site, site } from "./kill-site.ts";
import { agreed, TABLES } from "./laws.ts";
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
const SETTLED = 30_000;

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

/** Waits until the streams have told everything; what is then still broken is broken. */
async function settled(here: Town, said: readonly Said[]): Promise<string[]> {
  for (const until = Date.now() + SETTLED; ; await sleep(300)) {
    const found = await broken(here, said);
    if (found.length === 0 || Date.now() > until) return found;
  }
}

async function broken(here: Town, said: readonly Said[]): Promise<string[]> {
  const found: string[] = [];
  const rows = Object.fromEntries(
    await Promise.all(TABLES.map(async (name) => [name, await here.rows(name)] as const)),
  );
  for (const { table, key, status, has } of said) {
    const row = rows[table]?.find((one) =>
      Object.entries(key).every(([name, value]) => isDeepStrictEqual(one[name], value)),
    );
    if (!row) found.push(`${JSON.stringify(key)} was said to be in ${table}, and is not there`);
    else if (has && row[has] === undefined) found.push(`${JSON.stringify(key)} has no ${has}`);
    else if (status && !status.includes(String(row.status)))
      found.push(`${JSON.stringify(key)} was said to be ${status}, and is ${row.status}`);
  }
  // Whoever asked again did so under the same key: there is one record for each that was told of, and no other.
  for (const [table, kind] of Object.entries({ Memberships: "application", Gifts: "", Bookings: "" })) {
    const told = new Set(said.filter((one) => one.table === table).map(({ key }) => JSON.stringify(key))).size;
    const there = rowsOf(rows[table], kind).length;
    if (there !== told) found.push(`${there} rows of ${table} for ${told} that were told of`);
  }
  const promised = rows.Gifts?.length ?? 0;
  const say = (law: string) => void found.push(law);
  agreed(rows, new Date().toISOString(), { campaignIds: here.campaignIds, promised }, say);
  for (const { streamName, code } of rows.Parked ?? []) say(`a record of ${streamName} was set aside: ${code}`);
  return found;
}

const rowsOf = (rows: readonly Item[] = [], kind: string): readonly Item[] =>
  kind === "" ? rows : rows.filter((row) => row.kind === kind);
