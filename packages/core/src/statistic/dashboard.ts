import * as z from "zod";
import { may } from "../access/index.ts";
import { action, DEFAULT_ZONE, localOf, NotFoundError, type Place, reachOf, type Staff } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Stream } from "../stream/index.ts";
import {
  COUNTRY,
  cellOf,
  comparedWith,
  fieldOf,
  firstPart,
  isCounted,
  periodsOf,
  sheetOf,
  startOf,
  zeros,
} from "./rules.ts";
import { type Dashboard, MEASURES, type Measure, type Series, Span } from "./schema.ts";

const access = may("statistic.read");

/** The movement's figures over time: of the country for whoever works with figures, of a region for those who work there. */
export const read = action({
  name: "statistic.read",
  access,
  input: z.object({ region: z.string().optional(), span: Span }),
  async run({ region, span }, { actor, now, within }): Promise<Dashboard> {
    within(region === undefined ? anyOf(actor, now) : { region });
    const regions = (await Reference.list("region")).map(({ code }) => code);
    if (region !== undefined && !regions.includes(region)) throw new NotFoundError();
    return dashboard({ place: region ?? COUNTRY, mapped: region === undefined ? regions : [], span, now });
  },
});

/** The regions whose own page this member of staff may open. */
export async function regionsOf(actor: Staff, now: Date): Promise<string[]> {
  const reach = reachOf(access, actor, now);
  return reach.all ? (await Reference.list("region")).map(({ code }) => code) : [...new Set(reach.regions)];
}

/** A place where the actor works: sums of the country tell of nobody, so whoever works in a region sees them too. */
function anyOf(actor: Staff, now: Date): Place {
  const { all, regions } = reachOf(access, actor, now);
  return all ? {} : { region: regions[0] };
}

interface Question {
  readonly place: string;
  readonly mapped: readonly string[];
  readonly span: Span;
  readonly now: Date;
}

async function dashboard({ place, mapped, span, now }: Question): Promise<Dashboard> {
  const today = localOf(now, DEFAULT_ZONE).date;
  const periods = periodsOf(span, today);
  const earlier = comparedWith(span, today);
  const since = await firstDay();
  const wanted = [place, ...periods, ...earlier].slice(1).map((period) => cellOf(place, period).sheet);
  const ofMap = mapped.flatMap((region) => periods.map((period) => cellOf(region, period).sheet));
  const ids = [...new Set([...wanted, ...ofMap, cellOf(place, today.slice(0, 4)).sheet])];
  const sheets = new Map((await Stream.sheetsOf(ids)).map((sheet, index) => [ids[index], sheet]));
  const numberOf = (where: string, measure: Measure, period: string): number => {
    const { sheet, part } = cellOf(where, period);
    return sheets.get(sheet)?.[fieldOf(measure, part)] ?? 0;
  };
  const sumOf = (where: string, measure: Measure, over: readonly string[]): number =>
    over.reduce((sum, period) => sum + numberOf(where, measure, period), 0);
  const counted = periods.filter((period) => isCounted(period, since));
  const isComparable = since !== undefined && since <= startOf(earlier[0] ?? today);
  const series = (measure: Measure): Series => ({
    points: periods.map((period) => ({
      period,
      value: isCounted(period, since) ? numberOf(place, measure, period) : undefined,
    })),
    total: counted.length > 0 ? sumOf(place, measure, counted) : undefined,
    before: isComparable ? sumOf(place, measure, earlier) : undefined,
    ever: everOf(sheets.get(cellOf(place, today.slice(0, 4)).sheet), measure),
  });
  return {
    span,
    since,
    today,
    series: Object.fromEntries(MEASURES.map((measure) => [measure, series(measure)])) as Dashboard["series"],
    regions: Object.fromEntries(
      mapped.map((region) => {
        const totals = zeros();
        for (const measure of MEASURES) totals[measure] = sumOf(region, measure, counted);
        return [region, totals];
      }),
    ),
  };
}

const everOf = (sheet: Readonly<Record<string, number>> | undefined, measure: Measure): number =>
  Object.entries(sheet ?? {}).reduce((sum, [field, value]) => (field.startsWith(`${measure}-`) ? sum + value : sum), 0);

/** The first day of the first month of the first year in which anything was counted: three small rows. */
async function firstDay(): Promise<string | undefined> {
  let period: string | undefined;
  for (let depth = 0; depth < 3; depth += 1) {
    const part = firstPart((await Stream.sheetsOf([sheetOf(COUNTRY, period)]))[0] ?? {});
    if (part === undefined) return undefined;
    period = period === undefined ? part : `${period}-${part}`;
  }
  return period;
}
