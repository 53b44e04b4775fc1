import { Council } from "@kz2050/core/council";
import { type House, startHouse } from "@kz2050/testing/journeys/harness";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedCouncils } from "./council.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse({ stories: [seedCouncils] });
}, 120_000);
afterAll(() => house?.close());

const within = <T>(work: () => Promise<T>) => house.platform.asPlatform("test", work);
const COUNCILS = ["astana", "aqtobe", "oral", "aqtau", "kokshetau", "qaraghandy"];
const published = () =>
  within(async () =>
    (await Promise.all(COUNCILS.map((council) => Council.list({ council, limit: 50 })))).flatMap(({ items }) => items),
  );

test("the demonstration shows a proposal in every state, in three languages, with supports counted", async () => {
  const items = await published();
  const states = new Set(items.map(({ status }) => status));
  for (const state of ["published", "taken_up", "accepted", "declined", "sent", "answered", "closed"] as const) {
    expect(states).toContain(state);
  }
  expect(new Set(items.map(({ language }) => language))).toEqual(new Set(["kk", "ru", "en"]));
  for (const { supports, code } of items) expect([code, supports > 0]).toEqual([code, true]);
  const clocks = await within(() =>
    Promise.all(items.map(async ({ code }) => (await Council.find(code)).dispatch?.clock)),
  );
  for (const clock of ["waiting", "overdue", "answered_in_time", "answered_late"]) expect(clocks).toContain(clock);
});

test("numbers follow the order of publication", async () => {
  const astana = (await published()).filter(({ council }) => council === "astana");
  expect(astana.map(({ code }) => code).toReversed()).toEqual(astana.map((_, n) => `ASTANA-2026-00${n + 1}`));
});

test("told again, the story changes nothing", async () => {
  const before = await published();
  await seedCouncils(house.platform);
  await house.drain();
  expect(await published()).toEqual(before);
}, 60_000);

test("its counters need no repair", async () => {
  expect([...(await within(() => Council.recount()))]).toEqual([]);
});
