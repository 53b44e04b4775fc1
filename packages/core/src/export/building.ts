import { queryAll } from "../table/index.ts";
import type { Maker, Sheet } from "./making.ts";
import type { Step } from "./progress.ts";
import { type Bounds, type Cell, stagedPiece } from "./rules.ts";
import type { Export } from "./schema.ts";
import { ExportPieces } from "./table.ts";

/** Left free below the limit when a workbook is tried again: its parts do not shrink quite evenly. */
const MARGIN = 0.9;

/** Makes one workbook of the gathered rows, or of as many as one file holds; the next step makes the rest. */
export async function build(row: Export, sheet: Sheet, maker: Maker, { fileBytes, sheetRows }: Bounds): Promise<Step> {
  const rows = await gathered(row, sheetRows);
  for (let taken = rows.length; ; ) {
    const bytes = await maker.workbook(sheet.heads, rows.slice(0, taken));
    if (bytes.length <= fileBytes || taken <= 1) {
      return { isRead: row.isRead, mark: row.mark, rows: row.rows, workbook: { bytes, rows: taken } };
    }
    taken = Math.max(1, Math.floor((taken * fileBytes * MARGIN) / bytes.length));
  }
}

/** The gathered rows that are in no file yet, the first so many. */
async function gathered({ exportId, staged }: Export, most: number): Promise<Cell[][]> {
  if (!staged || staged.pieces === 0) return [];
  const range = { between: [stagedPiece(1), stagedPiece(staged.pieces)] as const };
  const pieces = await queryAll(ExportPieces, { hash: exportId, range });
  const text = Buffer.concat(pieces.map(({ bytes }) => bytes)).toString();
  const lines = text.split("\n").slice(staged.built, Math.min(staged.rows, staged.built + most));
  return lines.map((line) => JSON.parse(line) as Cell[]);
}
