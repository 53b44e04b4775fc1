import { ConflictError, type Page } from "../kernel/index.ts";
import { batchGet, get as getItem, type Op, queryPage, scanAll } from "../table/index.ts";
import { leftOf, post } from "./rules.ts";
import type { Posting } from "./schema.ts";
import { Postings } from "./table.ts";

export * from "./rules.ts";
export * from "./schema.ts";

/** The operation that books a posting, once for its cause. It goes into the transaction of what it is about. */
export const record = (posting: Posting): Op =>
  Postings.put(post(posting), { unless: "exists", otherwise: new ConflictError("already_booked") });

/** Whether a refused operation is a booking whose cause was booked before. */
export const isBooking = (op: Op): boolean => op.op === "put" && op.table.name === Postings.name;

/** The operation that notes how much of a posting is taken back, if nobody took any meanwhile. */
export function takeBack(posting: Posting, tiyn: number, decidedBy?: string): Op {
  const before = posting.reversedTiyn;
  const whole = tiyn === leftOf(posting);
  return Postings.update(
    { postingId: posting.postingId },
    {
      set: { reversedTiyn: (before ?? 0) + tiyn, decidedBy },
      ...(whole && { remove: ["flag"] as const }),
      when: { reversedTiyn: before === undefined ? { exists: false } : before },
    },
  );
}

/** One posting by its cause. */
export const get = (postingId: string): Promise<Posting | undefined> => getItem(Postings, { postingId });

/** Payments that a person must look at, oldest first. */
export async function listHeld(cursor?: string): Promise<Page<Posting>> {
  const page = await queryPage(Postings, { index: "byFlag", hash: "held", cursor, reader: "office" });
  const rows = await batchGet(
    Postings,
    page.items.map(({ postingId }) => ({ postingId })),
  );
  return { items: rows.filter((posting) => posting.flag === "held"), cursor: page.cursor };
}

/** Every posting, for the recount. */
export const all = (): AsyncGenerator<Posting> => scanAll(Postings);
