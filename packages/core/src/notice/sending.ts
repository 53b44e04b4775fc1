import * as z from "zod";
import { action, after, anyStaff, DAY, epochSeconds, MINUTE, type Notice, scope } from "../kernel/index.ts";
import { any, attempt, get, queryAll, write } from "../table/index.ts";
import { Sent } from "./table.ts";

/** A claim that was never finished is free again after this: longer than a worker lives, shorter than the queue hides a message. */
const CLAIM = 5 * MINUTE;

/**
 * Claims a notice for sending. False where it was sent, or another worker has it now.
 * `heldFor`: milliseconds for which a claim that was not finished keeps others away.
 * A worker that dies between the provider's yes and `markSent` is the one way a mail can go twice.
 */
export async function claim(notice: Notice, heldFor = CLAIM): Promise<boolean> {
  const now = scope().now();
  const row = {
    ...keyOf(notice.id),
    noticeKind: notice.kind,
    claimedAt: now.toISOString(),
    expiry: epochSeconds(after(now, 400 * DAY)),
  };
  const free = any(
    { recordId: { exists: false } },
    { sentAt: { exists: false }, claimedAt: { lt: new Date(now.getTime() - heldFor).toISOString() } },
  );
  return (await attempt(Sent.put(row, { when: free }))).length === 0;
}

/** A notice is named `<recordId>:<happening>`: what was sent about a record is one query. */
const keyOf = (noticeId: string) => ({ recordId: noticeId.split(":", 1)[0] ?? noticeId, noticeId });

/** Records that the provider took it. */
export async function markSent(noticeId: string): Promise<void> {
  await write(Sent.update(keyOf(noticeId), { set: { sentAt: scope().now().toISOString() } }));
}

/** Whether the provider took it. */
export const isSent = async (noticeId: string): Promise<boolean> =>
  (await get(Sent, keyOf(noticeId)))?.sentAt !== undefined;

/** Gives a claim back after the provider's no, so that the queue's next delivery may try again. */
export async function release(noticeId: string): Promise<void> {
  await attempt(Sent.delete(keyOf(noticeId), { when: { sentAt: { exists: false } } }));
}

/** A letter that went about a record: which and when, to nobody's address. */
export interface SentLetter {
  readonly noticeId: string;
  readonly noticeKind: string;
  readonly sentAt: string;
}

const MOST_LETTERS = 100;

/** The letters that went about a record, the newest first. The page that shows them has shown the record itself. */
export const listFor = action({
  name: "notice.list",
  access: anyStaff,
  input: z.object({ recordId: z.string() }),
  async run({ recordId }): Promise<readonly SentLetter[]> {
    const rows = await queryAll(Sent, { hash: recordId, limit: MOST_LETTERS });
    return rows
      .flatMap(({ noticeId, noticeKind, sentAt }) => (sentAt === undefined ? [] : [{ noticeId, noticeKind, sentAt }]))
      .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
  },
});
