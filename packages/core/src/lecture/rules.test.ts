import { world } from "@kz2050/testing";
import { expect, test } from "vitest";
import { profile, wish } from "./fixture.ts";
import {
  assertOffered,
  classIdOf,
  grainOf,
  grainsOf,
  schoolIdOf,
  statusAt,
  timeOf,
  timesOf,
  untilOf,
} from "./rules.ts";
import { type Booking, Hours, type Lecturer, LocalTime } from "./schema.ts";

const NOON = new Date("2026-10-14T07:00:00.000Z");
const lecturer = (over: Parameters<typeof profile>[0] = {}): Lecturer => ({
  ...profile(over),
  lecturerId: `lec_${"0".repeat(26)}`,
  personId: `per_${"0".repeat(26)}`,
  version: 1,
  createdAt: NOON.toISOString(),
});
const asked = (over: object = {}) => ({ ...wish("lec"), minutes: 60, ...over }) as Parameters<typeof assertOffered>[1];

test("a clock time and its quarter hour say the same", () => {
  expect(grainOf("08:00")).toBe(32);
  expect(timeOf(41)).toBe("10:15");
  for (let grain = 32; grain <= 80; grain += 1) expect(grainOf(timeOf(grain))).toBe(grain);
  expect(grainsOf(32, 45)).toEqual([32, 33, 34]);
});

test.each([["07:45"], ["10:10"], ["20:15"], ["9:00"], ["24:00"]])("%s is no time of a lecture", (time) => {
  expect(LocalTime.safeParse(time).success).toBe(false);
});

test("hours that end before they begin are refused", () => {
  expect(Hours.safeParse({ weekday: 1, from: "12:00", to: "09:00" }).success).toBe(false);
});

test.each([
  ["topic", { topic: "chemistry" }, "topic_not_offered"],
  ["lectureLanguage", { lectureLanguage: "en" }, "language_not_offered"],
  ["grade", { grade: "5" }, "grade_not_offered"],
  ["mode", { region: "75" }, "region_not_served"],
  ["minutes", { minutes: 120 }, "duration_not_offered"],
  ["date", { date: "2026-10-15" }, "notice_too_short"],
  ["date", { date: "2027-10-18" }, "too_far_ahead"],
  ["date", { date: "2026-10-20" }, "date_off"],
  ["start", { date: "2026-10-17" }, "outside_hours"],
  ["start", { start: "17:15" }, "outside_hours"],
  ["start", { start: "08:45" }, "outside_hours"],
])("a request whose %s does not suit (%o) is refused by name: %s", (field, over, code) => {
  expect(() => assertOffered(lecturer(), asked(over), NOON)).toThrow(
    expect.objectContaining({ status: 422, issues: [expect.objectContaining({ field, code })] }),
  );
});

test("a request that suits passes; one online passes from any region", () => {
  assertOffered(lecturer(), asked(), NOON);
  assertOffered(lecturer(), asked({ start: "17:00" }), NOON);
  assertOffered(lecturer(), asked({ region: "75", mode: "online" }), NOON);
  expect(() => assertOffered(lecturer({ state: "paused" }), asked(), NOON)).toThrow("lecturer_paused");
  expect(() => assertOffered(lecturer({ online: false }), asked({ mode: "online" }), NOON)).toThrow();
});

test("today's earlier hours are past, even without notice", () => {
  const today = { date: "2026-10-14", minutes: 60 };
  const eager = lecturer({ noticeDays: 0 });
  expect(() => assertOffered(eager, asked({ ...today, start: "12:00" }), NOON)).toThrow();
  assertOffered(eager, asked({ ...today, start: "12:15" }), NOON);
});

test.each([
  ["2024-02-29", "2024-02-29T04:00:00.000Z"],
  ["2024-03-01", "2024-03-01T05:00:00.000Z"],
  ["2026-10-19", "2026-10-19T05:00:00.000Z"],
])("ten o'clock in Almaty on %s is %s", (date, instant) => {
  expect(timesOf({ date, start: "10:00", minutes: 60, zone: "Asia/Almaty" }).startsAt).toBe(instant);
});

test("a hold never stands past the start", () => {
  expect(untilOf(NOON, 3_600_000, "2026-10-14T07:30:00.000Z")).toBe("2026-10-14T07:30:00.000Z");
  expect(untilOf(NOON, 3_600_000, "2026-10-15T07:30:00.000Z")).toBe("2026-10-14T08:00:00.000Z");
});

test("time alone turns a hold into an expired one and an accepted lecture into one given", () => {
  const base = { date: "2026-10-14", start: "11:00", minutes: 60, zone: "Asia/Almaty" } as Booking;
  expect(statusAt({ ...base, status: "requested", until: NOON.toISOString() }, NOON)).toBe("expired");
  expect(statusAt({ ...base, status: "requested", until: "2026-10-14T07:00:00.001Z" }, NOON)).toBe("requested");
  expect(statusAt({ ...base, status: "accepted" }, NOON)).toBe("given");
  expect(statusAt({ ...base, status: "accepted", start: "11:15" }, NOON)).toBe("accepted");
});

test("a school is the same however its name is spaced, quoted or capitalised, and another in another place", async () => {
  const w = await world({ tables: [] });
  await w.guest(async () => {
    const id = schoolIdOf({ name: "«Абай» атындағы № 5 мектеп", region: "71", settlement: "Астана" });
    expect(schoolIdOf({ name: "абай атындағы №5  мектеп ", region: "71", settlement: "астана" })).toBe(id);
    expect(schoolIdOf({ name: "Абай атындағы №5 мектеп", region: "71", settlement: "Қосшы" })).not.toBe(id);
    expect(schoolIdOf({ name: "Абай атындағы №15 мектеп", region: "71", settlement: "Астана" })).not.toBe(id);
  });
  await w.stop();
  expect(classIdOf("sch", "9", "9 «Ә»")).toBe(classIdOf("sch", "9", "ә"));
  expect(classIdOf("sch", "1", "11 Ә")).not.toBe(classIdOf("sch", "11", "11 Ә"));
  expect(classIdOf("sch", "9", "9Ә")).not.toBe(classIdOf("sch", "9", "9Б"));
});
