import { expect, test } from "vitest";
import { parse } from "../../kernel/index.ts";
import { REFERENCE_SCHEMAS } from "../schema.ts";
import { CITIES, REFERENCE_DATA, REGIONS } from "./index.ts";

test("every row fits its kind's schema and no code stands twice in a kind", () => {
  for (const row of REFERENCE_DATA) expect(parse(REFERENCE_SCHEMAS[row.kind], row)).toEqual(row);
  const codes = REFERENCE_DATA.map((row) => `${row.kind} ${row.code}`);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test("the country has 17 regions and three cities of republican significance, each with a city of its own", () => {
  expect(REGIONS).toHaveLength(20);
  const known = new Set(REGIONS.map((region) => region.code));
  expect(CITIES.filter((city) => !known.has(city.region))).toEqual([]);
  const cityless = REGIONS.filter((region) => !CITIES.some((city) => city.region === region.code));
  expect(cityless).toEqual([]);
});

test("all clocks of the country show the same time since 1 March 2024", () => {
  const shown = REGIONS.map(({ zone }) =>
    new Intl.DateTimeFormat("en", { timeZone: zone, timeStyle: "short" }).format(new Date("2026-10-14T07:00:00Z")),
  );
  expect(new Set(shown).size).toBe(1);
});
