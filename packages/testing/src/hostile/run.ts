import type { LogLine } from "@kz2050/core/platform/log";
import type { Outcome } from "../faults/part.ts";
import { type House, startHouse } from "../journeys/harness.ts";
import { walkPages } from "../journeys/pages.ts";
import { recordsOf } from "../stranger.ts";
import { apiTargets } from "./api-targets.ts";
import { type Broken, broken } from "./broken.ts";
import { faultsOf } from "./laws.ts";
import { entrances, pageTargets, tokenOf } from "./page-targets.ts";
import { type Plan, plansOf } from "./plan.ts";
import { type Senders, sendersOf } from "./senders.ts";
import type { Target } from "./target.ts";

/** Of twenty requests so many go to the API, so many are forms; the rest ask for pages. */
const OF_TWENTY = { api: 9, form: 8 };
/** Limits of a mailbox or a person count for ten minutes. */
const LIMIT_PAUSE = { every: 100, milliseconds: 660_000 };

interface Run {
  readonly seed: number;
  readonly count: number;
  /** Looks afterwards at every page, and runs every job: what was taken must be borne by all that reads it. */
  readonly thorough?: boolean;
}

/** Sends `count` broken requests to a house of its own; the same seed sends the same. */
export async function hostile(run: Run): Promise<Outcome> {
  const house = await startHouse();
  try {
    return await hostileTo(house, run);
  } finally {
    await house.close();
  }
}

async function hostileTo(house: House, { seed, count, thorough = false }: Run): Promise<Outcome> {
  const senders = sendersOf(house);
  const kinds = kindsOf([...(await apiTargets(house)), ...(await pageTargets(house, senders))]);
  const watched = watch(house);
  const counts: Record<string, number> = {};
  const violations: string[] = [];
  for (const [nth, plan] of plansOf(seed, count).entries()) {
    const target = targetAt(kinds, seed, nth);
    const sender =
      plan.as === "own" ? target.sender : plan.as === "another" ? senders.another(target.sender) : undefined;
    const token = target.form === undefined ? [] : [["formToken", tokenOf(house, target.form)] as const];
    const headers = {
      "accept-language": plan.language,
      "x-client-address": senders.address(),
      cookie: await senders.cookieOf(sender),
      ...(target.kind === "form" && { origin: house.origin }),
      ...(target.kind === "api" && target.method === "POST" && { "idempotency-key": `hostile-${seed}-${nth}` }),
    };
    const sent = broken(target, plan, { fields: token, headers });
    watched.begin();
    const { method, body } = sent;
    const answer = await house.request(sent.path, {
      method,
      headers: sent.headers,
      ...(body && { body: new Uint8Array(body) }),
    });
    const text = await answer.text();
    const faults = faultsOf({
      target,
      sent,
      isOwn: plan.as === "own",
      language: languageOf(target, plan),
      answer,
      text,
      ...watched,
    });
    const kind = `${target.kind} ${answer.status}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (faults.length > 0)
      violations.push(`seed ${seed}, request ${nth}: ${faults.join("; ")}\n${told(target, plan, sent)}`);
    if (nth % LIMIT_PAUSE.every === 0) house.advance(LIMIT_PAUSE.milliseconds);
  }
  // What was taken must be borne by the workers too.
  await house.drain();
  if (thorough)
    violations.push(...(await aftermath(house, senders)).map((what) => `seed ${seed}, afterwards: ${what}`));
  const parked = (await recordsOf(house)).get("Parked") ?? [];
  violations.push(...parked.map((row) => `seed ${seed}: a record was parked: ${JSON.stringify(row)}`));
  return { counts, violations };
}

/** Runs every job and opens every page once more. */
async function aftermath(house: House, senders: Senders): Promise<string[]> {
  const found: string[] = [];
  await house.runJobs();
  const each = (path: string, answer: Response): void => {
    if (answer.status >= 500) found.push(`${path} answers ${answer.status}`);
  };
  for (const { prefix, starts, sender } of await entrances(house))
    await walkPages(house, { prefix, starts, headers: { cookie: await senders.cookieOf(sender) }, each });
  return found;
}

/** Headers may ask for another language than the plan does; a page has that of its address. */
function languageOf({ kind, path }: Target, { language, breaks }: Plan): Plan["language"] | undefined {
  const isAsked = !breaks.some(
    (one) => (one.how === "header" && one.header[0] === "accept-language") || one.how === "path",
  );
  return isAsked && (kind === "api" || /^(\/office)?\/(kk|ru|en)(\/|\?|$)/.test(path)) ? language : undefined;
}

const kindsOf = (targets: readonly Target[]) => ({
  api: targets.filter(({ kind }) => kind === "api"),
  form: targets.filter(({ kind }) => kind === "form"),
  page: targets.filter(({ kind }) => kind === "page"),
});

/** Each kind in turn, from a place that the seed tells. */
function targetAt(kinds: ReturnType<typeof kindsOf>, seed: number, nth: number): Target {
  const [round, place] = [Math.floor(nth / 20), nth % 20];
  const kind = place < OF_TWENTY.api ? "api" : place < OF_TWENTY.api + OF_TWENTY.form ? "form" : "page";
  const [share, first] = { api: [9, 0], form: [8, 9], page: [3, 17] }[kind] as [number, number];
  const list = kinds[kind];
  const target = list[(Math.abs(seed) * 7 + round * share + place - first) % list.length];
  if (!target) throw new Error(`no ${kind} was found`);
  return target;
}

/** An operation as the engine is asked to write it. */
interface Written {
  readonly op: string;
  readonly table: { readonly name: string };
  readonly set?: object;
  readonly add?: object;
}

/** Keeps what the house writes and logs from here on. */
function watch(house: House): { begin(): void; written: string[]; lines: LogLine[] } {
  const { deps } = house.platform;
  const { log } = deps;
  const engine = deps.engine as { attempt(ops: readonly Written[], writeId: string): Promise<unknown[]> };
  const watched = { begin, written: [] as string[], lines: [] as LogLine[] };
  function begin(): void {
    watched.written = [];
    watched.lines = [];
  }
  const attempt: typeof engine.attempt = async (ops, writeId) => {
    const refusals = await engine.attempt(ops, writeId);
    if (refusals.length === 0) watched.written.push(...ops.filter(({ op }) => op !== "check").map(nameOf));
    return refusals;
  };
  Object.assign(deps, {
    engine: { ...engine, attempt },
    log: (line: LogLine) => {
      watched.lines.push(line);
      log(line);
    },
  });
  return watched;
}
/** `Sessions: seenAt` for what an update changes, `Gifts` for a whole record. */
const nameOf = ({ table, set, add }: Written): string =>
  set || add ? `${table.name}: ${Object.keys({ ...set, ...add }).join(" ")}` : table.name;

const MOST_TOLD = 600;
function told({ name }: Target, plan: Plan, { method, path, headers, body }: Broken): string {
  const { cookie = "", ...more } = headers;
  const facts = { name, as: plan.as, breaks: plan.breaks, headers: { ...more, cookie: cookie.slice(0, 12) } };
  return `${method} ${path.slice(0, MOST_TOLD)}\n  ${JSON.stringify(facts).slice(0, MOST_TOLD)}\n  ${body?.toString().slice(0, MOST_TOLD) ?? ""}`;
}
