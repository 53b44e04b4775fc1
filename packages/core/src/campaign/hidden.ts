import { DEFAULT_ZONE, localOf } from "../kernel/index.ts";
import { type Change, type Moves, Stream } from "../stream/index.ts";
import { HIDE_REASONS, type Hidden, type HideReason } from "./schema.ts";

/** The sheet in which a month's hidden names are counted by reason. */
const sheetOf = (month: string): string => `hidden-names#${month}`;

/** Where a hidden name counts: in its month, by its reason. */
export const hiddenCell = ({ hiddenAt, reason }: Hidden): string =>
  Stream.inSheet(sheetOf(localOf(new Date(hiddenAt), DEFAULT_ZONE).date.slice(0, 7)), reason);

/** What a change of a campaign's rows moves: the names taken off, of all campaigns together. */
export function movesOfCampaign({ kind, after }: Pick<Change, "kind" | "after">): Moves {
  return kind === "insert" && after?.kind === "hidden" ? { [hiddenCell(after as Hidden)]: 1 } : {};
}

/** How many shown names were taken off in these months, by reason. */
export async function hiddenNames(months: readonly string[]): Promise<Partial<Record<HideReason, number>>> {
  const sheets = await Stream.sheetsOf(months.map(sheetOf));
  const counts = HIDE_REASONS.map((reason) => sheets.reduce((sum, sheet) => sum + (sheet[reason] ?? 0), 0));
  return Object.fromEntries(HIDE_REASONS.flatMap((reason, index) => (counts[index] ? [[reason, counts[index]]] : [])));
}
