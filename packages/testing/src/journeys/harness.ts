import { serve } from "@hono/node-server";
import { LETTER_WAIT } from "@kz2050/core/kernel";
import type { LogLine } from "@kz2050/core/platform/log";
import { appCode as codeOfApp, stepAt } from "@kz2050/local/authenticator";
import type { Caught } from "@kz2050/local/caught-mail";
import { seedDemonstration, seedDemonstrationStaff } from "@kz2050/local/demo/index";
import { freePort, startEngine } from "@kz2050/local/engine";
import { createPlatform, type Platform } from "@kz2050/local/platform";
import { loadReference } from "@kz2050/local/reference";
import { memoryPositions } from "@kz2050/local/store";
import type { Page } from "playwright-core";
import { leaksIn, recordsOf, secretsOf } from "../stranger.ts";
import { NOON } from "../world.ts";

/** The whole platform on a free port of this machine, for journeys in a browser and walks over its pages. */
export interface House {
  readonly origin: string;
  readonly platform: Platform;
  now(): Date;
  /**
   * Moves the house's clock on: past the 3 seconds in which a form takes nothing, past a hold's end. Between such moves
   * it goes as clocks do.
   */
  advance(milliseconds: number): void;
  /** Works off everything that follows from what was done: counters, copies, letters. */
  drain(): Promise<void>;
  /** Runs every job that goes by the clock, once, and what follows from it. */
  runJobs(): Promise<void>;
  /** What came to this mailbox, the newest first. Works off what is due, and lets the clock go on to what is held. */
  letters(to: string): Promise<Caught[]>;
  /** The same without waiting for the letters that are held back for a while. */
  lettersSoFar(to: string): Promise<Caught[]>;
  /** The newest letter to this mailbox. @throws where none came. */
  letter(to: string): Promise<Caught>;
  /** Answers a request without the network. A path stands for this house's own origin. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** A code of this member of staff's authenticator app that has not been used yet. */
  appCode(email: string): string;
  /** Signs a member of staff in to the office, as they do it: address, mailed code, a code of their app. */
  signIn(page: Page, email: string, locale?: "kk" | "ru" | "en"): Promise<void>;
  /** The cookie header of a fresh staff session, for requests without a browser. */
  staffCookie(email: string): Promise<string>;
  /** Stops the house. @throws where its log told of anybody: a name, a mailbox, a phone, an id of a person. */
  close(): Promise<void>;
}

const SECRETS = { addressPepper: "d4".repeat(32), pseudonymPepper: "e5".repeat(32), linkKey: "f6".repeat(32) };
/** Longer than a form must have been looked at. */
export const FORM_PAUSE = 4000;
/** How long a burst limit counts. */
export const LIMIT_WINDOW = 600_000;

/** The private page a letter leads to, as a path. @throws where the letter has no link. */
export function linkIn(letter: Caught): string {
  const [link] = letter.text.match(/https?:\/\/\S+\/(?:my|sign-in)\/[^\s<>)]+/) ?? [];
  if (link === undefined) throw new Error(`No private link in “${letter.subject}”`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** The six digits of a letter. @throws where the letter has none. */
export function codeIn(letter: Caught): string {
  const [, code] = letter.text.match(/(?:^|\s)(\d{3}\s?\d{3})(?:$|\s)/m) ?? [];
  if (code === undefined) throw new Error(`No code in “${letter.subject}”`);
  return code.replace(/\s/, "");
}

type Story = (platform: Platform) => Promise<void>;

/**
 * Starts a house of its own in memory, with reference data, the demonstration's staff and its whole story; where
 * `stories` are named, with those alone, since telling all takes some seconds.
 */
export async function startHouse(options: { at?: string; stories?: readonly Story[] } = {}): Promise<House> {
  const engine = await startEngine();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const began = performance.now();
  let offset = Date.parse(options.at ?? NOON);
  const now = (): Date => new Date(offset + performance.now() - began);
  const lines: LogLine[] = [];
  const platform = await createPlatform({
    endpoint: engine.endpoint,
    origin,
    secrets: SECRETS,
    positions: memoryPositions(),
    now,
    isDemonstration: true,
    log: (line) => {
      lines.push(line);
      if (line.level === "error") console.error(line);
    },
  });
  await platform.asPlatform("reference", loadReference);
  await seedDemonstrationStaff(platform);
  if (options.stories) for (const tell of options.stories) await tell(platform);
  else await seedDemonstration(platform);
  await platform.drain();
  const server = serve({ fetch: platform.fetch, port });

  const lettersSoFar = async (to: string): Promise<Caught[]> => {
    await platform.drain();
    return platform.mailbox.list().filter((letter) => letter.to.toLowerCase() === to.toLowerCase());
  };
  const letters = async (to: string): Promise<Caught[]> => {
    await platform.drain();
    if (platform.held.size > 0) offset += LETTER_WAIT;
    return lettersSoFar(to);
  };
  const letter = async (to: string): Promise<Caught> => {
    const [newest] = await letters(to);
    if (!newest) throw new Error(`No letter came to ${to}`);
    return newest;
  };
  const request = async (path: string, init?: RequestInit): Promise<Response> =>
    platform.fetch(new Request(new URL(path, origin), init));

  /** Each code is good once; the next one is taken early, and after that the clock goes on to it. */
  const lastSteps = new Map<string, number>();
  const appCode = (email: string): string => {
    const secret = platform.apps.get(email);
    if (!secret) throw new Error(`${email} has no app in the demonstration`);
    const step = Math.max(stepAt(now()), (lastSteps.get(email) ?? 0) + 1);
    if (step > stepAt(now()) + 1) offset += 30_000 * (step - 1 - stepAt(now()));
    lastSteps.set(email, step);
    return codeOfApp(secret, step);
  };

  const house: House = {
    origin,
    platform,
    now,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    drain: () => platform.drain(),
    async runJobs() {
      await platform.runJobs();
      await platform.drain();
    },
    letters,
    lettersSoFar,
    letter,
    request,
    appCode,
    async signIn(page, email, locale = "kk") {
      const send = () => page.click("main form:not([data-ask]) button");
      await page.goto(`${origin}/office/${locale}/sign-in`);
      await page.fill('[name="email"]', email);
      await send();
      await page.fill('[name="code"]', codeIn(await letter(email)));
      await send();
      await page.waitForURL(`${origin}/office/${locale}/factor`);
      await page.fill('[name="factorCode"]', appCode(email));
      await send();
      await page.waitForURL(`${origin}/office/${locale}`);
    },
    async staffCookie(email) {
      const post = async (path: string, fields: Record<string, string>, cookie = ""): Promise<Response> => {
        const shown = await (await request(path, { headers: { cookie } })).text();
        const token = /name="formToken" value="([^"]+)"/.exec(shown.slice(shown.indexOf("<main")))?.[1] ?? "";
        const body = new URLSearchParams({ ...fields, formToken: token });
        return request(path, { method: "POST", body, headers: { origin, cookie } });
      };
      const cookieOf = (answer: Response): string => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      const asked = await post("/office/kk/sign-in", { email });
      const entered = await post(asked.headers.get("location") ?? "", { code: codeIn(await letter(email)) });
      const shown = await post("/office/kk/factor", { factorCode: appCode(email) }, cookieOf(entered));
      const cookie = cookieOf(shown);
      if (shown.status !== 303 || cookie === "") throw new Error(`${email} could not sign in: ${shown.status}`);
      return cookie;
    },
    async close() {
      // A route's pattern names its parameter, never its value.
      const logged = JSON.stringify(lines).replaceAll("/:personId", "/:person");
      const told = leaksIn(logged, secretsOf(await recordsOf(house)));
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await engine.stop();
      if (told.length > 0) throw new Error(`The log told of ${told.length} people or secrets: ${told[0]}`);
    },
  };
  return house;
}
