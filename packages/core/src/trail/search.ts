import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import {
  type AuditEntry,
  action,
  anyStaff,
  DEFAULT_ZONE,
  instantOf,
  invalidField,
  LocalDate,
  openCursor,
  type Page,
  plusDays,
  signCursor,
} from "../kernel/index.ts";
import { Audit, batchGet, PersonalAudit, queryFrom, write } from "../table/index.ts";
import { namedRows, type TrailRow } from "./rows.ts";

/**
 * The platform's own hands that write in the trail: by their name no index needs to be asked whose they are.
 * A walk over the whole story checks that none is missing.
 */
export const PLATFORM_HANDS = [
  "system:ops",
  "system:demonstration",
  "system:schedule:close-campaigns",
  "system:schedule:retention",
  "system:stream:Erasures",
] as const;

const Filter = {
  /** A verb, or a domain: `membership.approve`, `membership.` */
  action: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]*$/, "invalid_choice")
    .max(80)
    .optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  cursor: z.string().max(400).optional(),
};
type Asked = { readonly [K in keyof typeof Filter]?: string | undefined };

/**
 * The trail of both sides, the newest first: of one record, of one hand, or of everybody who ever worked here. Rows hold
 * states and names of fields, never values. That somebody looked is itself in the trail.
 */
export const search = action({
  name: "trail.search",
  access: may("trail.search"),
  unkeyed: true,
  input: z.object({ ...Filter, recordId: z.string().trim().max(200).optional(), actor: z.string().max(80).optional() }),
  async run(asked, { actor, within, audit }): Promise<Page<TrailRow>> {
    const { recordId, actor: hand, ...rest } = asked;
    within({});
    audit({ recordId: "trail", fields: namesOf(asked) });
    await write();
    if (recordId) return newest(ofRecord(recordId), { ...rest, hand }, actor.personId);
    const hands = hand ? [hand] : await everybody();
    return newest(hands.flatMap(ofHand), rest, actor.personId);
  },
});

const namesOf = (asked: object): string[] =>
  Object.entries(asked)
    .flatMap(([name, value]) => (value === undefined ? [] : name))
    .toSorted();

/** What oneself did: for everybody who works here. */
export const own = action({
  name: "trail.own",
  access: anyStaff,
  unkeyed: true,
  input: z.object(Filter),
  run: (asked, { actor }): Promise<Page<TrailRow>> => newest(ofHand(actor.personId), asked, actor.personId),
});

/** Whose rows may be asked for: colleagues by name, former ones too, then the platform itself. */
export const hands = action({
  name: "trail.hands",
  access: may("trail.hands"),
  unkeyed: true,
  input: z.object({}),
  async run(_input, { within }) {
    within({});
    return { staff: await Identity.everyStaff(), platform: PLATFORM_HANDS };
  },
});

const everybody = async (): Promise<string[]> => [
  ...(await Identity.everyStaff()).map(({ personId }) => personId),
  ...PLATFORM_HANDS,
];

/** A part of the trail that is in order of time by itself: one side's rows of a record, or of a hand by its index. */
interface Part {
  readonly table: typeof Audit;
  readonly index?: "byActor";
  readonly hash: string;
}
const SIDES = [Audit, PersonalAudit] as const;
const ofRecord = (hash: string): Part[] => SIDES.map((table) => ({ table, hash }));
const ofHand = (hash: string): Part[] => SIDES.map((table) => ({ table, index: "byActor" as const, hash }));

const SHOWN = 50;
/** Rows asked of a part at once: few of each where many are merged. */
const BATCH = { few: 50, many: 15 } as const;
const MANY = 4;
/** How often one look may ask each part: where a filter leaves nearly all out, the next page goes on from there. */
const FILLS_A_PART = 3;

type Row = Pick<AuditEntry, "recordId" | "at" | "action" | "actor">;
interface Reading extends Part {
  rows: Row[];
  next?: Readonly<Record<string, unknown>> | undefined;
  isMore: boolean;
}

/** One page of the parts merged by time. `reader` and the question are sealed into the cursor. */
async function newest(
  parts: readonly Part[],
  { action: verb = "", from, to, hand, cursor }: Asked & { readonly hand?: string | undefined },
  reader: string,
): Promise<Page<TrailRow>> {
  if (from && to && from > to) throw invalidField("to", "dates_backwards");
  const context = JSON.stringify(["trail", parts.map(({ hash }) => hash), verb, from, to, hand, reader]);
  const place = cursor === undefined ? undefined : (openCursor(context, cursor) as { upTo: string; after: string });
  const since = from ? startOf(from) : "0";
  const until = place?.upTo ?? (to ? startOf(plusDays(to, 1)) : "9");
  const readings: Reading[] = parts.map((part) => ({ ...part, rows: [], isMore: true }));

  const limit = parts.length > MANY ? BATCH.many : BATCH.few;
  const fill = async (reading: Reading) => {
    const { table, index, hash, next: start } = reading;
    const range = { between: [since, until] } as const;
    const { items, last } = await queryFrom(table, { index, hash, range, backward: true, limit, start });
    const isNew = ({ at }: Row) => at < (place?.after ?? "9");
    const isAsked = (row: Row) => row.action.startsWith(verb) && (!hand || row.actor === hand);
    reading.rows = items.filter((row) => isNew(row) && isAsked(row));
    reading.next = last;
    reading.isMore = last !== undefined;
  };

  const found: (Row & { table: typeof Audit })[] = [];
  const isHungry = ({ rows, isMore }: Reading) => rows.length === 0 && isMore;
  for (let left = FILLS_A_PART * readings.length; found.length < SHOWN; ) {
    const hungry = readings.filter(isHungry);
    if (hungry.length > left) break;
    if (hungry.length > 0) {
      left -= hungry.length;
      await Promise.all(hungry.map(fill));
      continue;
    }
    const [first] = readings.filter(({ rows }) => rows.length > 0).toSorted((a, b) => (headOf(a) > headOf(b) ? -1 : 1));
    const row = first?.rows.shift();
    if (!first || !row) break;
    found.push({ ...row, table: first.table });
  }
  const unread = readings.filter(({ rows, isMore }) => rows.length > 0 || isMore);
  const items = await namedRows(await wholeOf(found));
  if (unread.length === 0) return { items };
  const upTo = unread.map(headOf).reduce((a, b) => (a > b ? a : b));
  return { items, cursor: signCursor(context, { upTo, after: found.at(-1)?.at ?? place?.after ?? "9" }) };
}

/** Up to when a part has still to be read. */
const headOf = ({ rows, next }: Reading): string => rows[0]?.at ?? String(next?.at ?? "");

const startOf = (date: string): string => instantOf(date, 0, DEFAULT_ZONE).toISOString();

/** The rows themselves, in this order: an index tells who, what and when. */
async function wholeOf(found: readonly (Row & { table: typeof Audit })[]): Promise<AuditEntry[]> {
  const nameOf = ({ recordId, at }: Pick<Row, "recordId" | "at">) => `${recordId} ${at}`;
  const sides = await Promise.all(
    SIDES.map((table) =>
      batchGet(
        table,
        found.filter((row) => row.table === table).map(({ recordId, at }) => ({ recordId, at })),
      ),
    ),
  );
  const whole = new Map(sides.flat().map((row) => [nameOf(row), row]));
  return found.flatMap((row) => whole.get(nameOf(row)) ?? []);
}
