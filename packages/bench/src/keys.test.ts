import { beforeAll, expect, test } from "vitest";
import { figuresOfKeys } from "./keys.ts";
import { type HotKey, measureKeys, SPOTS_COUNT } from "./keys-measure.ts";

let found: HotKey[];
beforeAll(async () => {
  found = await measureKeys(300 / SPOTS_COUNT);
});

test("of 300 actions on the same campaign, proposal, day and region no key takes more than its kind may", () => {
  const hot = figuresOfKeys(found).filter(({ value, goal = 0 }) => value > goal);
  expect(hot).toEqual([]);
});

test("a day that is full is shown as full by a read: whoever comes late writes nothing", () => {
  const ofHolds = found.filter(({ spot }) => spot.includes("day"));
  expect(ofHolds.find(({ place, by }) => place === "Bookings" && by === "request")).toMatchObject({ most: 1, keys: 8 });
  const written = ofHolds.find(({ place, by }) => place === "SchoolContacts" && by === "request");
  expect(written?.keys).toBeLessThan(8 + 32);
});

test("supports spread over the shards of their proposal, and no request moves a counter", () => {
  const ofSupports = found.filter(({ place }) => place === "Supports");
  expect(ofSupports[0]?.keys).toBeGreaterThan(20);
  expect(found.filter(({ place, by }) => place === "Counts" && by === "request")).toEqual([]);
});
