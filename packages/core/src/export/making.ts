import { Campaign } from "../campaign/index.ts";
import { Council } from "../council/index.ts";
import { Identity } from "../identity/index.ts";
import {
  type ExtractedPage,
  type ExtractedValues,
  type Extraction,
  type Mark,
  type Staff,
  scope,
} from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import { get } from "../table/index.ts";
import { Trail } from "../trail/index.ts";
import { assertSeen } from "./ask.ts";
import { build } from "./building.ts";
import { COLUMNS, type Column } from "./columns.ts";
import { commit, fail, type Step } from "./progress.ts";
import { BOM, BOUNDS, type Bounds, type Cell, csvLine, UNFINISHED } from "./rules.ts";
import type { Export, ExportKind } from "./schema.ts";
import { Exports } from "./table.ts";

const SOURCES: Readonly<Record<ExportKind, (asked: Extraction, from?: Mark) => Promise<ExtractedPage>>> = {
  applications: (asked, from) => Membership.extract("applications", asked, from),
  members: (asked, from) => Membership.extract("members", asked, from),
  gifts: Campaign.extract,
  bookings: Lecture.extract,
  proposals: Council.extract,
  audit: Trail.extract,
};

/** What turns records into what people read: words in their language, and workbooks. */
export interface Maker {
  sheet(row: Export, columns: readonly Column[]): Promise<Sheet>;
  workbook(heads: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array>;
}
export interface Sheet {
  readonly heads: readonly string[];
  cells(values: ExtractedValues): readonly Cell[];
}

/**
 * One step of an export: reads on from where the last one ended and writes what came of it together with where it ended,
 * or nothing. So a step that dies leaves no trace, of two at once one counts, and each step's write brings the next by
 * the table's stream. Without anything to do it writes nothing, and so ends the chain.
 */
export async function step(exportId: string, maker: Maker, bounds: Bounds = BOUNDS): Promise<void> {
  const row = await get(Exports, { exportId });
  const now = scope().now();
  if (!row || !UNFINISHED.has(row.state) || row.expiresAt <= now.toISOString()) return;
  try {
    assertSeen(row, await askerOf(row), now);
  } catch {
    return fail(row, "forbidden");
  }
  const sheet = await maker.sheet(
    row,
    COLUMNS[row.exportKind].filter(({ field }) => row.fields.includes(field)),
  );
  const next = isToBuild(row, bounds) ? await build(row, sheet, maker, bounds) : await gather(row, sheet, bounds);
  await commit(row, next, bounds);
}

/** A workbook is made once its rows are all there: as many as it takes, or all there are. */
function isToBuild({ format, staged, isRead, files }: Export, bounds: Bounds): boolean {
  if (format !== "xlsx") return false;
  const waiting = (staged?.rows ?? 0) - (staged?.built ?? 0);
  const isFull = (staged?.rows ?? 0) >= bounds.workbookRows;
  return waiting > 0 ? isRead || isFull : isRead && files.length === 0;
}

/** Whoever asked, with the roles they hold at this minute. */
async function askerOf({ askedBy: personId }: Export): Promise<Staff> {
  const grants = await Identity.grantsOf(personId);
  return { kind: "staff", personId, sessionId: "export", grants: grants.map(Identity.toGrant), provedAt: "" };
}

/** Reads some pages: what comes goes to the workbook's rows while there is room, and after that to files of CSV. */
async function gather(row: Export, sheet: Sheet, bounds: Bounds): Promise<Step> {
  const { region, from, to, language, format } = row;
  const asked: Extraction = { region, from, to, language, fields: new Set(row.fields) };
  const stagedBefore = row.staged?.rows ?? 0;
  const isStaging = format === "xlsx" && stagedBefore < bounds.workbookRows;
  const room = isStaging ? bounds.workbookRows - stagedBefore : Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  let bytes = 0;
  let mark: Mark | undefined = row.mark === undefined ? undefined : JSON.parse(row.mark);
  let isRead = false;
  for (let pages = 0; !isRead && pages < bounds.pages && bytes < bounds.pieceBytes && lines.length < room; pages += 1) {
    const page = await SOURCES[row.exportKind](asked, mark);
    mark = page.last;
    isRead = page.last === undefined;
    for (const record of page.rows) {
      const cells = sheet.cells(record.values);
      const line = isStaging ? `${JSON.stringify(cells)}\n` : csvLine(cells);
      lines.push(line);
      bytes += Buffer.byteLength(line);
      if (lines.length < room) continue;
      // The workbook is full in the middle of a page: reading goes on after this very record.
      mark = record.mark;
      isRead = false;
      break;
    }
  }
  const progress = { isRead, mark: isRead ? undefined : JSON.stringify(mark), rows: row.rows + lines.length };
  if (isStaging) return { ...progress, staging: lines };
  return { ...progress, csv: { head: BOM + csvLine(sheet.heads), lines } };
}
