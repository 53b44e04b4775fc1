import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumBinary } from "./browser-binary.ts";

/** What a visitor's browser is like. Default: Kazakh, 1280 px wide, with JavaScript. */
export interface Visitor {
  readonly locale?: "kk" | "ru" | "en";
  readonly javaScript?: boolean;
  /** CSS pixels; under 700 it is a phone with a touch screen. */
  readonly width?: number;
  /** Where `page.goto("/kk")` starts from. */
  readonly baseUrl?: string;
}

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const SCREENS = join(import.meta.dirname, "../../../.cache/screens");

let shared: Promise<Browser> | undefined;
const problems = new WeakMap<BrowserContext, string[]>();
const scriptless = new WeakSet<BrowserContext>();

/** The one Chromium of this process: started at the first call, gone with the process or `closeBrowser`. */
export function openBrowser(): Promise<Browser> {
  shared ??= start();
  return shared;
}

async function start(): Promise<Browser> {
  const { path, env } = await chromiumBinary();
  return await chromium.launch({
    executablePath: path,
    headless: true,
    env: { ...process.env, ...env },
    args: ["--no-sandbox", "--disable-gpu", "--disable-webgl", "--font-render-hinting=none", "--no-pings"],
  });
}

/** Ends the shared browser; the next `openBrowser` starts another. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}

/** A page in a context of its own: no cookie, storage or cache is shared with another visitor. */
export async function newPage(visitor: Visitor = {}): Promise<Page> {
  const { locale = "kk", javaScript = true, width = 1280, baseUrl } = visitor;
  const phone = width < 700;
  const browser = await openBrowser();
  const context = await browser.newContext({
    locale: `${locale}-KZ`,
    timezoneId: "Asia/Almaty",
    javaScriptEnabled: javaScript,
    viewport: { width, height: phone ? 740 : 900 },
    hasTouch: phone,
    reducedMotion: "reduce",
    ...(baseUrl ? { baseURL: baseUrl } : {}),
  });
  context.setDefaultTimeout(10_000);
  if (!javaScript) scriptless.add(context);
  const seen: string[] = [];
  problems.set(context, seen);
  context.on("weberror", (event) => seen.push(`error on ${event.page()?.url()}: ${event.error().message}`));
  context.on("console", (message) => {
    // An answer such as 422 to a form is no fault of the page, and is asserted by its test.
    if (message.type() !== "error" || /the server responded with a status of/.test(message.text())) return;
    seen.push(`console on ${message.page()?.url()}: ${message.text()}`);
  });
  await context.route(
    (url) => !["localhost", "127.0.0.1"].includes(url.hostname),
    (route) => {
      seen.push(`a request left the machine: ${route.request().url()}`);
      return route.abort();
    },
  );
  return await context.newPage();
}

/** What went wrong in a page's context so far: script errors, refusals by the content policy, foreign requests. */
export function problemsOf(page: Page): readonly string[] {
  return problems.get(page.context()) ?? [];
}

/** Closes a page and the context `newPage` made for it. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close();
}

/** One visitor's visit: the page is closed at its end, however it ends. */
export async function visit<Result>(visitor: Visitor, run: (page: Page) => Promise<Result>): Promise<Result> {
  const page = await newPage(visitor);
  try {
    return await run(page);
  } finally {
    await closePage(page);
  }
}

/**
 * Violations of WCAG up to 2.2 AA on the page as it stands, a line each; empty is good.
 * Throws at once where the page has no JavaScript: axe would wait for it in vain.
 */
export async function axe(page: Page): Promise<string[]> {
  if (scriptless.has(page.context())) throw new Error("axe needs a page with JavaScript");
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${page.url()} ${id} (${impact}): ${help} at ${node.target.join(" ")}: ${node.html}`),
  );
}

/** Saves the whole page as `<folder>/<name>.png` (default folder `.cache/screens`) and answers the file's path. */
export async function screenshot(page: Page, name: string, folder = SCREENS): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replace(/[^\w.-]+/g, "-")}.png`);
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
  return path;
}
