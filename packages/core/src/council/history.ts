import * as z from "zod";
import { DAY } from "../kernel/index.ts";
import type { ProposalFile } from "./record.ts";

export const HISTORY_EVENTS = [
  "published",
  "revised",
  "taken_up",
  "accepted",
  "declined",
  "sent",
  "extended",
  "answered",
  "milestone_planned",
  "milestone_done",
  "closed",
  "withdrawn",
] as const;

/** One line of a proposal's public history. `on` is a civil date that the event is about: due, planned, done. */
export const HistoryEntry = z
  .object({
    at: z.string(),
    event: z.enum(HISTORY_EVENTS),
    version: z.int().optional(),
    by: z.enum(["author", "moderator"]).optional(),
    on: z.string().optional(),
    number: z.string().optional(),
    text: z.string().optional(),
    language: z.string().optional(),
  })
  .meta({ id: "HistoryEntry" });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** All that happened in public, oldest first. */
export function historyOf(file: ProposalFile): HistoryEntry[] {
  const { proposal, versions, ballot, dispatch, answer, milestones } = file;
  const entries: (HistoryEntry | undefined)[] = [
    ...versions.map(({ version, by, at, note }) =>
      version === 1
        ? { at, event: "published" as const, version }
        : { at, event: "revised" as const, version, by, ...(note && { text: note, language: proposal.language }) },
    ),
    when(proposal.takenUpAt, "taken_up"),
    when(proposal.decidedAt, ballot?.tally?.outcome ?? "declined", {
      ...(ballot?.note && { text: ballot.note, language: ballot.noteLanguage }),
    }),
    dispatch && when(proposal.sentAt, "sent", { number: dispatch.number, on: dispatch.dueOn }),
    dispatch?.extension &&
      when(dispatch.extension.at, "extended", {
        on: dispatch.extension.until,
        text: dispatch.extension.reason,
        language: dispatch.extension.language,
      }),
    when(proposal.answeredAt, "answered", { ...(answer && { on: answer.answeredOn }) }),
    ...milestones.flatMap(({ at, doneAt, doneOn, plannedOn, text, language }) => [
      { at, event: "milestone_planned" as const, on: plannedOn, text, language },
      when(doneAt, "milestone_done", { ...(doneOn && { on: doneOn }), text, language }),
    ]),
    when(proposal.closedAt, "closed"),
    when(proposal.withdrawnAt, "withdrawn"),
  ];
  return entries
    .filter((entry): entry is HistoryEntry => entry !== undefined)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function when(
  at: string | undefined,
  event: HistoryEntry["event"],
  more: Partial<HistoryEntry> = {},
): HistoryEntry | undefined {
  return at === undefined ? undefined : { at, event, ...more };
}

/** A notice older than this is no news: it is not queued again when the record changes later. */
export const NEWS = 7 * DAY;
