import * as z from "zod";
import { action, MINUTE, NotFoundError, platform, scope, type WorkCalendar } from "../kernel/index.ts";
import { queryAll, write } from "../table/index.ts";
import { type AnyReferenceRow, REFERENCE_SCHEMAS, type ReferenceKind, type ReferenceRow } from "./schema.ts";
import { ReferenceRows } from "./table.ts";

export type { AnyReferenceRow, ReferenceKind, ReferenceRow } from "./schema.ts";

const KEPT = MINUTE;
const kept = new WeakMap<object, Map<ReferenceKind, { at: number; rows: Promise<readonly AnyReferenceRow[]> }>>();

/** All rows of a kind, in code order; read at most once a minute by each running function. */
export async function list<K extends ReferenceKind>(kind: K): Promise<readonly ReferenceRow<K>[]> {
  const { engine, now } = scope();
  const cache = kept.get(engine as object) ?? new Map();
  kept.set(engine as object, cache);
  const at = now().getTime();
  const hit = cache.get(kind);
  if (hit && at >= hit.at && at - hit.at < KEPT) return (await hit.rows) as readonly ReferenceRow<K>[];
  const rows = queryAll(ReferenceRows, { hash: kind, eventual: true });
  cache.set(kind, { at, rows });
  try {
    return (await rows) as readonly AnyReferenceRow[] as readonly ReferenceRow<K>[];
  } catch (error) {
    cache.delete(kind);
    throw error;
  }
}

/** One row. @throws NotFoundError */
export async function get<K extends ReferenceKind>(kind: K, code: string): Promise<ReferenceRow<K>> {
  const row = (await list(kind)).find((candidate) => candidate.code === code);
  if (!row) throw new NotFoundError();
  return row;
}

/** Whether there is such a row: for checking a form's choice. */
export async function has(kind: ReferenceKind, code: string): Promise<boolean> {
  return (await list(kind)).some((row) => row.code === code);
}

/** The holidays of all years known, for counting working days. */
export async function calendar(): Promise<WorkCalendar> {
  const years = await list("holidays");
  return {
    daysOff: new Set(years.flatMap((year) => year.daysOff)),
    workedWeekends: new Set(years.flatMap((year) => year.workedWeekends)),
  };
}

const { region, city, council, authority, holidays, topic, category, version } = REFERENCE_SCHEMAS;
const AnyRow = z.discriminatedUnion("kind", [region, city, council, authority, holidays, topic, category, version]);

/** Loads one row, new or changed. */
export const load = action({
  name: "reference.load",
  access: platform,
  input: AnyRow,
  async run(row) {
    await write(ReferenceRows.put(row));
    kept.delete(scope().engine as object);
  },
});
