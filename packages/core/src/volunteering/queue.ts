import * as z from "zod";
import { may } from "../access/index.ts";
import { action, actorId, Instant, type Page, reachOf, type Staff, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { batchGet, queryAll, queryPage, write } from "../table/index.ts";
import { getHours } from "./record.ts";
import { placeOf, queueOf } from "./rules.ts";
import { COUNTRY, type Hours, HoursId } from "./schema.ts";
import { seenBy, type ViewedHours } from "./seen.ts";
import { HoursNoted } from "./table.ts";

/** A line of a queue: what it takes to choose the next one, and nothing that tells who it is. */
export type QueueRow = Pick<
  Hours,
  "hoursId" | "version" | "what" | "region" | "date" | "quarters" | "createdAt" | "language"
>;

const rowOf = ({ hoursId, version, what, region, date, quarters, createdAt, language }: Hours): QueueRow => ({
  ...{ hoursId, version, what, region, date, quarters, createdAt, language },
});

/** The region's code, or `country` for what the central office organised. */
const Organiser = z.string().max(20);

/** A page of what waits for an organiser, oldest first. The index gives ids; what has left the state since is dropped. */
export const queue = action({
  name: "volunteering.queue",
  access: may("volunteering.queue"),
  unkeyed: true,
  input: z.object({ organiser: Organiser, cursor: z.string().optional() }),
  async run({ organiser, cursor }, { actor, within, audit }): Promise<Page<QueueRow>> {
    within(placeOf({ organiser }));
    const hash = queueOf(organiser);
    const page = await queryPage(HoursNoted, { index: "byQueue", hash, cursor, reader: actorId(actor) });
    const rows = (await standingIn(hash, page.items)).map(rowOf);
    audit({ recordId: `volunteering#${hash}`, fields: rows.map((row) => row.hoursId) });
    await write();
    return { items: rows, cursor: page.cursor };
  },
});

/** Those of these hours that stand in the queue now. */
async function standingIn(hash: string, rows: readonly { hoursId: string }[]): Promise<Hours[]> {
  const items = await batchGet(
    HoursNoted,
    rows.map(({ hoursId }) => ({ hoursId })),
  );
  return items.flatMap((item) => (item.kind === "hours" && item.queue === hash ? [item] : []));
}

/** How far a queue is looked through for the next: those just decided on may stand in the index for a moment yet. */
const AHEAD = 10;

/** The hours that come next in a queue after those of this age, from the queue's start where none do. */
export const next = action({
  name: "volunteering.next",
  access: may("volunteering.next"),
  input: z.object({ organiser: Organiser, since: Instant, besides: HoursId }),
  async run({ organiser, since, besides }, { within }): Promise<{ hoursId?: string }> {
    within(placeOf({ organiser }));
    const hash = queueOf(organiser);
    for (const range of [{ gte: since }, undefined]) {
      const rows = await queryAll(HoursNoted, { index: "byQueue", hash, ...(range && { range }), limit: AHEAD });
      const found = (await standingIn(hash, rows)).find(({ hoursId }) => hoursId !== besides);
      if (found) return { hoursId: found.hoursId };
    }
    return {};
  },
});

/** Hours chosen for a decision on several: whose they are, and the version that is decided upon. */
export interface PickedRow extends QueueRow {
  readonly name?: string | undefined;
}

/** As many as may be decided on together. */
export const MOST_PICKED = 50;

/** Those of the chosen hours that still wait in this queue, as they are now: what a decision on all would meet. */
export const pick = action({
  name: "volunteering.pick",
  access: may("volunteering.pick"),
  unkeyed: true,
  input: z.object({
    organiser: Organiser,
    keys: z.array(HoursId).min(1, "required").max(MOST_PICKED, "too_many_picked"),
  }),
  async run({ organiser, keys }, { actor, now, within, audit }): Promise<readonly PickedRow[]> {
    within(placeOf({ organiser }));
    const hash = queueOf(organiser);
    const waiting = await standingIn(
      hash,
      keys.map((hoursId) => ({ hoursId })),
    );
    const rows = waiting.map((hours) => ({ ...rowOf(hours), name: seenBy(actor, hours, now).hours.name }));
    audit({ recordId: `volunteering#${hash}`, fields: rows.map((row) => row.hoursId) });
    await write();
    return rows;
  },
});

/** Reads noted hours for a decision. The trail names the fields that were really shown, before they are answered. */
export const view = action({
  name: "volunteering.view",
  access: may("volunteering.view"),
  unkeyed: true,
  input: z.object({ hoursId: HoursId }),
  async run({ hoursId }, { actor, now, within, audit }): Promise<{ hours: ViewedHours }> {
    const found = await getHours(hoursId);
    within(placeOf(found));
    const { hours, fields } = seenBy(actor, found, now);
    audit({ recordId: hoursId, before: found.status, fields });
    await write();
    return { hours };
  },
});

/** How many wait for an organiser, up to 100, and since when each does, the oldest first. */
export interface QueueSize {
  readonly organiser: string;
  readonly since: readonly string[];
}

/** More are not counted. */
export const MOST_COUNTED = 100;

/** The sizes of the queues this member of staff may work on. Indexes count here: a moment late, and nothing hangs on it. */
export async function queues(actor: Staff): Promise<QueueSize[]> {
  const reach = reachOf(queue.access, actor, scope().now());
  const organisers = reach.all
    ? [COUNTRY, ...(await Reference.list("region")).map((region) => region.code)]
    : [...new Set(reach.regions)];
  return Promise.all(
    organisers.map(async (organiser) => {
      const asked = { index: "byQueue", hash: queueOf(organiser), limit: MOST_COUNTED, eventual: true };
      const rows = await queryAll(HoursNoted, asked);
      return { organiser, since: rows.flatMap((row) => ("createdAt" in row ? row.createdAt : [])) };
    }),
  );
}
