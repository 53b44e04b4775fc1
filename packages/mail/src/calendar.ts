import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Attachment } from "./template.ts";

/** An appointment as the calendar file tells it: civil date and times with their IANA zone. */
export interface Appointment {
  /** The same for ever, so that each file replaces the one before. */
  readonly uid: string;
  /** Rises with each file. */
  readonly sequence: number;
  readonly method: "REQUEST" | "CANCEL";
  /** ISO instant of the change the file tells. */
  readonly at: string;
  /** `2026-10-19`, `10:00`, `11:00`. */
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly organizer: { readonly name: string; readonly email: string };
}

/** The calendar file of an appointment. It brings its zone's rules, so the clock time holds whatever a device knows of the zone. */
export function calendarFile(appointment: Appointment): Attachment {
  const { uid, sequence, method, at, date, start, end, zone, summary, location, description, organizer } = appointment;
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: "Kazakhstan 2050", product: "lectures", language: "KK" },
    timezone: { name: zone, generator: () => zoneRules(zone, new Date(`${date}T00:00:00Z`)) },
  });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: wallClock(at.slice(0, 10), at.slice(11, 19), "Z"),
    start: wallClock(date, start),
    end: wallClock(date, end),
    timezone: zone,
    status: method === "CANCEL" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary,
    location,
    description,
    organizer,
  });
  return { name: "lecture.ics", type: `text/calendar; charset=utf-8; method=${method}`, body: calendar.toString() };
}

/** A date and clock time, as ical-generator takes those of any library: it only ever formats them. `suffix` Z is UTC. */
function wallClock(date: string, time: string, suffix = "") {
  const digits = { YYYYMMDD: date.replaceAll("-", ""), HHmmss: time.replaceAll(":", "").padEnd(6, "0") + suffix };
  const wall = {
    format: (pattern?: string) => digits[pattern as keyof typeof digits],
    isValid: () => true,
    toDate: () => new Date(`${date}T${time}Z`),
    toJSON: () => `${date}T${time}`,
    tz: () => wall,
  };
  return wall;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The zone's offset from UTC at an instant, in minutes. */
function offsetAt(instant: number, clock: Intl.DateTimeFormat): number {
  const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((shown - Math.floor(instant / MINUTE) * MINUTE) / MINUTE);
}

/** VTIMEZONE (RFC 5545 §3.6.5): the offset in force a year before the date, and each change until a year after. */
function zoneRules(zone: string, around: Date): string {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const first = around.getTime() - 366 * DAY;
  let offset = offsetAt(first, clock);
  const rules = [observance("19700101T000000", offset, offset)];
  for (let day = first; day < around.getTime() + 366 * DAY; day += DAY) {
    const next = offsetAt(day + DAY, clock);
    if (next === offset) continue;
    let [low, high] = [day, day + DAY];
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
      if (offsetAt(middle, clock) === offset) low = middle;
      else high = middle;
    }
    // A rule begins at the clock time shown before the change.
    const onset = new Date(high + offset * MINUTE).toISOString().replace(/[-:]|\.\d+Z/g, "");
    rules.push(observance(onset, offset, next));
    offset = next;
  }
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...rules, "END:VTIMEZONE"].join("\r\n");
}

function observance(onset: string, from: number, to: number): string {
  return [
    "BEGIN:STANDARD",
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    "END:STANDARD",
  ].join("\r\n");
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
