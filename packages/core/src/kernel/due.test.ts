import { expect, test } from "vitest";
import { isOverdue, isRunningOut, lastDayFor } from "./due.ts";

const calendar = { daysOff: new Set(["2026-10-26"]), workedWeekends: new Set<string>() };

test("an application is in time for five working days after the day it came, holidays and weekends left out", () => {
  // A Monday evening in the country is still Monday, though later than 19:00 in UTC it is Tuesday.
  expect(lastDayFor("application", "2026-10-19T07:00:00.000Z", calendar)).toBe("2026-10-27");
  expect(lastDayFor("application", "2026-10-19T19:30:00.000Z", calendar)).toBe("2026-10-28");
});

test("it is overdue from the first minute of the day after, in the country's time", () => {
  const since = "2026-10-12T07:00:00.000Z";
  expect(isOverdue("proposal", since, new Date("2026-10-19T18:59:00.000Z"), calendar)).toBe(false);
  expect(isOverdue("proposal", since, new Date("2026-10-19T19:00:00.000Z"), calendar)).toBe(true);
});

test("money waits by the calendar's days", () => {
  expect(lastDayFor("transfer", "2026-10-23T07:00:00.000Z", calendar)).toBe("2026-10-26");
});

test("a lecture's request needs a call in its last day", () => {
  const until = "2026-10-21T07:00:00.000Z";
  expect(isRunningOut(until, new Date("2026-10-20T07:00:00.000Z"))).toBe(false);
  expect(isRunningOut(until, new Date("2026-10-20T07:00:00.001Z"))).toBe(true);
});
