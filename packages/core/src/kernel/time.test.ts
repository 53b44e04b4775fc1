import { expect, test } from "vitest";
import { ageOn, instantOf, isWorkingDay, localOf, plusDays, plusWorkingDays, weekdayOf } from "./index.ts";

const ALMATY = "Asia/Almaty";

test.each([
  ["2024-02-28", 9 * 60, "2024-02-28T03:00:00.000Z"],
  ["2024-02-29", 22 * 60, "2024-02-29T16:00:00.000Z"],
  ["2024-03-01", 0, "2024-02-29T19:00:00.000Z"],
  ["2024-03-01", 9 * 60, "2024-03-01T04:00:00.000Z"],
  ["2026-10-14", 12 * 60 + 15, "2026-10-14T07:15:00.000Z"],
])("clocks in Almaty show %s and %i minutes at %s", (date, minutes, instant) => {
  expect(instantOf(date, minutes, ALMATY).toISOString()).toBe(instant);
  expect(localOf(new Date(instant), ALMATY)).toEqual({ date, minutes });
});

test("the hour that Almaty lived twice on 29 February 2024 means its first showing", () => {
  expect(instantOf("2024-02-29", 23 * 60 + 30, ALMATY).toISOString()).toBe("2024-02-29T17:30:00.000Z");
  for (const instant of ["2024-02-29T17:30:00.000Z", "2024-02-29T18:30:00.000Z"]) {
    expect(localOf(new Date(instant), ALMATY)).toEqual({ date: "2024-02-29", minutes: 23 * 60 + 30 });
  }
});

test("an hour that clocks skip is the instant they would have shown it", () => {
  expect(instantOf("2026-03-29", 2 * 60 + 30, "Europe/Berlin").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("2026-10-25", 2 * 60 + 30, "Europe/Berlin").toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

test("every quarter hour of the days around the change comes back as it was said, in all zones of the country", () => {
  for (const zone of [ALMATY, "Asia/Aqtau", "Asia/Oral", "Asia/Qyzylorda"]) {
    for (const date of ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"]) {
      for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
        expect(localOf(instantOf(date, minutes, zone), zone)).toEqual({ date, minutes });
      }
    }
  }
});

test("dates move by whole days over the end of a month and a leap day", () => {
  expect(plusDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(plusDays("2026-01-01", -1)).toBe("2025-12-31");
  expect([weekdayOf("2026-10-12"), weekdayOf("2026-10-18")]).toEqual([1, 7]);
});

test.each([
  ["2010-10-14", "2026-10-14", 16],
  ["2010-10-15", "2026-10-14", 15],
  ["2008-02-29", "2024-02-28", 15],
  ["2008-02-29", "2023-03-01", 15],
])("somebody born on %s is, on %s, %i years old", (birth, date, years) => {
  expect(ageOn(birth, date)).toBe(years);
});

const calendar = { daysOff: new Set(["2026-12-16"]), workedWeekends: new Set(["2026-12-19"]) };

test("a holiday on a weekday is no working day, a worked Saturday is one", () => {
  expect(isWorkingDay("2026-12-16", calendar)).toBe(false);
  expect(isWorkingDay("2026-12-19", calendar)).toBe(true);
  expect(isWorkingDay("2026-12-20", calendar)).toBe(false);
});

test.each([
  ["2026-12-14", 1, "2026-12-15"],
  ["2026-12-15", 1, "2026-12-17"],
  ["2026-12-18", 1, "2026-12-19"],
  ["2026-12-18", 2, "2026-12-21"],
  ["2026-12-14", 15, "2027-01-04"],
  ["2026-12-14", 0, "2026-12-14"],
])("from %s, %i working days end on %s", (from, days, end) => {
  expect(plusWorkingDays(from, days, calendar)).toBe(end);
});
