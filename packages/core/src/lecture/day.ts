import { DAY } from "../kernel/index.ts";
import { all, any, type Condition, type Op } from "../table/index.ts";
import { grainOf, grainsOf } from "./rules.ts";
import type { Booking, Day } from "./schema.ts";
import { Days } from "./table.ts";

/** What one booking holds of a day: its grains, and until when; accepted ones have no `until`. */
export interface Claim {
  readonly start: number;
  readonly bookingId: string;
  readonly until: string | undefined;
  readonly grains: readonly number[];
}

/** A place in a day: which resource, which date, from which grain, how many minutes. */
export interface Place {
  readonly resourceId: string;
  readonly localDate: string;
  readonly start: number;
  readonly minutes: number;
}

/** The claims on a day, in order of their start. */
export function claimsOf(day: Day | undefined): Claim[] {
  const grains = new Map<number, number[]>();
  for (const [name, value] of Object.entries(day ?? {})) {
    if (/^g\d+$/.test(name)) grains.set(Number(value), [...(grains.get(Number(value)) ?? []), Number(name.slice(1))]);
  }
  return [...grains]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([start, held]) => {
      const owner = day?.[`b${start}`] as { bookingId: string; until?: string } | undefined;
      return owner
        ? [{ start, bookingId: owner.bookingId, until: owner.until, grains: held.toSorted((a, b) => a - b) }]
        : [];
    });
}

/** A claim whose `until` has passed owns its grains only until somebody wants them. */
export const isOver = (claim: Claim, at: string): boolean => claim.until !== undefined && claim.until <= at;

export type Obstacle = "taken" | "full";

/** What of others stands in the way of this place on the day as it was read; nothing where it may be asked for. */
export function obstacleTo(
  place: Place,
  day: Day | undefined,
  at: string,
  cap: number,
  bookingId?: string,
): Obstacle | undefined {
  const others = claimsOf(day).filter((claim) => !isOver(claim, at) && claim.bookingId !== bookingId);
  const wanted = grainsOf(place.start, place.minutes);
  if (others.some((claim) => claim.grains.some((grain) => wanted.includes(grain)))) return "taken";
  return others.length >= cap ? "full" : undefined;
}

/**
 * The update that takes a place for a booking until then, on the day as it was read. Each grain must be free, or owned
 * by a claim that is over; such a claim's other grains and its `b` go in the same update. Claims that are over elsewhere
 * in the day go too when only they fill the cap.
 */
export function hold(
  place: Place,
  day: Day | undefined,
  claim: { bookingId: string; until: string; at: string; cap: number },
): Op {
  const { start } = place;
  const { at, cap } = claim;
  const wanted = grainsOf(start, place.minutes);
  const over = claimsOf(day).filter((other) => isOver(other, at));
  const inTheWay = over.filter((other) => other.grains.some((grain) => wanted.includes(grain)));
  const evicted = (day?.live ?? 0) - inTheWay.length < cap ? inTheWay : over;
  const owner = new Map(evicted.flatMap((other) => other.grains.map((grain) => [grain, other.start])));
  const conditions: Condition[] = [
    Object.fromEntries(wanted.map((grain) => [`g${grain}`, owner.get(grain) ?? { exists: false }])),
    ...evicted.map((other) => ({
      [`b${other.start}.bookingId`]: other.bookingId,
      [`b${other.start}.until`]: { lte: at },
    })),
    any({ live: { exists: false } }, { live: { lt: cap + evicted.length } }),
  ];
  return Days.update(keyOf(place), {
    upsert: true,
    setPath: {
      ...Object.fromEntries(wanted.map((grain) => [`g${grain}`, start])),
      [`b${start}`]: { bookingId: claim.bookingId, until: claim.until },
      expiry: Math.floor((Date.parse(place.localDate) + KEPT) / 1000),
    },
    removePath: evicted.flatMap((other) => [
      ...other.grains.filter((grain) => !wanted.includes(grain)).map((grain) => `g${grain}`),
      ...(other.start === start ? [] : [`b${other.start}`]),
    ]),
    addPath: { live: 1 - evicted.length },
    when: all(...conditions),
  });
}

/** A day is of no use a month after it. */
const KEPT = 31 * DAY;

const keyOf = ({ resourceId, localDate }: Place) => ({ resourceId, localDate });
const ours = (place: Place, bookingId: string): Condition => ({ [`b${place.start}.bookingId`]: bookingId });

/** Moves the hold's `until`, if the place is still the booking's. */
export const extend = (place: Place, bookingId: string, until: string): Op =>
  Days.update(keyOf(place), { setPath: { [`b${place.start}.until`]: until }, when: ours(place, bookingId) });

/** Makes the hold last, if the place is still the booking's. */
export const keep = (place: Place, bookingId: string): Op =>
  Days.update(keyOf(place), { removePath: [`b${place.start}.until`], when: ours(place, bookingId) });

/** Gives the place back, if it is still the booking's. */
export const release = (place: Place, bookingId: string): Op =>
  Days.update(keyOf(place), {
    removePath: [...grainsOf(place.start, place.minutes).map((grain) => `g${grain}`), `b${place.start}`],
    addPath: { live: -1 },
    when: ours(place, bookingId),
  });

/** The places a booking holds: the lecturer's day, and the class's where a class was named. */
export function placesOf(booking: Pick<Booking, "lecturerId" | "date" | "start" | "minutes" | "classDay">): Place[] {
  const { lecturerId, date, start, minutes, classDay } = booking;
  const lecturer = { resourceId: lecturerId, localDate: date, start: grainOf(start), minutes };
  return classDay ? [lecturer, { ...classDay, start: grainOf(classDay.start), minutes }] : [lecturer];
}

/** Whether this day still keeps this place for the booking. */
export const isOurs = (place: Place, day: Day | undefined, bookingId: string): boolean =>
  (day?.[`b${place.start}`] as { bookingId?: string } | undefined)?.bookingId === bookingId;
