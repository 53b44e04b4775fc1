import { expect, test } from "vitest";
import { plusWorkingDays } from "../../kernel/index.ts";
import { AUTHORITIES } from "./authorities.ts";
import { CITIES } from "./cities.ts";
import { COUNCILS } from "./councils.ts";
import { HOLIDAYS_BY_YEAR } from "./holidays.ts";

const daysOff = (code: string) => HOLIDAYS_BY_YEAR.find((row) => row.code === code)?.daysOff;

test("the days off of 2025 and 2026 are those the state published", () => {
  expect(daysOff("2025")).toEqual([
    "2025-01-01",
    "2025-01-02",
    "2025-01-03",
    "2025-01-07",
    "2025-03-10",
    "2025-03-21",
    "2025-03-24",
    "2025-03-25",
    "2025-05-01",
    "2025-05-07",
    "2025-05-09",
    "2025-06-06",
    "2025-07-07",
    "2025-09-01",
    "2025-10-27",
    "2025-12-16",
  ]);
  expect(daysOff("2026")).toEqual([
    "2026-01-01",
    "2026-01-02",
    "2026-01-07",
    "2026-03-09",
    "2026-03-23",
    "2026-03-24",
    "2026-03-25",
    "2026-05-01",
    "2026-05-07",
    "2026-05-11",
    "2026-05-27",
    "2026-07-06",
    "2026-08-31",
    "2026-10-26",
    "2026-12-16",
  ]);
});

test("in 2027 weekend holidays are carried over, and Qurban ait on a Sunday is not", () => {
  expect(daysOff("2027")).toEqual([
    "2027-01-01",
    "2027-01-04",
    "2027-01-07",
    "2027-03-08",
    "2027-03-22",
    "2027-03-23",
    "2027-03-24",
    "2027-05-03",
    "2027-05-07",
    "2027-05-10",
    "2027-07-06",
    "2027-08-30",
    "2027-10-25",
    "2027-12-16",
  ]);
});

test("fifteen working days over Nauryz 2026 end in April", () => {
  const calendar = {
    daysOff: new Set(HOLIDAYS_BY_YEAR.flatMap((row) => row.daysOff)),
    workedWeekends: new Set(HOLIDAYS_BY_YEAR.flatMap((row) => row.workedWeekends)),
  };
  expect(plusWorkingDays("2026-03-16", 15, calendar)).toBe("2026-04-09");
  expect(plusWorkingDays("2025-01-02", 1, calendar)).toBe("2025-01-05");
});

test("each of the six councils has its city, its akimat and a prefix of its own", () => {
  expect(COUNCILS).toHaveLength(6);
  expect(new Set(COUNCILS.map((council) => council.prefix)).size).toBe(6);
  for (const { city, region, authority } of COUNCILS) {
    expect(CITIES).toContainEqual(expect.objectContaining({ code: city, region }));
    expect(AUTHORITIES).toContainEqual(expect.objectContaining({ code: authority, region }));
  }
});
