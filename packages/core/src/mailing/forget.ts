import type { Identity } from "../identity/index.ts";
import { attempt, batchGet, queryAll } from "../table/index.ts";
import { languageFor } from "./rules.ts";
import { MailingLines, Mailings } from "./table.ts";

async function linesOf(names: readonly string[]) {
  const rows = await Promise.all(names.map((name) => queryAll(MailingLines, { index: "byPerson", hash: name })));
  return rows.flat();
}

/** Takes a person out of every list of recipients: nothing goes to them, and counts that were made stay. */
export async function forget(names: readonly string[]): Promise<readonly string[]> {
  const lines = await linesOf(names);
  for (const { recipients, recipient } of lines) await attempt(MailingLines.delete({ recipients, recipient }));
  return lines.length > 0 ? ["personId"] : [];
}

/** The letters to many that went to a person within the last month, for their archive. */
export async function archive(names: readonly string[]): Promise<Identity.ArchiveEntry[]> {
  const lines = await batchGet(
    MailingLines,
    (await linesOf(names)).map(({ recipients, recipient }) => ({ recipients, recipient })),
  );
  const sent = lines.filter(({ outcome }) => outcome === "sent");
  const idOf = (recipients: string): string => recipients.split("#", 1)[0] ?? "";
  const mailings = await batchGet(
    Mailings,
    sent.map(({ recipients }) => ({ mailingId: idOf(recipients) })),
  );
  const letters = new Map(mailings.map((row) => [row.mailingId, row.letter]));
  return sent.flatMap(({ recipients, language, outcomeAt: sentAt }) => {
    const recordId = idOf(recipients);
    const letter = letters.get(recordId);
    if (!letter) return [];
    const { subject, text } = letter[languageFor(letter, language)] ?? letter.kk;
    return [{ service: "mailing", recordId, record: { subject, text, sentAt } }];
  });
}
