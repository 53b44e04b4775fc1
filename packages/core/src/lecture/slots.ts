import { DAY, plusDays, weekdayOf } from "../kernel/index.ts";
import { obstacleTo } from "./day.ts";
import { boundsOf, grainOf, isOffered, timeOf } from "./rules.ts";
import type { Day, Lecturer, Slot } from "./schema.ts";

const GRAINS_A_DAY = 96;

/** Starts are shown each half hour from the beginning of a stretch of hours, so that a day is read at a glance. */
const STEP = 2;

/** Free starts of one day: within the hours, past the notice, not off, under the cap, and no grain taken. */
export function freeOn(
  lecturer: Lecturer,
  date: string,
  day: Day | undefined,
  minutes: number,
  now: Date,
  bounds = boundsOf(lecturer, now),
): Slot[] {
  const at = now.toISOString();
  const starts = new Set<number>();
  for (const { weekday, from, to } of lecturer.hours) {
    if (weekday !== weekdayOf(date)) continue;
    for (let grain = grainOf(from); grain < grainOf(to); grain += STEP) starts.add(grain);
  }
  return [...starts]
    .toSorted((a, b) => a - b)
    .map((grain) => ({ date, start: timeOf(grain) }))
    .filter((slot) => isOffered(lecturer, slot, minutes, bounds))
    .filter(({ start }) => {
      const place = { resourceId: lecturer.lecturerId, localDate: date, start: grainOf(start), minutes };
      return obstacleTo(place, day, at, lecturer.dailyCap) === undefined;
    });
}

/** Free starts between two civil dates, both counted, in order. */
export function freeBetween(
  lecturer: Lecturer,
  days: readonly Day[],
  range: { from: string; to: string },
  minutes: number,
  now: Date,
): Slot[] {
  const known = new Map(days.map((day) => [day.localDate, day]));
  const bounds = boundsOf(lecturer, now);
  const slots: Slot[] = [];
  const to = range.to < bounds.last ? range.to : bounds.last;
  for (let date = range.from > bounds.first ? range.from : bounds.first; date <= to; date = plusDays(date, 1)) {
    slots.push(...freeOn(lecturer, date, known.get(date), minutes, now, bounds));
  }
  return slots;
}

/** How far a start is from the one wished for: days first, then the clock time's difference. */
function distance(slot: Slot, wished: Slot): number {
  const days = Math.abs(Date.parse(slot.date) - Date.parse(wished.date)) / DAY;
  return days * GRAINS_A_DAY + Math.abs(grainOf(slot.start) - grainOf(wished.start));
}

/** The free starts nearest to the one wished for, nearest first; of two as near, the earlier. */
export function nearest(slots: readonly Slot[], wished: Slot, count = 3): Slot[] {
  return slots.toSorted((a, b) => distance(a, wished) - distance(b, wished)).slice(0, count);
}
