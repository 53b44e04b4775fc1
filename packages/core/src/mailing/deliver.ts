import { Identity } from "../identity/index.ts";
import { type Notice, scope } from "../kernel/index.ts";
import { attempt, get, queryFrom } from "../table/index.ts";
import { noticeFor } from "./events.ts";
import { type Bounds, NOTHING_SENT, recipientOf, recipientsOf, TRIES } from "./rules.ts";
import type { Mailing, MailingLine, Outcome } from "./schema.ts";
import { belongs } from "./segment.ts";
import { MailingLines, Mailings } from "./table.ts";

/** What became of one letter; `held` while another worker has it in hand, `repeated` where it went to this person before. */
export type Posted = "sent" | "repeated" | "stopped" | "unreachable" | "held";
/** Sends one letter, at most once for its id. @throws where the provider refused it */
export type Post = (notice: Notice) => Promise<Posted>;

const ROUNDS = 3;
const mayGo = ({ state, startsAt }: Mailing): boolean =>
  state === "sending" && startsAt !== undefined && startsAt <= scope().now().toISOString();

/**
 * One step of a letter to many: some recipients in the order of their keys, each letter claimed by its own id, then the
 * counts together with where it ended. A step that dies is done again from the outcomes on the lines; of two workers one
 * sends and one finds the letter in hand and lets go; nothing is counted twice, since the mark moves with the counts.
 */
export async function deliverStep(mailingId: string, post: Post, { letters }: Bounds): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = await get(Mailings, { mailingId });
    if (!row || !(mayGo(row) || (row.state === "cancelled" && row.sentAt !== undefined))) return;
    const start = row.mark === undefined ? undefined : JSON.parse(row.mark);
    const hash = recipientsOf(row);
    const { items, last } = await queryFrom(MailingLines, { hash, limit: letters, start });
    const result = { ...(row.result ?? NOTHING_SENT) };
    let done = 0;
    for (const line of items) {
      const outcome = line.outcome ?? (await settle(row, line, post));
      if (outcome === undefined) break;
      result[outcome] += 1;
      done += 1;
    }
    const isEnd = done === items.length && last === undefined;
    // Each write calls the next step: one that came to rest is left at rest.
    if (done === 0 && !(row.state === "sending" ? isEnd : row.going)) return;
    const reached = items[done - 1];
    const mark = reached ? JSON.stringify({ recipients: reached.recipients, recipient: reached.recipient }) : row.mark;
    if (await moveOn(row, { result, mark }, isEnd)) return;
  }
}

/** Sends one letter and notes what became of it; undefined where it is another's now, or to be tried later. */
async function settle(row: Mailing, line: MailingLine, post: Post): Promise<Outcome | undefined> {
  const { mailingId, segment } = row;
  // Asked before each: once it is cancelled, not one more goes.
  const now = await get(Mailings, { mailingId });
  if (!now || now.sentAt !== row.sentAt || !mayGo(now)) return undefined;
  const personId = await Identity.keptPerson(line.personId);
  if (!(await belongs(personId, segment))) return note(line, "left");
  try {
    const posted = await post(noticeFor(row, { ...line, personId }));
    if (posted === "held") return undefined;
    // The same letter found sent is this very line's, left by a worker that died, unless two people have become one.
    const isOwn = recipientOf(mailingId, personId) === line.recipient;
    return note(line, posted === "repeated" ? (isOwn ? "sent" : "left") : posted);
  } catch {
    const tries = (line.tries ?? 0) + 1;
    if (tries >= TRIES) return note(line, "failed");
    await attempt(MailingLines.update(keyOf(line), { set: { tries } }));
    return undefined;
  }
}

const keyOf = ({ recipients, recipient }: MailingLine) => ({ recipients, recipient });

async function note(line: MailingLine, outcome: Outcome): Promise<Outcome> {
  const set = { outcome, outcomeAt: scope().now().toISOString() };
  const [refusal] = await attempt(MailingLines.update(keyOf(line), { set, when: { outcome: { exists: false } } }));
  return (refusal?.old as MailingLine | undefined)?.outcome ?? outcome;
}

/** The counts and where they end, unless somebody else moved it on; the last step ends it. */
async function moveOn(
  { mailingId, state, round, sentAt = "", mark }: Mailing,
  to: Pick<Mailing, "result" | "mark">,
  isEnd: boolean,
): Promise<boolean> {
  const at = scope().now().toISOString();
  const isOver = isEnd || state === "cancelled";
  const [refusal] = await attempt(
    Mailings.update(
      { mailingId },
      {
        set: { ...to, movedAt: at, ...(isEnd && state === "sending" && { state: "done" as const, endedAt: at }) },
        ...(isOver && { remove: ["going"] as const }),
        when: { state, round, sentAt, mark: mark ?? { exists: false } },
      },
    ),
  );
  return refusal === undefined;
}
