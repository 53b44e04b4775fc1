import { ASSUMED, PRICES } from "./cost-prices.ts";
import type { Figure, Part } from "./part.ts";
import { type Batch, measureBatch, total } from "./units-measure.ts";
import { openHouse, USES } from "./use/index.ts";

const MILLION = 1_000_000;
/** Every form also takes the limit of its sender's network: one write unit. */
const NETWORK_LIMIT = 1;
/** Acts that come without a form: from the gateway, from the office (whose posts have no such limit), or reading. */
const FORMLESS = /gateway|staff|refund|approve|reject|publish|vote|akimat|page|search|live/;

/** Dollars for a million of one use case, letters apart. */
export function dollarsOf(
  name: string,
  { units, calls, stream, streamCalls, letters }: Batch,
): Readonly<Record<"whole" | "letters", number>> {
  const limit = FORMLESS.test(name) ? 0 : NETWORK_LIMIT;
  const writes = (total(units.writes) + units.limits + limit + stream.writes) * PRICES.writeUnits;
  const reads = (units.reads + stream.reads) * PRICES.readUnits;
  const request = PRICES.lambdaRequests + seconds(calls) * ASSUMED.httpGb * PRICES.lambdaGbSecond * MILLION;
  // Workers are called once a batch; their time is that of their calls, one after another.
  const worker = (ASSUMED.callMs / 1000) * streamCalls * ASSUMED.workerGb * PRICES.lambdaGbSecond * MILLION;
  return {
    whole: writes + reads + request + worker,
    letters: letters * (PRICES.letters * 1000 + 3 * PRICES.queueRequests),
  };
}
const seconds = (calls: number): number => (ASSUMED.requestMs + ASSUMED.callMs * calls) / 1000;

/** The movement's real year, by what each of its people does: members, gifts, lectures, and visits of three pages. */
const YEAR: readonly (readonly [times: number, uses: readonly string[]])[] = [
  [14_000, ["apply to join", "confirm an application", "approve an application"]],
  [50_000, ["promise a gift by card", "settle a gift by the gateway's word"]],
  [5_000, ["hold a lecturer's time, later in its day", "confirm a hold", "accept a request", "say how a lecture went"]],
];
const REACHED = 1_300_000;
const RUSH = 3_000_000;
/** What a visit reads: the first page, a list, a record. */
const VISIT = ["the page Home", "the page Campaigns, a list", "the page Campaign"];

export const cost: Part = {
  name: "cost",
  title: `What it costs by the published prices (${PRICES.collectedOn}): function URLs, on demand, storage and transfer apart`,
  async measure({ brief }) {
    const house = await openHouse("small");
    try {
      const dollars = new Map<string, ReturnType<typeof dollarsOf>>();
      for (const use of USES) {
        const isRead = /page|live|search/.test(use.name);
        dollars.set(use.name, dollarsOf(use.name, await measureBatch(house, use, isRead ? 1 : brief ? 10 : 40)));
      }
      return figuresOf(dollars);
    } finally {
      await house.stop();
    }
  },
};

/** Dollars by use case as lines of the table, and what they come to in a year and on a day. */
export function figuresOf(dollars: ReadonlyMap<string, Readonly<Record<"whole" | "letters", number>>>): Figure[] {
  const of = (name: string) => dollars.get(name) ?? { whole: 0, letters: 0 };
  const sum = (names: readonly string[], what: "whole" | "letters") =>
    names.reduce((all, name) => all + of(name)[what], 0);
  const figure = (what: string, value: number, unit: string, more: Partial<Figure> = {}): Figure => ({
    what,
    value,
    unit,
    kind: "exact",
    ...more,
  });
  const visits = (count: number) => (count * sum(VISIT, "whole")) / MILLION;
  const acts = YEAR.map(([times, uses]) => (times * sum(uses, "whole")) / MILLION);
  const letters = YEAR.map(([times, uses]) => (times * sum(uses, "letters")) / MILLION);
  const all = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);
  const support = ["ask to support", "confirm a support"];
  const record =
    PRICES.writeUnits + PRICES.lambdaRequests + seconds(1) * ASSUMED.httpGb * PRICES.lambdaGbSecond * MILLION;
  return [
    ...[...dollars].map(([name, { whole, letters: mail }]) =>
      figure(`a million: ${name}`, whole, "$", mail > 0 ? { note: `and $${mail.toFixed(1)} for its letters` } : {}),
    ),
    figure("a million supports: the support alone, one write in one request", record, "$", {
      goal: 1,
      note: `${ASSUMED.requestMs + ASSUMED.callMs} ms with 1.7 GB; all around it stands in the next line`,
    }),
    figure("a million supports, asked and confirmed by mail: all of it, letters apart", sum(support, "whole"), "$"),
    figure("a month of the real year: what people do", all(acts) / 12, "$", {
      note: "14,000 members, 50,000 gifts, 5,000 lectures",
    }),
    figure("a month of the real year: letters", all(letters) / 12, "$"),
    figure("a month of the real year: visits, were nothing kept at the edge", visits(REACHED) / 12, "$", {
      note: "1.3 million visits of three pages",
    }),
    figure("a day of 3 million visits, were nothing kept at the edge", visits(RUSH), "$", {
      note: "pages are kept for a minute: far less",
    }),
  ];
}
