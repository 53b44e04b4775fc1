import { scope } from "../kernel/index.ts";
import { attempt, get, type Op, queryAll } from "../table/index.ts";
import { type Bounds, cut, pieceOf, stagedPiece, UNFINISHED } from "./rules.ts";
import type { Export, ExportFile } from "./schema.ts";
import { ExportPieces, Exports } from "./table.ts";

/** What a step came to. */
export interface Step {
  readonly isRead: boolean;
  readonly mark: string | undefined;
  readonly rows: number;
  /** Lines of JSON for a workbook to come. */
  readonly staging?: readonly string[];
  /** Lines of CSV, and the head of every such file. */
  readonly csv?: { readonly head: string; readonly lines: readonly string[] };
  readonly workbook?: { readonly bytes: Uint8Array; readonly rows: number };
}

/** Writes a step's pieces and where it ended, all or nothing: of two workers on one step the second writes nothing. */
export async function commit(row: Export, step: Step, bounds: Bounds): Promise<void> {
  const { exportId, expiry, version } = row;
  const at = scope().now().toISOString();
  const writing = new Pieces(exportId, expiry, bounds.pieceBytes);
  const staged = step.staging
    ? writing.stage(row.staged ?? { rows: 0, pieces: 0, built: 0 }, step.staging)
    : row.staged && step.workbook
      ? { ...row.staged, built: row.staged.built + step.workbook.rows }
      : row.staged;
  const files = step.workbook
    ? [...row.files, writing.workbook(row.files.length + 1, step.workbook)]
    : step.csv
      ? writing.csv(row.files, step.csv, bounds.fileBytes)
      : row.files;
  const isDone = step.isRead && files.length > 0 && (staged === undefined || staged.built >= staged.rows);
  const refusals = await attempt(
    Exports.update(
      { exportId },
      {
        set: {
          state: isDone ? "done" : "running",
          rows: step.rows,
          isRead: step.isRead,
          movedAt: at,
          files,
          staged,
          mark: step.mark,
          ...(isDone && { doneAt: at }),
        },
        ...(step.mark === undefined && { remove: ["mark"] }),
        version,
      },
    ),
    ...writing.ops,
  );
  const isBuilt = step.workbook && staged && staged.built >= staged.rows;
  if (refusals.length === 0 && isBuilt) await drop(exportId, stagedPiece(0).slice(0, 5));
}

/** The pieces of one step. */
class Pieces {
  readonly ops: Op[] = [];
  readonly #exportId: string;
  readonly #expiry: number;
  readonly #most: number;

  constructor(exportId: string, expiry: number, most: number) {
    this.#exportId = exportId;
    this.#expiry = expiry;
    this.#most = most;
  }

  /** Puts bytes into pieces named by their number from `before` on; answers how many there are then. */
  #put(bytes: Uint8Array, before: number, nameOf: (piece: number) => string): number {
    const pieces = cut(bytes, this.#most);
    pieces.forEach((part, index) => {
      const piece = nameOf(before + index + 1);
      this.ops.push(ExportPieces.put({ exportId: this.#exportId, piece, bytes: part, expiry: this.#expiry }));
    });
    return before + pieces.length;
  }

  stage(before: NonNullable<Export["staged"]>, lines: readonly string[]): NonNullable<Export["staged"]> {
    const pieces = this.#put(Buffer.from(lines.join("")), before.pieces, stagedPiece);
    return { ...before, rows: before.rows + lines.length, pieces };
  }

  workbook(file: number, { bytes, rows }: NonNullable<Step["workbook"]>): ExportFile {
    const pieces = this.#put(bytes, 0, (piece) => pieceOf(file, piece));
    return { format: "xlsx", rows, bytes: bytes.length, pieces };
  }

  /** Goes on with the last file of CSV, and begins another where that one is full. */
  csv(before: readonly ExportFile[], { head, lines }: NonNullable<Step["csv"]>, fileBytes: number): ExportFile[] {
    const files = [...before];
    let open = files.at(-1)?.format === "csv" ? files.pop() : undefined;
    let text: string[] = [];
    let length = 0;
    const close = () => {
      if (!open) return;
      const number = files.length + 1;
      const pieces = this.#put(Buffer.from(text.join("")), open.pieces, (piece) => pieceOf(number, piece));
      files.push({ ...open, bytes: open.bytes + length, pieces });
      [open, text, length] = [undefined, [], 0];
    };
    const begin = () => {
      open = { format: "csv", rows: 0, bytes: 0, pieces: 0 };
      [text, length] = [[head], Buffer.byteLength(head)];
    };
    // An export without a row is a file with its head; one that goes on after a workbook begins with its first row.
    if (!open && (lines.length > 0 || before.length === 0)) begin();
    for (const line of lines) {
      const bytes = Buffer.byteLength(line);
      if (open && open.bytes + length + bytes > fileBytes && open.rows > 0) {
        close();
        begin();
      }
      if (open) open = { ...open, rows: open.rows + 1 };
      text.push(line);
      length += bytes;
    }
    close();
    return files;
  }
}

/** An export that cannot go on: its asker is told why by this code. */
export async function fail({ exportId, version }: Export, code: string): Promise<void> {
  const at = scope().now().toISOString();
  const set = { state: "failed" as const, code, movedAt: at, doneAt: at, files: [] };
  const refusals = await attempt(Exports.update({ exportId }, { set, remove: ["mark", "staged"], version }));
  if (refusals.length === 0) await drop(exportId);
}

/** Removes an export's pieces, or those whose names begin so; what a crash leaves of them goes by its own expiry. */
export async function drop(exportId: string, beginsWith?: string): Promise<void> {
  const range = beginsWith === undefined ? {} : { range: { beginsWith } };
  for (const { piece } of await queryAll(ExportPieces, { hash: exportId, ...range })) {
    await attempt(ExportPieces.delete({ exportId, piece }));
  }
}

/** The same for one that cannot be made at all, by its id. */
export async function halt(exportId: string, code: string): Promise<void> {
  const row = await get(Exports, { exportId });
  if (row && UNFINISHED.has(row.state)) await fail(row, code);
}
