import * as z from "zod";
import { action, DEFAULT_ZONE, letterAt, localOf, NotFoundError, type Page, platform, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Stream } from "../stream/index.ts";
import { attempt, batchGet, get, queryPage, scanAll, write } from "../table/index.ts";
import {
  addedUp,
  caseNumberOf,
  caseOf,
  cellsOf,
  figuresOf,
  lineOf,
  type ModerationFigures,
  moderationSheet,
  readCaseNumber,
} from "./moderation-rules.ts";
import { type Case, CaseNumber, type ModerationCase, type ModerationMonth } from "./moderation-schema.ts";
import { findProposal } from "./record.ts";
import { plusMonths } from "./rules.ts";
import { ProposalId } from "./schema.ts";
import { Cases } from "./table.ts";

/**
 * Makes the public case of a proposal again from the proposal as it is now. Where its author erased it, the case stays as
 * it was, and an appeal that nobody had settled is one taken back. For the proposals' stream.
 */
export const noteCase = action({
  name: "council.note-case",
  access: platform,
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { now }) {
    const proposal = await findProposal(proposalId);
    if (proposal) {
      const row = caseOf(proposal, await Reference.calendar());
      if (row) await write(Cases.put(row));
      return;
    }
    const open = { appealedAt: { exists: true }, outcome: { exists: false } };
    const set = { outcome: "withdrawn" as const, settledAt: now.toISOString() };
    await attempt(Cases.update({ caseNumber: caseNumberOf(proposalId) }, { set, when: open }));
  },
});

/** The months whose figures are shown: a year, the last of them not over. */
export const MONTHS_SHOWN = 12;

/** The months shown, the newest first. */
export function monthsShown(): string[] {
  const { date } = localOf(scope().now(), DEFAULT_ZONE);
  return Array.from({ length: MONTHS_SHOWN }, (_, back) => plusMonths(`${date.slice(0, 7)}-01`, -back).slice(0, 7));
}

export interface Moderation {
  /** Of all councils asked for, over all months shown. */
  readonly whole: ModerationFigures;
  /** By month over the councils asked for, the newest first; months in which nothing happened are left out. */
  readonly months: readonly (ModerationFigures & { readonly month: string })[];
  /** By council over all months shown. */
  readonly councils: readonly (ModerationFigures & { readonly council: string })[];
  /** Each council's each month. */
  readonly items: readonly ModerationMonth[];
}

const hasAny = (sheet: Readonly<Record<string, number>>): boolean => Object.values(sheet).some((value) => value > 0);

/** How one council, or all, moderated in the last twelve months: from the counters, a read a council and month. */
export async function moderation(council?: string): Promise<Moderation> {
  const codes = (await Reference.list("council")).map(({ code }) => code);
  const asked = codes.filter((code) => council === undefined || code === council);
  const cells = monthsShown().flatMap((month) => asked.map((code) => ({ month, council: code })));
  const sheets = await Stream.sheetsOf(cells.map((cell) => moderationSheet(cell.council, cell.month)));
  const counted = cells
    .map((cell, index) => ({ ...cell, sheet: sheets[index] ?? {} }))
    .filter(({ sheet }) => hasAny(sheet));
  const sum = (of: readonly { sheet: Readonly<Record<string, number>> }[]) =>
    figuresOf(addedUp(of.map(({ sheet }) => sheet)));
  return {
    whole: sum(counted),
    months: [...new Set(counted.map(({ month }) => month))].map((month) => ({
      month,
      ...sum(counted.filter((one) => one.month === month)),
    })),
    councils: asked.map((code) => ({ council: code, ...sum(counted.filter((one) => one.council === code)) })),
    items: counted.map(({ sheet, ...cell }) => ({ ...cell, ...figuresOf(sheet) })),
  };
}

export interface LogQuery {
  readonly council?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Every refusal, the newest first, of one council or of all. One that may still be taken back is not in it yet. */
export async function moderationLog({ council, cursor, limit }: LogQuery): Promise<Page<ModerationCase>> {
  const where = council === undefined ? { index: "byList", hash: "cases" } : { index: "byCouncil", hash: council };
  const query = { ...where, backward: true, cursor, ...(limit !== undefined && { limit }) };
  const page = await queryPage(Cases, query);
  const keys = page.items.map(({ caseNumber }) => ({ caseNumber }));
  const rows = await batchGet(Cases, keys, { eventual: true });
  return { items: rows.flatMap(publicLineOf), cursor: page.cursor };
}

/** A refusal is public once its letter goes: until then it may be taken back. The second one too. */
function publicLineOf({ outcome, ...row }: Case): ModerationCase[] {
  const isTold = (at: string | undefined) => at !== undefined && letterAt(at) <= scope().now().toISOString();
  if (!isTold(row.refusedAt)) return [];
  const isOver = outcome !== undefined && (outcome !== "upheld" || isTold(row.settledAt));
  return lineOf(isOver ? { ...row, outcome } : row);
}

/** One refusal by its case number, however it was typed. @throws NotFoundError */
export async function findCase(typed: string): Promise<ModerationCase> {
  const number = CaseNumber.safeParse(readCaseNumber(typed));
  const row = number.success ? await get(Cases, { caseNumber: number.data }, { eventual: true }) : undefined;
  const [line] = row ? publicLineOf(row) : [];
  if (!line) throw new NotFoundError();
  return line;
}

/** Counts every case again, for the nightly job alone (it scans): what each month's sheets ought to say. */
export async function countedCells(): Promise<Map<string, number>> {
  const truth = new Map<string, number>();
  for await (const row of scanAll(Cases)) for (const cell of cellsOf(row)) truth.set(cell, (truth.get(cell) ?? 0) + 1);
  // A number that stands in a sheet although no case is there to count.
  const sheetIds = [...new Set([...truth.keys()].map((cell) => cell.split("|")[0] ?? ""))];
  const sheets = await Stream.sheetsOf(sheetIds);
  sheetIds.forEach((sheet, index) => {
    for (const field of Object.keys(sheets[index] ?? {})) {
      const cell = Stream.inSheet(sheet, field);
      if (!truth.has(cell)) truth.set(cell, 0);
    }
  });
  return truth;
}
