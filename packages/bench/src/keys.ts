import { type HotKey, measureKeys, SPOTS_COUNT } from "./keys-measure.ts";
import type { Figure, Part } from "./part.ts";

/** Writes a second that one key takes, of a table or of an index (AWS: partition throughput). A throttled index rejects its table's writes. */
export const KEY_LIMIT = 1000;
/** Actions a second that are reckoned with, of the whole country. */
const RUSH = 1000;
/** What falls on the largest region, Almaty, of all that the country does. */
const LARGEST_REGION = 0.11;
/** Card payments a second at the peak of the largest telethon we know of (performance.md, section 3). */
const GIVING_RUSH = 350;

/** Keys that many actions share by their nature: they are not spread, and how fast they are written is reckoned. */
const QUEUES: Readonly<Record<string, { readonly aSecond: number; readonly why: string }>> = {
  "Memberships.byQueue": { aSecond: RUSH * LARGEST_REGION, why: "a region's queue" },
  "Bookings.byQueue": { aSecond: RUSH * LARGEST_REGION, why: "a region's holds" },
  "People.byClue": { aSecond: RUSH * LARGEST_REGION, why: "names to search in a region" },
  Campaigns: { aSecond: GIVING_RUSH, why: "the public list of a campaign's gifts, at the pace of the stream's worker" },
};
/** Lectures a day of the lecturer whom all want. */
const A_DAY = 8;
/** Actions that begin at the same time all read before the first of them has written. */
const RACING = 32;

/** What the kind of each key promises, and what was seen; keys of one's own make one line a place. */
export function figuresOfKeys(found: readonly HotKey[]): Figure[] {
  return found.flatMap((key): Figure[] => {
    const { spot, place, kind, by, actions, most, keys, refused } = key;
    const what = `${spot}: ${place}, by the ${by}`;
    const base = { what, kind: "exact", note: `${most} of ${actions} on one key, ${keys} keys` } as const;
    const queue = QUEUES[place];
    if (queue) {
      const value = (most / actions) * queue.aSecond;
      return [{ ...base, value, unit: "writes/s", goal: KEY_LIMIT, note: `${queue.why}; ${queue.aSecond} actions/s` }];
    }
    if (place === "Days")
      return [
        { ...base, value: most, unit: "writes", goal: A_DAY },
        {
          ...base,
          what: `${what}: refused by the engine, not shed by a read`,
          value: refused,
          unit: "writes",
          goal: RACING,
        },
      ];
    // Moved by batches of a hundred.
    if (place === "Counts") return [{ ...base, value: (most / actions) * RUSH, unit: "writes/s", goal: RUSH / 10 }];
    // A few dozen actions may meet in one of 128 shards.
    return [
      { ...base, value: most, unit: kind === "guard" ? "writes, guard" : "writes", goal: Math.max(16, actions / 50) },
    ];
  });
}

const ACTIONS = process.env.KZ_LONG ? 10_000 : 3_000;

/** Where writes fall when many act on one campaign, one proposal, one lecturer's day, one region. */
export const keys: Part = {
  name: "keys",
  title: `Writes on the hottest key of each table and index, of ${ACTIONS.toLocaleString("en")} actions`,
  measure: async ({ brief }) => figuresOfKeys(await measureKeys((brief ? 1_000 : ACTIONS) / SPOTS_COUNT)),
};
