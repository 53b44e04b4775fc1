import { afterAll, beforeAll, expect, test } from "vitest";
import { axe } from "../browser.ts";
import { withBrowser } from "../browser-pages.ts";
import { type House, startHouse } from "./harness.ts";
import { DESKS, type FoundPage, personCookie, RESIDENT, startsOf, walkPages } from "./pages.ts";

const PHONE = 360;

let house: House;
let starts: string[];
beforeAll(async () => {
  house = await startHouse();
  starts = await startsOf(house);
});
afterAll(() => house?.close());
const browser = withBrowser();

/** One page of each kind. */
const oneOfEach = (pages: readonly FoundPage[]): string[] => [
  ...new Map(pages.toReversed().map(({ kind, path }) => [kind, path])).values(),
];

/** Opens each path on a phone: what axe finds, and what is wider than the screen. */
async function faultsOf(paths: readonly string[], locale: "ru" | "en", cookie?: string): Promise<string[]> {
  const page = await browser.newPage({ baseUrl: house.origin, locale, width: PHONE });
  const [name = "", value = ""] = cookie?.split("=") ?? [];
  if (cookie) await page.context().addCookies([{ name, value, url: house.origin }]);
  const faults: string[] = [];
  for (const path of paths) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) faults.push(`${path} answers ${answer?.status()}`);
    const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
    if (wide > PHONE) faults.push(`${path} is ${wide} px wide`);
    faults.push(...(await axe(page)));
  }
  return faults;
}

test.each(["ru", "en"] as const)(
  "a page of each kind in %s fits a phone and can be used by everybody",
  { timeout: 240_000 },
  async (locale) => {
    const pages = await walkPages(house, { prefix: `/${locale}`, starts });
    const paths = oneOfEach(pages).map((path) => `/${locale}${path}`);
    expect(await faultsOf(paths, locale)).toEqual([]);
  },
);

test.each(["ru", "en"] as const)(
  "a page of each kind of a signed-in person in %s fits a phone and can be used by everybody",
  { timeout: 120_000 },
  async (locale) => {
    const cookie = await personCookie(house, RESIDENT);
    const prefix = `/${locale}/my`;
    const pages = await walkPages(house, { prefix, starts: ["", "/fresh", "/settings/phone"], headers: { cookie } });
    const paths = oneOfEach(pages).map((path) => prefix + path);
    expect(paths.length).toBeGreaterThan(6);
    expect(await faultsOf(paths, locale, cookie)).toEqual([]);
    house.advance(600_000);
  },
);

test("a page of each kind in the office fits a phone and can be used by everybody", { timeout: 240_000 }, async () => {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const email of DESKS) {
    const cookie = await house.staffCookie(email);
    const pages = await walkPages(house, { prefix: "/office/ru", starts: [""], headers: { cookie } });
    const fresh = pages.filter(({ kind }) => !seen.has(kind));
    for (const { kind } of fresh) seen.add(kind);
    faults.push(
      ...(await faultsOf(
        oneOfEach(fresh).map((path) => `/office/ru${path}`),
        "ru",
        cookie,
      )),
    );
  }
  faults.push(...(await faultsOf(["/office/ru/sign-in"], "ru")));
  expect(faults).toEqual([]);
});
