import { expect, test } from "vitest";
import { profile } from "./fixture.ts";
import type { Day, Lecturer } from "./schema.ts";
import { freeBetween, freeOn, nearest } from "./slots.ts";

const NOW = new Date("2026-10-14T07:00:00.000Z");
const AHEAD = "2026-10-14T07:30:00.000Z";
const PAST = "2026-10-14T06:59:00.000Z";
const lecturer = (over: Parameters<typeof profile>[0] = {}): Lecturer => ({
  ...profile({ hours: [{ weekday: 1, from: "09:00", to: "12:00" }], ...over }),
  lecturerId: "lec",
  personId: "per",
  version: 1,
  createdAt: NOW.toISOString(),
});
/** A Monday with one booking from 10:00 to 11:00. */
const monday = (until?: string): Day => ({
  resourceId: "lec",
  localDate: "2026-10-19",
  live: 1,
  ...Object.fromEntries([40, 41, 42, 43].map((grain) => [`g${grain}`, 40])),
  b40: { bookingId: "bkg", ...(until && { until }) },
});
const starts = (day: Day | undefined, minutes: number, over = {}) =>
  freeOn(lecturer(over), "2026-10-19", day, minutes, NOW).map(({ start }) => start);

test("an empty day is offered each half hour while the lecture still ends within the hours", () => {
  expect(starts(undefined, 60)).toEqual(["09:00", "09:30", "10:00", "10:30", "11:00"]);
  expect(starts(undefined, 90)).toEqual(["09:00", "09:30", "10:00", "10:30"]);
});

test("a booking shuts out every start it overlaps, accepted or waiting", () => {
  expect(starts(monday(), 60)).toEqual(["09:00", "11:00"]);
  expect(starts(monday(AHEAD), 30)).toEqual(["09:00", "09:30", "11:00", "11:30"]);
});

test("a hold whose time has passed shuts nothing out", () => {
  expect(starts(monday(PAST), 60)).toEqual(["09:00", "09:30", "10:00", "10:30", "11:00"]);
});

test("a full day offers nothing, unless what fills it has run out", () => {
  expect(starts(monday(), 60, { dailyCap: 1 })).toEqual([]);
  expect(starts(monday(PAST), 60, { dailyCap: 1 })).toHaveLength(5);
});

test("dates off, days without hours, days within the notice and beyond half a year are left out", () => {
  const range = { from: "2026-10-01", to: "2027-12-31" };
  const dates = [
    ...new Set(freeBetween(lecturer({ datesOff: ["2026-10-26"] }), [], range, 60, NOW).map(({ date }) => date)),
  ];
  expect(dates.slice(0, 3)).toEqual(["2026-10-19", "2026-11-02", "2026-11-09"]);
  expect(dates.at(-1)).toBe("2027-04-12");
});

test("the nearest starts come first, across days", () => {
  const slots = freeBetween(lecturer(), [monday()], { from: "2026-10-12", to: "2026-11-02" }, 60, NOW);
  expect(nearest(slots, { date: "2026-10-19", start: "10:00" })).toEqual([
    { date: "2026-10-19", start: "09:00" },
    { date: "2026-10-19", start: "11:00" },
    { date: "2026-10-26", start: "10:00" },
  ]);
});
