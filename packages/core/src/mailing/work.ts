import { type Notice, scope } from "../kernel/index.ts";
import { attempt, batchGet, get, queryAll } from "../table/index.ts";
import { countStep } from "./count.ts";
import { deliverStep, type Post } from "./deliver.ts";
import { trialsOf } from "./events.ts";
import { BOUNDS, type Bounds, STALLED_AFTER } from "./rules.ts";
import { Mailings } from "./table.ts";

/** Goes on with a letter to many by one step, whatever it waits for; without anything to do it writes nothing. */
export async function step(mailingId: string, post: Post, bounds: Bounds = BOUNDS): Promise<void> {
  const row = await get(Mailings, { mailingId });
  if (row?.state === "counting") await countStep(row, bounds);
  else if (row?.sentAt !== undefined) await deliverStep(mailingId, post, bounds);
}

/** The letters that somebody asked for to try it. */
export async function noticesOf(mailingId: string): Promise<Notice[]> {
  const row = await get(Mailings, { mailingId });
  return row ? trialsOf(row) : [];
}

/** Moves what is due to begin, and what its worker has left: the table's stream then calls the next step. Answers how many. */
export async function wake(): Promise<number> {
  const now = scope().now();
  const stalled = new Date(now.getTime() - STALLED_AFTER).toISOString();
  const rows = await queryAll(Mailings, { index: "byGoing", hash: "going" });
  const found = await batchGet(
    Mailings,
    rows.map(({ mailingId }) => ({ mailingId })),
  );
  let woken = 0;
  for (const { mailingId, going, movedAt, startsAt = "" } of found) {
    const isDue = movedAt < startsAt && startsAt <= now.toISOString();
    if (!going || !(isDue || (movedAt < stalled && startsAt <= now.toISOString()))) continue;
    const set = { movedAt: now.toISOString() };
    const [refusal] = await attempt(Mailings.update({ mailingId }, { set, when: { movedAt, going: "going" } }));
    if (!refusal) woken += 1;
  }
  return woken;
}
