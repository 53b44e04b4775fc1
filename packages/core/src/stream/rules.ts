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
    const fields = rows.get(counterId) ?? {};
    fields[field] = by;
    rows.set(counterId, fields);
  }
  return rows;
}

interface Prefix {
  readonly moves: Map<string, number>;
  readonly rows: Set<string>;
  sequence: string;
}

/**
 * Cuts a batch, in stream order, into prefixes of at most 90 rows: each with what it moves and its last sequence. Numbers
 * that come to nothing stay, so that a prefix is always whole records.
 */
export function prefixes(
  changes: readonly Change[],
  movesOf: (change: Change) => Moves,
): { moves: ReadonlyMap<string, number>; sequence: string }[] {
  const cuts: Prefix[] = [];
  for (const change of changes) {
    const moves = Object.entries(movesOf(change));
    const rows = new Set(moves.map(([moved]) => rowOf(moved).counterId));
    let last = cuts.at(-1);
    if (!last || new Set([...last.rows, ...rows]).size > MOVES_A_WRITE) {
      last = { moves: new Map(), rows: new Set(), sequence: "" };
      cuts.push(last);
    }
    for (const [moved, by] of moves) last.moves.set(moved, (last.moves.get(moved) ?? 0) + by);
    for (const row of rows) last.rows.add(row);
    last.sequence = padded(change.sequence);
  }
  return cuts;
}
