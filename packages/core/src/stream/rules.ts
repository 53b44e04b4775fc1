import type { Change, Moves } from "./schema.ts";

/** A sequence number as text that sorts as the number does. */
export const padded = (sequence: string): string => sequence.padStart(40, "0");

/** The most rows one transaction moves, beside the watermark. */
export const MOVES_A_WRITE = 90;

/** The number a sheet keeps under this field. */
export const inSheet = (sheet: string, field: string): string => `${sheet}|${field}`;

/** The row and the field that a move is about; a plain counter's field is `value`. */
export function rowOf(moved: string): { counterId: string; field: string } {
  const [counterId = "", field = "value"] = moved.split("|");
  return { counterId, field };
}

/** Moves by row: each row is changed once in a transaction, however many of its fields move. */
export function byRow(moves: ReadonlyMap<string, number>): Map<string, Record<string, number>> {
  const rows = new Map<string, Record<string, number>>();
  for (const [moved, by] of moves) {
    const { counterId, field } = rowOf(moved);
    rows.set(counterId, { ...rows.get(counterId), [field]: by });
  }
  return rows;
}

/** Moves of the change plus moves so far; counters that come to nothing stay, so that a prefix is always whole records. */
export function plus(total: Map<string, number>, moves: Moves): Map<string, number> {
  const next = new Map(total);
  for (const [counterId, by] of Object.entries(moves)) next.set(counterId, (next.get(counterId) ?? 0) + by);
  return next;
}

/** Cuts a batch, in stream order, into prefixes of at most 90 rows: each with what it moves and its last sequence. */
export function prefixes(
  changes: readonly Change[],
  movesOf: (change: Change) => Moves,
): { moves: ReadonlyMap<string, number>; sequence: string }[] {
  const cuts: { moves: Map<string, number>; sequence: string }[] = [];
  for (const change of changes) {
    const last = cuts.at(-1);
    const joined = plus(last?.moves ?? new Map(), movesOf(change));
    if (last && byRow(joined).size <= MOVES_A_WRITE)
      cuts[cuts.length - 1] = { moves: joined, sequence: padded(change.sequence) };
    else cuts.push({ moves: plus(new Map(), movesOf(change)), sequence: padded(change.sequence) });
  }
  return cuts;
}
