import { createApi } from "@kz2050/api";
import { Council } from "@kz2050/core/council";
import { opened } from "@kz2050/core/fixture/campaign";
import { confirmed } from "@kz2050/core/fixture/council";
import { profile, wish } from "@kz2050/core/fixture/lecture";
import { form } from "@kz2050/core/fixture/membership";
import { Lecture } from "@kz2050/core/lecture";
import type { Engine } from "@kz2050/core/table";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { SITE, webDeps } from "@kz2050/testing/web-deps";
import { createSite } from "@kz2050/web/site";
import { Hono } from "hono";
import { type Figure, median, type Part } from "./part.ts";

/** What an action asked of the engine, to be asked again. */
type Asked = { [K in keyof Engine]: { readonly name: K; readonly args: Parameters<Engine[K]> } }[keyof Engine];

/** A request, and what it asked of the engine when our handler took it. */
interface Request {
  readonly path: string;
  readonly body?: unknown;
}
interface Ground {
  readonly w: World;
  readonly requests: Readonly<Record<string, (n: number) => Request>>;
}

const LECTURERS = 30;
const DATES = ["2026-10-21", "2026-10-22", "2026-10-23", "2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29"];
const HOURS = ["09:00", "10:30", "12:00", "13:30", "15:00", "16:30"];

/** A world with something to do in it; two of them are the same to the last id. */
async function layGround(): Promise<Ground> {
  const w = await world({ seed: "limit" });
  await loadReference(w);
  const [central, coordinator] = [staffActor("central"), staffActor("coordinator", { region: "71" })];
  const moderator = staffActor("moderator", { council: "astana" });
  let campaignId = "";
  for (let n = 0; n < 21; n += 1) campaignId = await w.as(central, () => opened({ central, coordinator }, {}));
  const lecturers: string[] = [];
  for (let n = 0; n < LECTURERS; n += 1) {
    const of = profile({ email: `lector${n}@posta.example`, region: "71" });
    lecturers.push((await w.as(coordinator, () => Lecture.enrol(of))).lecturerId);
  }
  const { proposalId } = await w.guest(() => confirmed({ email: "avtor@posta.example" }));
  await w.as(moderator, () => Council.publish({ proposalId }));
  const { textHash } = await w.guest(() => Council.find(proposalId));
  const email = (n: number) => `sany${n}@posta.example`;
  return {
    w,
    requests: {
      apply: (n) => ({
        path: "/api/membership/applications",
        body: { ...form(), email: email(n), phone: `+7701${String(3_000_000 + n)}` },
      }),
      "pledge a gift": (n) => ({
        path: `/api/campaigns/${campaignId}/gifts`,
        body: { amount: 5000, method: "transfer", email: email(n), language: "kk", consent: true },
      }),
      "hold a lecturer's time": (n) => {
        const date = DATES[Math.floor(n / (LECTURERS * HOURS.length))] ?? "";
        const start = HOURS[Math.floor(n / LECTURERS) % HOURS.length] ?? "";
        const of = wish(lecturers[n % LECTURERS] ?? "", { date, start, minutes: 60, email: email(n) }, n);
        return { path: "/api/bookings", body: { ...of, consent: "yes" } };
      },
      support: (n) => ({
        path: `/api/proposals/${proposalId}/supports`,
        body: { textHash, email: email(n), language: "kk" },
      }),
      "list campaigns": () => ({ path: "/kk/campaigns" }),
    },
  };
}

const ABREAST = 8;
const ASKED = ["get", "batchGet", "query", "scan", "attempt"] as const;

/** An engine that notes what each request asks of it. */
function noting(engine: Engine): { engine: Engine; noted: () => Asked[] } {
  let asked: Asked[] = [];
  const note = (name: keyof Engine) => [
    name,
    (...args: never[]) => {
      asked.push({ name, args } as never);
      return (engine[name] as (...args: never[]) => unknown)(...args);
    },
  ];
  return {
    engine: Object.fromEntries(ASKED.map(note)) as unknown as Engine,
    noted: () => {
      const noted = asked;
      asked = [];
      return noted;
    },
  };
}

/** The least that keeps the same rows: reads the body, asks of the engine what ours asked, answers as much. */
function bareOf(engine: Engine, answers: ReadonlyMap<number, Asked[]>, length: () => number): Hono {
  const app = new Hono();
  app.all("*", async (c) => {
    if (c.req.method === "POST") await c.req.json();
    for (const { name, args } of answers.get(Number(c.req.header("x-nth"))) ?? []) {
      await (engine[name] as (...args: unknown[]) => unknown)(...args);
    }
    return c.text("x".repeat(length()));
  });
  return app;
}

/** CPU of this process for one request, in microseconds. */
async function cpuOf(from: number, to: number, send: (n: number) => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  let next = from;
  const sender = async () => {
    while (next < to) await send(next++);
  };
  await Promise.all(Array.from({ length: ABREAST }, sender));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (to - from);
}

async function measureOne(name: string, { brief }: { brief: boolean }): Promise<Figure> {
  const [ours, theirs] = [await layGround(), await layGround()];
  try {
    const { engine, noted } = noting(ours.w.deps.engine as Engine);
    const deps = webDeps(ours.w, { engine });
    const [api, site] = [createApi(deps), createSite(deps)];
    const requestOf = ours.requests[name] as (n: number) => Request;
    const init = (n: number, body: unknown): RequestInit => ({
      headers: {
        "x-client-address": `198.51.${n >> 8}.${n & 255}`,
        "x-nth": String(n),
        "content-type": "application/json",
      },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    let length = 0;
    const send = (app: { request: Hono["request"] }) => async (n: number) => {
      const { path, body } = requestOf(n);
      const answer = await app.request(SITE + path, init(n, body));
      const text = await answer.text();
      if (answer.status >= 300) throw new Error(`${name} ${n}: ${answer.status} ${text}`);
      length = text.length;
    };
    const own = send(requestOf(0).path.startsWith("/api") ? api : site);
    const answers = new Map<number, Asked[]>();
    const bare = send(bareOf(theirs.w.deps.engine as Engine, answers, () => length));
    // The first round is long: it warms the compiler and the caches of both.
    const sizes = brief ? [60, 30, 30, 30] : [600, ...Array.from({ length: 5 }, () => 120)];
    const taken: { own: number; bare: number }[] = [];
    let from = 0;
    for (const [round, many] of sizes.entries()) {
      const spent = await cpuOf(from, from + many, own);
      // What one request asked cannot be told from what its neighbours did; their sum can.
      for (let n = from; n < from + many; n += 1) answers.set(n, []);
      for (const [index, one] of noted().entries()) answers.get(from + (index % many))?.push(one);
      const floor = await cpuOf(from, from + many, bare);
      if (round > 0) taken.push({ own: spent, bare: floor });
      from += many;
    }
    const value = median(taken.map((round) => round.own / round.bare));
    const note = `${Math.round(median(taken.map((round) => round.own)))} µs CPU, of which the engine's calls and Hono ${Math.round(median(taken.map((round) => round.bare)))}`;
    return { what: name, kind: "ratio", value, unit: "×", goal: 1.25, note };
  } finally {
    await Promise.all([ours.w.stop(), theirs.w.stop()]);
  }
}

/** Our whole handler beside the least handler that asks the same of the same engine, by the same client, in the same run. */
export const limit: Part = {
  name: "limit",
  title: "processor time of a request, ours beside a bare handler that makes the same calls",
  async measure(options) {
    const figures: Figure[] = [];
    for (const name of ["apply", "pledge a gift", "hold a lecturer's time", "support", "list campaigns"]) {
      figures.push(await measureOne(name, options));
    }
    return figures;
  },
};
