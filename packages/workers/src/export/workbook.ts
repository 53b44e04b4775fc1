import { Export } from "@kz2050/core/export";

const DAY = "yyyy-mm-dd";
const WIDEST = 48;
const NARROWEST = 10;

/**
 * An XLSX workbook with one sheet. The library is loaded by whoever makes one: no other worker carries it. Texts that a
 * spreadsheet could take for a formula bear an apostrophe here too, so that saving the sheet as CSV does no harm.
 */
export async function workbook(
  heads: readonly string[],
  rows: readonly (readonly Export.Cell[])[],
): Promise<Uint8Array> {
  const { default: write } = await import("write-excel-file/node");
  const head = heads.map((text) => ({ value: text, type: String, fontWeight: "bold" as const }));
  const data = [head, ...rows.map((row) => row.map(cellOf))];
  const columns = heads.map((text) => ({ width: Math.min(WIDEST, Math.max(NARROWEST, text.length + 2)) }));
  return write(data, { columns, stickyRowsCount: 1, dateFormat: DAY }).toBuffer();
}

function cellOf(cell: Export.Cell) {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number };
  if (typeof cell === "string") return { value: Export.plainText(cell), type: String };
  // A sheet's dates know no zone: what the clock showed is written as it was.
  const [date = "", time] = cell.date.split(" ");
  const value = new Date(`${date}T${time ?? "00:00"}:00.000Z`);
  return { value, type: Date, format: time === undefined ? DAY : `${DAY} hh:mm` };
}
