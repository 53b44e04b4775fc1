import { type Messages, messages } from "@kz2050/i18n";
import type { Locator, Page, Response } from "playwright-core";
import { expect } from "vitest";
import { axe, screenshot, type Visitor } from "../browser.ts";
import type { Pages } from "../browser-pages.ts";
import { FORM_PAUSE, type House } from "./harness.ts";

/** A person's way through the pages: by the words they read, never by a class or a field's inner name. */
export interface Visit {
  readonly page: Page;
  /** The words of this visitor's language. */
  readonly t: Messages;
  readonly locale: "kk" | "ru" | "en";
  /** Opens an address; `/kk…` and `/office/kk…` are its paths. */
  open(path: string, status?: number): Promise<void>;
  /** Presses a button of the page, after as long as a person needs for a form. `within` is a heading's section or a form. */
  press(button: string, status?: number): Promise<void>;
  /** Follows a link of the page. */
  follow(link: string | RegExp): Promise<void>;
  /** Opens a folded part. */
  unfold(summary: string): Promise<void>;
  /** Writes into fields by their labels; `group` is the question they belong to. */
  write(fields: Readonly<Record<string, string>>, group?: string): Promise<void>;
  /** Ticks a choice; the first that a pattern fits. */
  choose(label: string | RegExp, group?: string): Promise<void>;
  /** Takes an item of a list. */
  pick(label: string, item: string): Promise<void>;
  /** What a field holds. */
  written(label: string, group?: string): Promise<string>;
  /** The page's own part holds each of these texts. */
  says(...texts: readonly string[]): Promise<void>;
  saysNot(...texts: readonly string[]): Promise<void>;
  /** The page's own part as text, its blanks as one space each. */
  text(): Promise<string>;
  /** The error summary's only line leads to this field, where the same words stand; the title says it too. */
  mistake(label: string, options?: { group?: string; says?: string }): Promise<void>;
  /** The page's path, without host and query. */
  path(): string;
}

type Walk = Required<Pick<Visitor, "locale" | "javaScript" | "width">>;

type Case = readonly [name: string, walk: Walk];
const cased = (walk: Walk): Case => [`in ${walk.locale} with JavaScript ${walk.javaScript ? "on" : "off"}`, walk];
const PHONE = { javaScript: false, width: 360 } as const;
const DESK = { javaScript: true, width: 1280 } as const;
const isLong = process.env.KZ_LONG === "1";

/**
 * Who walks each whole journey: in Kazakh on a phone without JavaScript, then in Russian on a desk with it (what answers
 * a form with axe). The long run walks in every language both ways.
 */
export const walks: readonly Case[] = (
  isLong
    ? (["kk", "ru", "en"] as const).flatMap((locale) => [
        { locale, ...PHONE },
        { locale, ...DESK },
      ])
    : [{ locale: "kk", ...PHONE } as const, { locale: "ru", ...DESK } as const]
).map(cased);

/** Who fills in the forms alone: the languages without a whole journey on a phone. */
export const shortWalks: readonly Case[] = (["ru", "en"] as const).map((locale) => cased({ locale, ...PHONE }));

const SHOTS = process.env.KZ_SHOTS;
const NEVER = /undefined|\[object |\bNaN\b|Invalid Date/;
let shots = 0;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Opens a browser for one person. `service` names the folder of the pictures that `KZ_SHOTS` asks for. */
export async function visitor(house: House, browser: Pages, walk: Walk, service: string): Promise<Visit> {
  const { locale, javaScript } = walk;
  const page = await browser.newPage({ ...walk, baseUrl: house.origin });
  const t = messages(locale);
  const main = page.locator("main");
  let last: Response | undefined;
  page.on("response", (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) last = response;
  });

  async function arrived(status: number): Promise<void> {
    const where = page.url();
    expect(last?.status(), where).toBe(status);
    expect(await page.locator("html").getAttribute("lang"), where).toBe(locale);
    expect(await page.locator("h1").count(), `${where}: one first heading`).toBe(1);
    expect(await page.locator("body").innerText(), where).not.toMatch(NEVER);
    const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
    expect(wide, `${where} fits the screen`).toBeLessThanOrEqual(walk.width);
    // Whatever a link or a letter leads to is opened with axe elsewhere; what answers a form is met only here.
    if (javaScript && last?.request().method() === "POST") expect(await axe(page)).toEqual([]);
    if (SHOTS && !javaScript && locale === "kk") {
      shots += 1;
      const name = new URL(where).pathname
        .split("/")
        .filter((part) => part.length < 20)
        .join("-");
      await screenshot(page, `${String(shots).padStart(3, "0")}-${last?.status()}-${name}`, `${SHOTS}/${service}`);
    }
  }
  async function going(deed: () => Promise<unknown>, status: number): Promise<void> {
    await Promise.all([page.waitForEvent("load"), deed()]);
    await arrived(status);
  }
  const inside = (group: string | undefined): Locator =>
    group === undefined ? main : main.getByRole("group", { name: named(group) }).filter({ visible: true });
  const named = (label: string): RegExp => new RegExp(`^${escaped(label)}( ${escaped(t.common.form.optional)})?$`);
  const field = (label: string, group?: string): Locator =>
    inside(group).getByLabel(named(label)).filter({ visible: true });
  const text = async (): Promise<string> => plain(await main.innerText());

  return {
    page,
    t,
    locale,
    text,
    async open(path, status = 200) {
      await page.goto(path);
      await arrived(status);
    },
    async press(button, status = 200) {
      house.advance(FORM_PAUSE);
      const found = main.getByRole("button", { name: button, exact: true }).filter({ visible: true });
      await going(() => found.first().click(), status);
    },
    async follow(link) {
      const name = typeof link === "string" ? { name: link, exact: true } : { name: link };
      await going(() => main.getByRole("link", name).filter({ visible: true }).first().click(), 200);
    },
    async unfold(summary) {
      await main.locator("summary", { hasText: named(summary) }).click();
    },
    async write(fields, group) {
      for (const [label, value] of Object.entries(fields)) await field(label, group).fill(value);
    },
    async choose(label, group) {
      const name = typeof label === "string" ? named(label) : label;
      const within = inside(group);
      await within
        .getByRole("radio", { name })
        .or(within.getByRole("checkbox", { name }))
        .filter({ visible: true })
        .first()
        .check();
    },
    async pick(label, item) {
      await field(label).selectOption({ label: item });
    },
    written: (label, group) => field(label, group).inputValue(),
    async says(...texts) {
      const shown = await text();
      for (const each of texts) expect(shown, page.url()).toContain(plain(each));
    },
    async saysNot(...texts) {
      const shown = await page.content();
      for (const each of texts) expect(shown, page.url()).not.toContain(each);
    },
    async mistake(label, { group, says } = {}) {
      expect(await page.title()).toContain(t.common.titleWithError(""));
      const line = page.getByRole("alert").getByRole("link");
      const sentence = plain(await line.innerText());
      if (says !== undefined) expect(sentence).toBe(plain(says));
      await line.click();
      const id = await page.locator(":focus").getAttribute("id");
      expect(id, sentence).toBe(await field(label, group).first().getAttribute("id"));
      expect(plain(await page.locator(`[id="${id}-error"]`).innerText())).toBe(
        `${t.common.form.errorPrefix} ${sentence}`,
      );
    },
    path: () => new URL(page.url()).pathname,
  };
}
