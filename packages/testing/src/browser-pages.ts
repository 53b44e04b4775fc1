import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect } from "vitest";
import { closePage, newPage, openBrowser, problemsOf, screenshot, type Visitor } from "./browser.ts";

/** Opens pages for the tests of a file. */
export interface Pages {
  newPage(visitor?: Visitor): Promise<Page>;
}

/**
 * For a test file: pages of the shared Chromium that close themselves after each test. A failed test leaves a
 * screenshot of its pages in `.cache/screens`; a test whose page met a script error, a refusal by the content policy
 * or a request to a foreign host fails.
 */
export function withBrowser(): Pages {
  const open: Page[] = [];
  beforeAll(async () => {
    await openBrowser();
  });
  afterEach(async ({ task }) => {
    const pages = open.splice(0);
    if (task.result?.state === "fail") {
      await Promise.allSettled(pages.map((page, index) => screenshot(page, `failed ${task.id} ${task.name} ${index}`)));
    }
    const problems = pages.flatMap((page) => problemsOf(page));
    await Promise.all(pages.map((page) => closePage(page)));
    expect(problems).toEqual([]);
  });
  return {
    async newPage(visitor) {
      const page = await newPage(visitor);
      open.push(page);
      return page;
    },
  };
}
