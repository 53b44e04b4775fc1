import {
  ConflictError,
  derivedId,
  HOUR,
  hmac,
  instantOf,
  invalidField,
  localOf,
  MINUTE,
  plusDays,
  weekdayOf,
} from "../kernel/index.ts";
import type { Booking, Grade, Lecturer, Mode, Slot, Status } from "./schema.ts";

/** A school has so long to confirm its e-mail; the lecturer then so long to answer. */
export const CONFIRM_WITHIN = 30 * MINUTE;
export const ANSWER_WITHIN = 72 * HOUR;
/** Live holds at once of an e-mail address and of a school. */
export const HOLDS_A_PERSON = 3;
export const HOLDS_A_SCHOOL = 5;
export const CODE_TRIES = 5;
/** How far ahead a school may ask. */
export const DAYS_AHEAD = 180;

/** Holds: they block the lecturer until their `until`, and count against the limits. */
export const HOLDS: ReadonlySet<Status> = new Set(["held", "requested"]);
/** What stands until somebody ends it. */
export const STANDING: ReadonlySet<Status> = new Set(["held", "requested", "accepted"]);

/** Quarter hours: the grain of a day. */
const QUARTER = 15;

/** "10:15" as the number of quarter hours since midnight, 41. */
export const grainOf = (time: string): number => Number(time.slice(0, 2)) * 4 + Number(time.slice(3)) / QUARTER;
/** 41 as "10:15". */
export const timeOf = (grain: number): string =>
  `${String(Math.floor(grain / 4)).padStart(2, "0")}:${String((grain % 4) * QUARTER).padStart(2, "0")}`;
/** The grains a lecture takes. */
export const grainsOf = (start: number, minutes: number): number[] =>
  Array.from({ length: minutes / QUARTER }, (_, index) => start + index);

/** A local appointment as instants, by its zone's rules on that date. */
export function timesOf(appointment: Pick<Booking, "date" | "start" | "minutes" | "zone">): {
  startsAt: string;
  endsAt: string;
} {
  const starts = instantOf(appointment.date, grainOf(appointment.start) * QUARTER, appointment.zone);
  return {
    startsAt: starts.toISOString(),
    endsAt: new Date(starts.getTime() + appointment.minutes * MINUTE).toISOString(),
  };
}

/** A hold stands for this long from now, but never past the start. */
export function untilOf(now: Date, milliseconds: number, startsAt: string): string {
  const at = new Date(now.getTime() + milliseconds).toISOString();
  return at < startsAt ? at : startsAt;
}

/** Whether the hold's time has passed, marked or not. */
export const isLapsed = (booking: Pick<Booking, "status" | "until">, now: Date): boolean =>
  HOLDS.has(booking.status) && (booking.until ?? "") <= now.toISOString();

/** The state as it is now: a hold whose time has passed is expired, an accepted lecture that has ended was given. */
export function statusAt(booking: Booking, now: Date): Status {
  if (isLapsed(booking, now)) return "expired";
  if (booking.status === "accepted" && timesOf(booking).endsAt <= now.toISOString()) return "given";
  return booking.status;
}

/** The one attribute behind the office's lists: what is where, and in which state. */
export const queueOf = (region: string, status: Status): string => `${region}#${status}`;

/** What an instant leaves open of a lecturer's calendar: the first and last date, and how far today has gone. */
export interface Bounds {
  readonly first: string;
  readonly last: string;
  readonly today: string;
  readonly minutesToday: number;
}

/** The bounds of a lecturer's calendar now: from the notice until half a year ahead, by the lecturer's clock. */
export function boundsOf({ noticeDays, zone }: Pick<Lecturer, "noticeDays" | "zone">, now: Date): Bounds {
  const { date, minutes } = localOf(now, zone);
  return { first: plusDays(date, noticeDays), last: plusDays(date, DAYS_AHEAD), today: date, minutesToday: minutes };
}

/** Whether the lecturer's week, days off and notice leave this start open; what is booked is another question. */
export const isOffered = (lecturer: Lecturer, slot: Slot, minutes: number, bounds: Bounds): boolean =>
  refusalOf(lecturer, slot, minutes, bounds) === undefined;

function refusalOf(
  lecturer: Lecturer,
  { date, start }: Slot,
  minutes: number,
  bounds: Bounds,
): [field: string, code: string] | undefined {
  if (!lecturer.durations.some((offered) => offered === minutes)) return ["minutes", "duration_not_offered"];
  if (date < bounds.first) return ["date", "notice_too_short"];
  if (date > bounds.last) return ["date", "too_far_ahead"];
  if (lecturer.datesOff.includes(date)) return ["date", "date_off"];
  const from = grainOf(start);
  const to = from + minutes / QUARTER;
  const fits = lecturer.hours.some(
    (hours) => hours.weekday === weekdayOf(date) && grainOf(hours.from) <= from && to <= grainOf(hours.to),
  );
  if (!fits) return ["start", "outside_hours"];
  return date === bounds.today && from * QUARTER <= bounds.minutesToday ? ["start", "time_passed"] : undefined;
}

/** What is asked of a lecturer besides the time. */
export interface Wish {
  readonly topic: string;
  readonly lectureLanguage: Lecturer["languages"][number];
  readonly grade: Grade;
  readonly mode: Mode;
  readonly region: string;
}

/** Whether the lecturer comes to this region, or lectures online. */
export const reaches = (lecturer: Pick<Lecturer, "regions" | "online">, mode: Mode, region: string): boolean =>
  mode === "online" ? lecturer.online : lecturer.regions.includes(region);

/** @throws InvalidError naming the first rule of the lecturer that the request breaks, ConflictError lecturer_paused. */
export function assertOffered(lecturer: Lecturer, wish: Wish & Slot & { minutes: number }, now: Date): void {
  if (lecturer.state !== "active") throw new ConflictError("lecturer_paused");
  if (!lecturer.topics.includes(wish.topic)) throw invalidField("topic", "topic_not_offered");
  if (!lecturer.languages.includes(wish.lectureLanguage)) throw invalidField("lectureLanguage", "language_not_offered");
  if (!lecturer.grades.includes(wish.grade)) throw invalidField("grade", "grade_not_offered");
  if (!reaches(lecturer, wish.mode, wish.region)) {
    throw invalidField("mode", wish.mode === "online" ? "online_not_offered" : "region_not_served");
  }
  const refusal = refusalOf(lecturer, wish, wish.minutes, boundsOf(lecturer, now));
  if (refusal) throw invalidField(refusal[0], refusal[1], { min: lecturer.noticeDays, max: DAYS_AHEAD });
}

const fold = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/["'«»“”„’.,]/g, "")
    .replace(/\s*№\s*/g, " №")
    .replace(/\s+/g, " ")
    .trim();

/** The key of a school: the same for the same name and place, however it is spaced, quoted or capitalised. */
export const schoolIdOf = (school: { name: string; region: string; settlement: string }): string =>
  derivedId("sch", hmac("pseudonymPepper", "school", school.region, fold(school.settlement), fold(school.name)));

/** A class of a school as a thing that can be in one lecture at a time: "9 «Ә»", "9ә" and "9 Ә" are one. */
export const classIdOf = (schoolId: string, grade: Grade, className: string): string => {
  const letters = fold(className)
    .replace(/[\s-]/g, "")
    .replace(new RegExp(`^${grade}(?!\\d)`), "");
  return `${schoolId}#${grade}${letters}`;
};
