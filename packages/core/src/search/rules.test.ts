import { type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { namesMatch, readingsOf } from "./rules.ts";

let w: World;
beforeAll(async () => {
  w = await world({ tables: [] });
});
afterAll(() => w.stop());

test.each([
  ["Aigul@Posta.example ", ["email"]],
  ["8 (701) 000-00-01", ["phone"]],
  ["+7 701 000 00 01", ["phone"]],
  ["7010000001", ["phone"]],
  ["astana-2026-017", ["proposal"]],
  ["482 109 375", ["member"]],
  ["MEM_01m4wkbxc0f5c7q40c7ac2z82q", ["record"]],
  ["Сынақбаева Айгүл", ["name"]],
  ["А. Сынақбаева", ["name"]],
  ["Ли", ["name"]],
  ["Қ", []],
  ["701 000", []],
  ["а@", []],
])("%s is read as %j", async (text, kinds) => {
  expect(await w.guest(async () => readingsOf(text).map(({ by }) => by))).toEqual(kinds);
});

test("each typed word stands for a word of its own, an initial for what is left", () => {
  const name = "sinakbaeva aigul akmaralkizi";
  expect(namesMatch(["a", "sinak", "aigul"], name)).toBe(true);
  expect(namesMatch(["aigul", "a", "a"], name)).toBe(false);
  expect(namesMatch(["sinak", "sinak"], name)).toBe(false);
  expect(namesMatch(["aigul", "sin"], "aigul, sinakbaeva akmaralkizi")).toBe(true);
});
