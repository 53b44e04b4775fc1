import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlFaults } from "./html.ts";
import { type House, startHouse } from "./journeys/harness.ts";
import { DESKS, kindOf, personCookie, RESIDENT, startsOf, walkPages } from "./journeys/pages.ts";

const LOCALES = ["kk", "ru", "en"] as const;
/** Compressed bytes of a page with its style, and of a page whose style is known already: what a village network bears. */
const FIRST_VIEW = 18_000;
const STYLE_KNOWN = 6_000;

let house: House;
let starts: string[];
beforeAll(async () => {
  house = await startHouse();
  starts = await startsOf(house);
});
afterAll(() => house?.close());

/** What every page owes its reader, whoever they are. */
function manners(path: string, locale: string, answer: Response, html: string): string[] {
  const faults: string[] = [];
  const isPrivate = /^\/(office|\w\w\/my)(\/|$)/.test(path);
  if (answer.status !== 200) return [`${path} answers ${answer.status}`];
  if (!html.startsWith(`<!DOCTYPE html><html lang="${locale}"`)) faults.push("does not say its language");
  if (html.match(/<h1[\s>]/g)?.length !== 1) faults.push("has not one heading of the first rank");
  if (/\sstyle="|\son[a-z]+="|<style/.test(html)) faults.push("has style or script in its markup");
  // A form's token is made of chance: it may hold any three letters.
  const said = html.replaceAll(/(?<=name="formToken" )value="[^"]*"/g, "");
  if (/undefined|\[object Object\]|NaN/.test(said)) faults.push("shows what a program says");
  const policy = answer.headers.get("content-security-policy") ?? "";
  if (!policy.includes("default-src 'none'")) faults.push("has no content policy");
  const cache = answer.headers.get("cache-control") ?? "";
  if (isPrivate !== (cache === "no-store")) faults.push(`is kept wrongly: ${cache}`);
  if (isPrivate && !answer.headers.get("x-robots-tag")?.includes("noindex"))
    faults.push("may be found by search engines");
  if (!isPrivate && !answer.headers.get("etag")) faults.push("has no entity tag");
  return faults.map((fault) => `${path} ${fault}`);
}

describe.each(LOCALES)("in %s", (locale) => {
  test("every page that can be reached is there, is valid HTML and minds its manners", async () => {
    const faults: string[] = [];
    const pages = await walkPages(house, {
      prefix: `/${locale}`,
      starts,
      each: async (path, answer, html) => {
        faults.push(...manners(path, locale, answer, html));
        if (answer.status === 200) faults.push(...(await htmlFaults(html)).map((fault) => `${path} ${fault}`));
      },
    });
    expect([...new Set(faults)]).toEqual([]);
    expect(pages.length).toBeGreaterThanOrEqual(starts.length);
  });

  test("every page of a signed-in person is valid HTML", async () => {
    const faults: string[] = [];
    const headers = { cookie: await personCookie(house, RESIDENT) };
    const pages = await walkPages(house, {
      prefix: `/${locale}/my`,
      starts: ["", "/fresh", "/settings/phone"],
      headers,
      each: async (path, answer, html) => {
        faults.push(...manners(path, locale, answer, html));
        if (answer.status === 200) faults.push(...(await htmlFaults(html)).map((fault) => `${path} ${fault}`));
        const bytes = brotliCompressSync(html).length;
        if (bytes > STYLE_KNOWN) faults.push(`${path} weighs ${bytes} bytes`);
      },
    });
    expect([...new Set(faults)]).toEqual([]);
    expect(pages.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["/", "/settings", "/data", "/erase"]));
    house.advance(600_000);
  });

  test.each(DESKS)("every page of the office that %s can reach is valid HTML", async (email) => {
    const faults: string[] = [];
    const headers = { cookie: await house.staffCookie(email) };
    await walkPages(house, {
      prefix: `/office/${locale}`,
      starts: [""],
      headers,
      each: async (path, answer, html) => {
        faults.push(...manners(path, locale, answer, html));
        if (answer.status === 200) faults.push(...(await htmlFaults(html)).map((fault) => `${path} ${fault}`));
      },
    });
    expect([...new Set(faults)]).toEqual([]);
    house.advance(600_000);
  });

  test("a page that is not there says so in the reader's language, and whole", async () => {
    const answer = await house.request(`/${locale}/nowhere`);
    const html = await answer.text();
    expect(answer.status).toBe(404);
    expect(html).toContain(`<html lang="${locale}"`);
    expect(await htmlFaults(html)).toEqual([]);
  });
});

test("a page weighs at most 18 kB with its style and 6 kB without, compressed, and runs no script", async () => {
  const heavy: string[] = [];
  const weights = new Map<string, number>();
  const weigh = async (path: string): Promise<number> => {
    const known = weights.get(path);
    if (known !== undefined) return known;
    const weight = brotliCompressSync(Buffer.from(await (await house.request(path)).arrayBuffer())).length;
    weights.set(path, weight);
    return weight;
  };
  await walkPages(house, {
    prefix: "/kk",
    starts,
    each: async (path, answer, html) => {
      if (answer.status !== 200) return;
      const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset = ""]) => asset);
      const own = brotliCompressSync(html).length;
      const all = (await Promise.all([...new Set(assets)].map(weigh))).reduce((sum, bytes) => sum + bytes, own);
      if (all > FIRST_VIEW || own > STYLE_KNOWN) heavy.push(`${path}: ${own} bytes, ${all} in all`);
      if (/<form/.test(html) && /<script/.test(html)) heavy.push(`${path}: a form page with a script`);
    },
  });
  expect(heavy).toEqual([]);
});

test("pages of one kind are told by their shape", () => {
  expect(kindOf("/campaigns/cmp_01k7hk4t2v9m3r8n5q6w0x1y2z")).toBe("/campaigns/*");
  expect(kindOf("/councils/astana/ASTANA-2026-017?b=1&a=2")).toBe("/councils/astana/*?a&b");
  expect(kindOf("/membership")).toBe("/membership");
});
