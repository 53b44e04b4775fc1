import { Identity } from "../identity/index.ts";
import { after, epochSeconds, type Locale, scope } from "../kernel/index.ts";
import { attempt, queryFrom } from "../table/index.ts";
import { inLanes } from "./lanes.ts";
import { type Bounds, KINDS, LINE_LIFE, NOBODY_COUNTED, recipientOf, recipientsOf } from "./rules.ts";
import type { Counted, Mailing, MailingLine } from "./schema.ts";
import { addresseesOf } from "./segment.ts";
import { MailingLines, Mailings } from "./table.ts";

/**
 * One step towards the recipients of a saved letter: first all are found, each once by their key, then they are counted.
 * What a step found is written before the word of where it ended, so one that dies is only done again.
 */
export async function countStep(row: Mailing, bounds: Bounds): Promise<void> {
  await (row.phase === "count" ? tally(row, bounds) : gather(row, bounds));
}

const markOf = <T>({ mark }: Mailing): T | undefined => (mark === undefined ? undefined : JSON.parse(mark));

async function gather(row: Mailing, { lanes }: Bounds): Promise<void> {
  const { people, last } = await addresseesOf(row.segment, lanes, markOf(row));
  const expiry = epochSeconds(after(scope().now(), LINE_LIFE));
  await inLanes(people, lanes, async ({ personId: named, language }) => {
    const personId = await Identity.keptPerson(named);
    const recipient = recipientOf(row.mailingId, personId);
    const line = { recipients: recipientsOf(row), recipient, personId, language, expiry };
    // What became of a letter is never written over by a step that came late.
    await attempt(MailingLines.put(line, { unless: "exists" }));
  });
  if (last) await moveOn(row, { mark: JSON.stringify(last) });
  else await moveOn(row, { phase: "count", counted: NOBODY_COUNTED });
}

async function tally(row: Mailing, { counted: limit, lanes }: Bounds): Promise<void> {
  const hash = recipientsOf(row);
  const { items, last } = await queryFrom(MailingLines, { hash, limit, start: markOf(row) });
  const counted = { ...(row.counted ?? NOBODY_COUNTED) };
  for (const found of await inLanes(items, lanes, (line) => readerOf(row, line))) counted[found] += 1;
  if (last) return moveOn(row, { counted, mark: JSON.stringify(last) });
  await moveOn(row, { state: "draft", counted, countedAt: scope().now().toISOString() });
}

/** Which language somebody reads, or why nothing would reach them now. */
async function readerOf({ segment }: Mailing, { personId, language }: MailingLine): Promise<keyof Counted> {
  if (!(await Identity.wants(personId, KINDS[segment.to]))) return "stopped";
  if ((await Identity.mailboxOf(personId)) === undefined) return "unreachable";
  return ((await Identity.lettersIn(personId)) ?? language) satisfies Locale;
}

/** Where a step ended, unless the letter was saved anew meanwhile or another worker was quicker. */
async function moveOn(row: Mailing, set: Partial<Mailing>): Promise<void> {
  const { mailingId, round, phase = "gather", mark } = row;
  const isDone = set.state !== undefined;
  await attempt(
    Mailings.update(
      { mailingId },
      {
        set: { ...set, movedAt: scope().now().toISOString() },
        remove: [
          ...(set.mark === undefined ? (["mark"] as const) : []),
          ...(isDone ? (["going", "phase"] as const) : []),
        ],
        when: { state: "counting", round, phase, mark: mark ?? { exists: false } },
      },
    ),
  );
}
