import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { site } from "./kill-site.ts";
import { settled } from "./load-laws.ts";
import { type Answer, PEOPLE, post, type Said, WHO } from "./load-people.ts";
import { type Town, town } from "./load-town.ts";

export interface LoadRan {
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

const AT_ONCE = 8;
const CEILING = 8_000;
const DOUBLED = 10_000;
/** Memory at the end may be so much more than in the middle. */
const GROWTH = 1.1;
/** A shorter run ends before a program has taken the memory that it needs. */
const STEADY = 5;
/** Of ten who come, so many only look around. */
const LOOK = 5;

type Meter = { asked: number; statuses: Map<number, number>; broken: string[] };
const newMeter = (): Meter => ({ asked: 0, statuses: new Map(), broken: [] });

/** All services at half of what one machine can take, for minutes; then at twice as much, from one address. */
export async function runLoad(minutes: number): Promise<LoadRan> {
  const place = await site();
  const violations: string[] = [];
  const said: Said[] = [];
  let nth = 0;
  try {
    await place.start();
    const here = await town(place);
    const pages = [
      ...["/kk", "/ru", "/kk/campaigns", `/kk/campaigns/${here.campaignIds[0]}`, "/kk/lectures", "/en/councils"],
      ...["/api/campaigns", "/api/councils", `/api/lecturers/${here.lecturerId}`, `/api/proposals/${here.proposalId}`],
    ];
    const come = (meter: Meter, address?: string) => {
      nth += 1;
      return nth % 10 < LOOK
        ? look(here, pages[Math.floor(nth / 2) % pages.length] ?? "/kk", meter)
        : act(here, nth, meter, said, address);
    };

    const most = newMeter();
    const until = Date.now() + CEILING;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (Date.now() < until) await come(most);
      }),
    );
    const visits = nth;
    const pause = (2 * CEILING) / visits;

    const half = newMeter();
    const levels: number[] = [];
    const pids = [place.serverPid(), place.enginePid()];
    const sampling = setInterval(() => levels.push(pids.reduce((sum, pid) => sum + residentOf(pid), 0)), 500);
    await paced(minutes * 60_000, pause, () => come(half));
    clearInterval(sampling);

    const twice = newMeter();
    await paced(DOUBLED, pause / 2, () => come(twice, "203.0.113.7"));
    const [middle, end] = [levelOf(levels, 0.4, 0.6), levelOf(levels, 0.8, 1)];

    for (const { broken, statuses } of [most, half, twice]) {
      violations.push(...broken);
      for (const [status, times] of statuses)
        if (status >= 500) violations.push(`${status} was answered ${times} times`);
    }
    if ((half.statuses.get(429) ?? 0) > 0)
      violations.push(`429 was answered ${half.statuses.get(429)} times at half of the ceiling`);
    if (!twice.statuses.get(429)) violations.push("nobody was told 429 when the rate doubled");
    if (minutes >= STEADY && end > middle * GROWTH)
      violations.push(`memory grew from ${middle} to ${end} MB between the middle and the end`);
    const began = Date.now();
    // One process serves and works off the streams: what it was asked for minutes may take it as many more.
    violations.push(...(await settled(here, said, 300_000 + minutes * 60_000)));
    return {
      counts: {
        "requests a second at the ceiling": Math.round((most.asked * 1000) / CEILING),
        "requests at half of it": half.asked,
        "requests a second at half of it": Math.round(half.asked / (minutes * 60)),
        "requests at twice the rate": twice.asked,
        "of them told 429": twice.statuses.get(429) ?? 0,
        "MB of memory in the middle": middle,
        "MB of memory at the end": end,
        "things said to be done": said.length,
        "seconds until the streams were told": Math.round((Date.now() - began) / 1000),
      },
      violations: [...new Set(violations)],
    };
  } finally {
    await place.stop();
  }
}

/** Starts one at each pause, whether the others have ended or not. */
async function paced(milliseconds: number, pause: number, come: () => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  const began = Date.now();
  for (let n = 0; n * pause < milliseconds; n += 1) {
    const one = come().finally(() => running.delete(one));
    running.add(one);
    await sleep(Math.max(0, began + (n + 1) * pause - Date.now()));
  }
  await Promise.all(running);
}

const note = (meter: Meter, status: number) => {
  meter.asked += 1;
  meter.statuses.set(status, (meter.statuses.get(status) ?? 0) + 1);
};

async function look({ origin }: Town, path: string, meter: Meter): Promise<void> {
  try {
    const answer = await fetch(`${origin}${path}`, { signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    note(meter, answer.status);
    if (answer.status !== 200) meter.broken.push(`${path} was answered ${answer.status}`);
  } catch (error) {
    meter.broken.push(`${path}: ${error instanceof Error ? error.name : error}`);
  }
}

async function act(here: Town, nth: number, meter: Meter, said: Said[], address?: string): Promise<void> {
  const who = WHO[nth % WHO.length] ?? "member";
  let step = 0;
  const ask = async (
    path: string,
    body: object | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    step += 1;
    const own = address ?? `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}`;
    const answer = await post(here.origin, path, body, {
      "x-client-address": own,
      "idempotency-key": `${nth}-${step}`,
      ...headers,
    });
    note(meter, answer.status);
    return answer;
  };
  await PEOPLE[who]({ nth, town: here, ask, say: (one) => void said.push(one) }).catch((error: unknown) => {
    meter.broken.push(`${who}: ${error instanceof Error ? error.stack : error}`);
  });
}

/** Megabytes that the process holds. */
function residentOf(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
/** The least of a stretch of time: what stays when garbage is taken away. */
const levelOf = (levels: readonly number[], from: number, to: number): number =>
  Math.round(Math.min(...levels.slice(Math.floor(levels.length * from), Math.ceil(levels.length * to))));
