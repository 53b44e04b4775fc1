import * as z from "zod";
import { may } from "../access/index.ts";
import { type Actor, action, reachOf, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { get, queryPage } from "../table/index.ts";
import { listByQueue } from "./private.ts";
import { queueOf } from "./rules.ts";
import { Status } from "./schema.ts";
import { Bookings } from "./table.ts";

/** The regions whose lecturers and bookings this member of staff looks after. */
export async function regionsOf(actor: Actor): Promise<readonly Reference.ReferenceRow<"region">[]> {
  const reach = reachOf(listByQueue.access, actor, scope().now());
  const regions = await Reference.list("region");
  return regions.filter(({ code }) => reach.all || reach.regions.includes(code));
}

const COUNTED = 100;

/** How many of a region's bookings stand in a state, by the index alone, until when each does, and since when the first. */
export const waiting = action({
  name: "lecture.waiting",
  access: may("lecture.waiting"),
  input: z.object({ region: z.string(), status: Status }),
  async run(
    { region, status },
    { within },
  ): Promise<{ count: number; isMore: boolean; oldestAt?: string | undefined; until: readonly string[] }> {
    within({ region });
    const hash = queueOf(region, status);
    const { items, cursor } = await queryPage(Bookings, { index: "byQueue", hash, limit: COUNTED });
    const oldest = items[0] && (await get(Bookings, { bookingId: items[0].bookingId }, { eventual: true }));
    const oldestAt = oldest?.confirmedAt ?? oldest?.createdAt;
    return { count: items.length, isMore: cursor !== undefined, oldestAt, until: items.map(({ dueAt }) => dueAt) };
  },
});
