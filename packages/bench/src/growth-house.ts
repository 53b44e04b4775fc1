import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Actor, type Deps, GUEST, inScope, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { Membership } from "@kz2050/core/membership";
import { Reference } from "@kz2050/core/reference";
import { REFERENCE_DATA } from "@kz2050/core/reference/data";
import { Search } from "@kz2050/core/search";
import { staffActor, world } from "@kz2050/testing";
import { SITE, webDeps } from "@kz2050/testing/web-deps";
import { createSite } from "@kz2050/web/site";
import { meterOf } from "./capacity-meter.ts";
import { fillFile } from "./growth-file.ts";
import { campaignId, lecturerId, MOST, REGION, rowsOf, surnameOf } from "./growth-rows.ts";
import { total } from "./units-measure.ts";

/** What is shown of a list. */
export interface View {
  readonly name: string;
  /** Its cost follows the length of the list, and why that is borne. */
  readonly grows?: string;
  /** The longest list of it that is laid, where that is no million. */
  readonly most?: number;
  /** Shows it, and answers how many lines it had. */
  readonly show: (grown: Grown) => Promise<number>;
}

/** The platform with lists of one length. */
export interface Grown {
  readonly rows: number;
  /** Seconds that laying them took. */
  readonly laying: number;
  page(path: string): Promise<string>;
  as<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
  /** Capacity units of what is done meanwhile, read and written, by our reckoning and the engine's. */
  unitsOf(work: () => Promise<unknown>): Promise<{ ours: number; engines: number }>;
  stop(): Promise<void>;
}

/** Lays lists of so many rows into an engine's file, and opens the platform on it. */
export async function openGrown(rows: number): Promise<Grown> {
  const folder = mkdtempSync(join(tmpdir(), "kz-growth-"));
  const file = join(folder, "engine.db");
  await (await world({ file })).stop();
  const begun = performance.now();
  fillFile(file, rowsOf(rows));
  const laying = (performance.now() - begun) / 1000;
  const w = await world({ file });
  const meter = meterOf(w);
  const deps: Deps = { ...w.deps, engine: meter.engine };
  const site = createSite(webDeps(w, { engine: deps.engine }));
  let requests = 0;
  const as = <T>(actor: Actor, work: () => Promise<T>) =>
    inScope({ ...deps, actor, requestId: `growth-${requests++}` }, work);
  await as(system("bench"), async () => {
    for (const row of REFERENCE_DATA) await Reference.load(row);
  });
  return {
    ...{ rows, laying, as },
    async page(path) {
      const answer = await site.request(SITE + path);
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      return answer.text();
    },
    async unitsOf(work) {
      meter.taken();
      await work();
      const deeds = meter.taken();
      const sum = (by: "ours" | "engines") => deeds.reduce((all, deed) => all + total(deed[by]), 0);
      return { ours: sum("ours"), engines: sum("engines") };
    },
    async stop() {
      await w.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

const coordinator = staffActor("coordinator", { region: REGION });
const central = staffActor("central");

/** A page of the site, of which each line bears this once. */
const shown = (name: string, path: string, line: RegExp, rest: Pick<View, "most" | "grows"> = {}): View => ({
  ...{ name, ...rest },
  show: async ({ page }) => linesIn(await page(path), line),
});

const linesIn = (html: string, line: RegExp): number => new Set(html.match(line)).size;
const CAMPAIGN = /href="\/kk\/campaigns\/cmp_[^"]*/g;

/** A list's second page, by the link of its first; asked for once. */
async function second(grown: Grown, path: string): Promise<string> {
  const known = seconds.get(grown);
  if (known !== undefined) return known;
  const [, link] = /href="([^"]*cursor=[^"]*)"/.exec(await grown.page(path)) ?? [];
  if (link === undefined) throw new Error(`${path} has no second page`);
  const found = link.replaceAll("&amp;", "&");
  seconds.set(grown, found);
  return found;
}
const seconds = new WeakMap<Grown, string>();

/** The lists, searches, queues and slots whose price must not follow the number of rows behind them. */
export const VIEWS: readonly View[] = [
  shown("campaigns, the first page", "/kk/campaigns", CAMPAIGN, { most: MOST.campaigns }),
  {
    name: "campaigns, the second page",
    most: MOST.campaigns,
    show: async (grown) => linesIn(await grown.page(await second(grown, "/kk/campaigns")), CAMPAIGN),
  },
  shown("campaigns of a region", `/kk/campaigns?region=${REGION}`, CAMPAIGN, { most: MOST.campaigns }),
  shown("gifts of one campaign", `/kk/campaigns/${campaignId(0)}/gifts`, /Жомарт \d+/g),
  shown("lecturers", "/kk/lectures/find", /href="\/kk\/lectures\/lecturers\/lec_[^"?#]*/g, {
    most: MOST.lecturers,
    grows:
      "read whole, to stand in the order of the Kazakh alphabet, and kept at the edge for a minute: the movement has some hundreds",
  }),
  shown("free times of a lecturer", `/kk/lectures/lecturers/${lecturerId(0)}`, /date=[^"]*start=[^"]*/g, {
    most: MOST.days,
  }),
  {
    name: "free times of a lecturer, a month",
    most: MOST.days,
    show: ({ as }) =>
      as(GUEST, async () => {
        const { slots } = await Lecture.freeSlots({ lecturerId: lecturerId(0), from: "2026-10-16", to: "2026-11-15" });
        return slots.length;
      }),
  },
  {
    name: "a region's queue of applications",
    show: ({ as }) => as(coordinator, async () => (await Membership.queue({ region: REGION })).items.length),
  },
  {
    name: "the next application, from the middle of the queue",
    show: ({ as, rows }) =>
      as(coordinator, async () => {
        const since = new Date(Date.parse("2026-09-01T04:00:00.000Z") + (rows >> 1) * 1000).toISOString();
        const besides = `mem_${"0".repeat(26)}`;
        const { membershipKey } = await Membership.next({ region: REGION, status: "submitted", since, besides });
        return membershipKey === undefined ? 0 : 1;
      }),
  },
  {
    name: "how long each region's queue is",
    show: ({ as }) => as(central, async () => (await Membership.queues(central)).length),
  },
  {
    name: "search by a beginning that all names have, a region",
    most: MOST.people,
    show: ({ as }) => as(coordinator, async () => (await Search.find({ text: "сынақ" })).items.length),
  },
  {
    name: "search by a beginning that all names have, the country",
    most: MOST.people,
    show: ({ as }) => as(central, async () => (await Search.find({ text: "сынақ" })).items.length),
  },
  {
    name: "search by one whole name",
    most: MOST.people,
    show: ({ as }) => as(coordinator, async () => (await Search.find({ text: surnameOf(7) })).items.length),
  },
];
