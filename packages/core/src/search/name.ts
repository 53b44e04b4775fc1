import { Identity } from "../identity/index.ts";
import { foldWords, openCursor, PAGE_SIZE, signCursor } from "../kernel/index.ts";
import { leadOf, namesMatch } from "./rules.ts";

/** Rows asked of a region's index at once: more where further words leave most of them out. */
const BATCH = { one: 25, more: 50 } as const;
/** How often one search may ask each region's index: what is not found by then is behind the cursor. */
const FILLS_A_REGION = 3;

/** A region's names as far as they have been read. */
interface Source {
  readonly region: string;
  /** The last row given out or left out: where a later page goes on. */
  at: Identity.NamePlace | undefined;
  /** Where the next rows are read from. */
  next: Identity.NamePlace | undefined;
  rows: Identity.FoundClue[];
  isMore: boolean;
}
type Places = Readonly<Record<string, Identity.NamePlace | "end">>;

/**
 * Names of these regions that bear every typed word, in the order of their folds, a page. The regions' indexes are read
 * beside one another and merged; the cursor says where each of them stands.
 */
export async function findByName(query: {
  readonly text: string;
  readonly regions: readonly string[];
  readonly reader: string;
  readonly cursor?: string | undefined;
}): Promise<{ rows: Identity.FoundClue[]; cursor?: string | undefined }> {
  const words = foldWords(query.text);
  const lead = leadOf(words) ?? "";
  const limit = words.length > 1 ? BATCH.more : BATCH.one;
  const context = JSON.stringify(["search", words, query.regions, query.reader]);
  const places = (query.cursor === undefined ? {} : openCursor(context, query.cursor)) as Places;
  const sources: Source[] = query.regions
    .filter((region) => places[region] !== "end")
    .map((region) => {
      const place = places[region] as Identity.NamePlace | undefined;
      return { region, at: place, next: place, rows: [], isMore: true };
    });

  const fill = async (source: Source) => {
    const { rows, last } = await Identity.namesFrom({ region: source.region, lead, limit, after: source.next });
    source.rows = rows.filter(({ order }) => namesMatch(words, order));
    source.next = last;
    source.isMore = last !== undefined;
    if (source.rows.length === 0) source.at = last;
  };
  const take = (source: Source): Identity.FoundClue[] => {
    const row = source.rows.shift();
    if (!row) return [];
    source.at = source.rows.length === 0 ? source.next : [row.order, row.personId, row.item];
    return [row];
  };

  const found: Identity.FoundClue[] = [];
  for (let left = FILLS_A_REGION * sources.length; found.length < PAGE_SIZE; ) {
    const hungry = sources.filter(({ rows, isMore }) => rows.length === 0 && isMore);
    if (hungry.length > left) break;
    if (hungry.length > 0) {
      left -= hungry.length;
      await Promise.all(hungry.map(fill));
      continue;
    }
    const [first] = sources.filter(({ rows }) => rows.length > 0).toSorted(byOrder);
    if (!first) break;
    found.push(...take(first));
  }
  const isEnd = ({ rows, isMore }: Source) => rows.length === 0 && !isMore;
  const open = sources.filter((source) => !isEnd(source));
  if (open.length === 0) return { rows: found };
  const ended = query.regions.filter((region) => !open.some((source) => source.region === region));
  const stand = {
    ...Object.fromEntries(ended.map((region) => [region, "end"])),
    ...Object.fromEntries(open.flatMap(({ region, at }) => (at ? [[region, at]] : []))),
  };
  return { rows: found, cursor: signCursor(context, stand) };
}

const byOrder = (a: Source, b: Source): number => ((a.rows[0]?.order ?? "") < (b.rows[0]?.order ?? "") ? -1 : 1);
