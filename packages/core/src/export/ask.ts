import * as z from "zod";
import { may } from "../access/index.ts";
import {
  type Actor,
  action,
  after,
  ConflictError,
  epochSeconds,
  ForbiddenError,
  invalidField,
  LocalDate,
  Locale,
  NotFoundError,
  type Place,
  reachOf,
  type Staff,
  scope,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { Reference } from "../reference/index.ts";
import { batchGet, get, queryAll, write } from "../table/index.ts";
import { columnsFor, mayTake } from "./columns.ts";
import { EXPORT_LIFE, fileName, MIME, pieceOf } from "./rules.ts";
import { EXPORT_KINDS, type Export, ExportId, ExportKind, Format } from "./schema.ts";
import { ExportPieces, Exports } from "./table.ts";

export const placeOf = ({ region }: Pick<Export, "region">): Place => (region === undefined ? {} : { region });
/** How the trail names what was taken out: the kind and the place. */
const taken = ({ exportKind, region }: Pick<Export, "exportKind" | "region">): string =>
  `${exportKind}@${region ?? "country"}`;

const Ask = z.object({
  kind: ExportKind,
  region: z.string().optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  format: Format,
  language: Locale,
});

/** Asks for a file of records of one place; a worker makes it, of the columns that the asker's roles may see. */
export const ask = action({
  name: "export.ask",
  access: may("export.ask"),
  input: Ask,
  async run({ kind, region, from, to, format, language }, { actor, now, within, audit, newId }) {
    const exportId = newId("exp", Exports);
    const place = placeOf({ region });
    within(place);
    if (!mayTake(actor, kind, place, now)) throw new ForbiddenError();
    if (region !== undefined && !(await Reference.has("region", region)))
      throw invalidField("region", "invalid_choice");
    if (from !== undefined && to !== undefined && to < from) throw invalidField("to", "dates_backwards");
    await Limit.take("export.person", actor.personId);
    const at = now.toISOString();
    const expiresAt = after(now, EXPORT_LIFE);
    const row: Export = {
      exportId,
      askedBy: actor.personId,
      askedAt: at,
      list: "export",
      exportKind: kind,
      ...{ format, language, region, from, to },
      fields: columnsFor(actor, kind, place, now).map(({ field }) => field),
      state: "queued",
      version: 1,
      rows: 0,
      files: [],
      isRead: false,
      movedAt: at,
      expiresAt,
      expiry: epochSeconds(expiresAt),
    };
    audit({ recordId: exportId, after: taken(row), fields: row.fields });
    await write(Exports.put(row, { unless: "exists" }));
    return { exportId };
  },
  again: async (_input, old) => ({ exportId: String(old.exportId) }),
});

/** The kinds this actor may take out, each with the places: undefined stands for the whole country. */
export async function choices(actor: Staff): Promise<{ kind: ExportKind; places: (string | undefined)[] }[]> {
  const { now } = scope();
  const reach = reachOf(may("export.ask"), actor, now());
  const codes = (await Reference.list("region")).map(({ code }) => code);
  const within = [...(reach.all ? [undefined] : []), ...codes];
  return EXPORT_KINDS.flatMap((kind) => {
    const places = within.filter((region) => mayTake(actor, kind, placeOf({ region }), now()));
    return places.length > 0 ? [{ kind, places }] : [];
  });
}

/** The names of the columns such an export would have. */
export const preview = (actor: Actor, kind: ExportKind, region: string | undefined): string[] =>
  columnsFor(actor, kind, placeOf({ region }), scope().now()).map(({ field }) => field);

/** An export of one's own that is not past its time. @throws NotFoundError, also for another's */
async function ownExport(exportId: string, actor: Staff, now: Date): Promise<Export> {
  const row = await get(Exports, { exportId });
  if (!row || row.askedBy !== actor.personId || row.expiresAt <= now.toISOString()) throw new NotFoundError();
  return row;
}

const SHOWN = 50;

/** One's own exports, the newest first; those past their time are left out. */
export const mine = action({
  name: "export.list",
  access: may("export.list"),
  input: z.object({}),
  async run(_input, { actor, now }): Promise<readonly Export[]> {
    const rows = await queryAll(Exports, { index: "byAsker", hash: actor.personId, backward: true, limit: SHOWN });
    const found = await batchGet(
      Exports,
      rows.map(({ exportId }) => ({ exportId })),
    );
    return found.filter((row) => row.askedBy === actor.personId && row.expiresAt > now.toISOString());
  },
});

/** How far one of one's own exports is. @throws NotFoundError */
export const progress = action({
  name: "export.progress",
  access: may("export.progress"),
  input: z.object({ exportId: ExportId }),
  run: ({ exportId }, { actor, now }): Promise<Export> => ownExport(exportId, actor, now),
});

/**
 * Hands a finished file to whoever asked for it, while they may still see all that is in it. Each time is in the trail.
 * @throws NotFoundError, ForbiddenError, ConflictError export_withdrawn
 */
export const fetchFile = action({
  name: "export.fetch",
  access: may("export.fetch"),
  input: z.object({ exportId: ExportId, file: z.int().positive() }),
  async run({ exportId, file }, { actor, now, within, audit }) {
    const row = await ownExport(exportId, actor, now);
    within(placeOf(row));
    assertSeen(row, actor, now);
    if (row.state === "withdrawn") throw new ConflictError("export_withdrawn");
    const made = row.state === "done" ? row.files[file - 1] : undefined;
    if (!made) throw new NotFoundError();
    audit({ recordId: exportId, before: taken(row), after: `file-${file}:${made.rows}`, fields: row.fields });
    await write();
    const range = { between: [pieceOf(file, 1), pieceOf(file, made.pieces)] as const };
    const pieces = await queryAll(ExportPieces, { hash: exportId, range, eventual: true });
    if (pieces.length !== made.pieces) throw new NotFoundError();
    return {
      name: fileName(row, file, made.format),
      type: MIME[made.format],
      bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)),
    };
  },
});

/** @throws ForbiddenError where the actor may no longer take this out, or see one of its columns. */
export function assertSeen(row: Export, actor: Actor, now: Date): void {
  const place = placeOf(row);
  const visible = new Set(columnsFor(actor, row.exportKind, place, now).map(({ field }) => field));
  const isAllowed = mayTake(actor, row.exportKind, place, now) && row.fields.every((field) => visible.has(field));
  if (!isAllowed) throw new ForbiddenError();
}
