import * as z from "zod";
import { action, MINUTE, NotFoundError, platform, StaleError, scope, type WorkCalendar } from "../kernel/index.ts";
import { type Op, queryAll, write } from "../table/index.ts";
import { type AnyReferenceRow, REFERENCE_SCHEMAS, type ReferenceKind, type ReferenceRow } from "./schema.ts";
import { ReferenceRows } from "./table.ts";

export { FIRST_STANDING_RULES } from "./data/standing.ts";
export type { AnyReferenceRow, ReferenceKind, ReferenceRow } from "./schema.ts";
export { STANDING_EVENTS, STANDINGS, StandingRule } from "./schema.ts";

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

/** The last versions of a kind that is only ever added to, newest first, as they are now: kept nowhere. */
export const newest = async <K extends ReferenceKind>(kind: K, limit: number): Promise<readonly ReferenceRow<K>[]> =>
  (await queryAll(ReferenceRows, {
    hash: kind,
    backward: true,
    limit,
  })) as readonly AnyReferenceRow[] as readonly ReferenceRow<K>[];

/** The next version, for another's write: whoever comes second is refused. @throws StaleError */
export const adding = (row: AnyReferenceRow): Op =>
  ReferenceRows.put(row, { unless: "exists", otherwise: new StaleError() });

const {
  region,
  city,
  council,
  authority,
  holidays,
  topic,
  category,
  version,
  "standing-rule": standing,
} = REFERENCE_SCHEMAS;
const AnyRow = z.discriminatedUnion("kind", [
  region,
  city,
  council,
  authority,
  holidays,
  topic,
  category,
  version,
  standing,
]);

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
