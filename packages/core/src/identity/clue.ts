import { foldWords, hmac, scope } from "../kernel/index.ts";
import { attemptAside, queryAll, queryFrom } from "../table/index.ts";
import type { Clue } from "./schema.ts";
import { People } from "./table.ts";

// A clue is a copy, written beside whatever goes on: it takes no part in an action's one write.

/** By what the office finds the person of one record. */
export interface Clues {
  readonly personId: string;
  readonly recordId: string;
  readonly region: string;
  /** Parts of the name, surname first where that is known; none where nothing may be found by it. */
  readonly name: readonly string[];
  /** E.164 */
  readonly phone?: string | undefined;
  /** Seconds since 1970, where the record has an end of its own. */
  readonly expiry?: number | undefined;
}

const prefixOf = (recordId: string): string => `clue#${recordId}#`;
const namedIn = (region: string): string => `name#${region}`;
const phoneClue = (phone: string): string =>
  `phone#${hmac("addressPepper", "clue-phone", phone).toString("base64url")}`;

/** Stands between the two parts of a name given second part first, so that such a row is told from the other. */
const TURNED = ", ";

/** The folded name in both orders: `sinakbaeva aigul maratkizi` and `aigul, sinakbaeva maratkizi`. */
function ordersOf(name: readonly string[]): string[] {
  const [first, second, ...rest] = name.map((part) => foldWords(part).join(" ")).filter((part) => part !== "");
  if (first === undefined) return [];
  if (second === undefined) return [first];
  return [[first, second, ...rest].join(" "), `${second}${TURNED}${[first, ...rest].join(" ")}`];
}

function rowsOf({ personId, recordId, region, name, phone, expiry }: Clues): Clue[] {
  const found = [
    ...ordersOf(name).map((order) => ({ clue: namedIn(region), order })),
    ...(phone === undefined ? [] : [{ clue: phoneClue(phone), order: "-" }]),
  ];
  const kind = "clue" as const;
  return found.map(({ clue, order }, index) => ({
    personId,
    item: `${prefixOf(recordId)}${index}`,
    kind,
    clue,
    order,
    region,
    recordId,
    ...(expiry !== undefined && { expiry }),
  }));
}

const FIELDS = ["clue", "order", "region", "expiry"] as const;

/** Makes a record's clues what they should be. Writes only what differs: true where it wrote. */
async function noteClues(clues: Clues): Promise<boolean> {
  const { personId, recordId } = clues;
  const stand = await queryAll(People, { hash: personId, range: { beginsWith: prefixOf(recordId) } });
  const rows = rowsOf(clues);
  const wanted = rows.filter((row) => {
    const old = stand.find(({ item }) => item === row.item);
    return old?.kind !== "clue" || FIELDS.some((field) => old[field] !== row[field]);
  });
  const surplus = stand.filter(({ item }) => !rows.some((row) => row.item === item));
  for (const row of wanted) await attemptAside(People.put(row));
  for (const { item } of surplus) await attemptAside(People.delete({ personId, item }));
  return wanted.length > 0;
}

/**
 * Keeps the clues of a record as the record is now; for stream workers. It is read again after they are written, so that
 * an erasure that came between leaves none behind.
 */
export async function keepClues(read: () => Promise<Clues | undefined>): Promise<void> {
  const clues = await read();
  if (!clues || !(await noteClues(clues))) return;
  const now = await read();
  if (now?.personId !== clues.personId) await dropClues(clues.personId, clues.recordId);
}

/** Takes away all that a person was found by through one record. */
export async function dropClues(personId: string, recordId: string): Promise<void> {
  const rows = await queryAll(People, { hash: personId, range: { beginsWith: prefixOf(recordId) } });
  for (const { item } of rows) await attemptAside(People.delete({ personId, item }));
}

/** Where a walk through a region's names stands: order, person and item of the last row looked at. */
export type NamePlace = readonly [order: string, personId: string, item: string];

/** What an index told: never the truth, only where to look. */
export type FoundClue = Pick<Clue, "personId" | "item" | "order" | "region" | "recordId">;

/**
 * The next `limit` rows of a region's names of which some word begins with `lead`, in order: each record once, by the
 * row in which the word comes first. `last` says where they end, nothing where there are no more.
 */
export async function namesFrom(query: {
  readonly region: string;
  readonly lead: string;
  readonly limit: number;
  readonly after?: NamePlace | undefined;
}): Promise<{ rows: FoundClue[]; last?: NamePlace | undefined }> {
  const clue = namedIn(query.region);
  const [order, personId, item] = query.after ?? [];
  const { items, last } = await queryFrom(People, {
    index: "byClue",
    hash: clue,
    range: { beginsWith: query.lead },
    limit: query.limit,
    eventual: true,
    start: query.after && { clue, order, personId, item },
  });
  const rows = (items as FoundClue[]).filter(
    (row) => !row.order.includes(TURNED) || !row.order.split(TURNED)[1]?.startsWith(query.lead),
  );
  const end = last as FoundClue | undefined;
  return { rows, last: end && [end.order, end.personId, end.item] };
}

/** A household's phone, a school's: more than this many records of one number are not told apart by it. */
const MOST_OF_A_PHONE = 50;

/** The records that bear a phone (E.164). */
export async function recordsOfPhone(phone: string): Promise<FoundClue[]> {
  const query = { index: "byClue", hash: phoneClue(phone), limit: MOST_OF_A_PHONE, eventual: true };
  return (await queryAll(People, query)) as FoundClue[];
}

/** The clues of a person that have not run out. */
export const liveClues = (rows: readonly Clue[]): Clue[] => {
  const second = scope().now().getTime() / 1000;
  return rows.filter(({ expiry }) => expiry === undefined || expiry > second);
};
