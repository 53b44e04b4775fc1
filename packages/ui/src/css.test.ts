import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildCss, cssModule } from "../build.ts";
import { ASSETS, STYLE_PATH } from "./assets.ts";
import { css } from "./generated/css.ts";

test("the committed style sheet is what the sources build", async () => {
  const committed = readFileSync(new URL("./generated/css.ts", import.meta.url), "utf8");
  expect(cssModule(await buildCss())).toBe(committed);
});

test("the style sheet fits its budget of 12 KB, compressed", () => {
  expect(brotliCompressSync(css).length).toBeLessThan(12 * 1024);
});

test("the style sheet asks for nothing else: no font, no picture, no other site", () => {
  expect(css).not.toMatch(/url\(|@import|@font-face|GDS Transport|govuk/);
});

test("every file of the site is named by its contents", () => {
  expect(ASSETS.map(({ path }) => path)).toContain(STYLE_PATH);
  for (const { path, body } of ASSETS) {
    expect(path).toMatch(/^\/assets\/[a-z]+\.[0-9a-f]{12}\.(css|svg)$/);
    expect(body.length).toBeGreaterThan(100);
  }
});

const settings = readFileSync(new URL("../styles/_settings.scss", import.meta.url), "utf8");
const colour = (name: string): string => {
  const found = new RegExp(`^\\$${name}: (#[0-9a-f]{6});`, "m").exec(settings)?.[1];
  if (found === undefined) throw new Error(`no colour ${name}`);
  return found;
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(colour(one)), luminance(colour(other))].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["ink", "white"],
  ["ink", "sand"],
  ["ink", "gold"],
  ["ink", "gold-tint"],
  ["ink", "teal-tint"],
  ["ink", "focus"],
  ["ink-soft", "white"],
  ["teal", "white"],
  ["teal", "sand"],
  ["teal", "teal-tint"],
  ["teal-bright", "white"],
  ["gold-deep", "white"],
  ["error", "white"],
  ["success", "white"],
  ["white", "teal-deep"],
])("text in %s is read on %s", (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ["field", "white"],
  ["error", "white"],
  ["gold", "teal"],
  ["teal", "teal-tint"],
])("the edge in %s is seen on %s", (edge, ground) => {
  expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
});
