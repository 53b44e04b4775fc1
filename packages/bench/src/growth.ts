import { type Grown, openGrown, VIEWS, type View } from "./growth-house.ts";
import { type Figure, median, type Part } from "./part.ts";

const ROWS = [100, 10_000, 1_000_000];
const ROUNDS = 15;

/** What lists, searches, queues and free times cost and take, as the rows behind them grow. */
export const growth: Part = {
  name: "growth",
  title: "Lists, searches, queues and free times, as the rows behind them grow: units read and written, and time",
  async measure({ brief }) {
    const lengths = brief ? ROWS.slice(0, -1) : ROWS;
    const all: Grown[] = [];
    try {
      for (const rows of lengths) all.push(await openGrown(rows));
      const laid = all.at(-1);
      const figures: Figure[] = [];
      for (const view of VIEWS) figures.push(...(await figuresOf(view, all)));
      if (laid)
        figures.push({
          ...{ what: `laying the longest lists, up to ${said(laid.rows)} rows`, kind: "context", unit: "s" },
          value: laid.laying,
        });
      return figures;
    } finally {
      for (const grown of all) await grown.stop();
    }
  },
};

const said = (rows: number): string => rows.toLocaleString("en");

/** What a view costs at each length: the same at all of them, where its price does not follow the rows. */
export async function unitsAt(view: View, all: readonly Grown[]): Promise<number[]> {
  const units: number[] = [];
  for (const grown of all) {
    // A page keeps its reference data for a minute; the first look fetches it.
    await view.show(grown);
    units.push((await grown.unitsOf(() => view.show(grown))).ours);
  }
  return units;
}

async function figuresOf(view: View, all: readonly Grown[]): Promise<Figure[]> {
  const units = await unitsAt(view, all);
  const times = all.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [nth, grown] of all.entries()) {
      const begun = performance.now();
      await view.show(grown);
      times[nth]?.push(performance.now() - begun);
    }
  }
  const medians = times.map((each) => median(each));
  const most = Math.max(...units);
  const isFlat = units.every((each) => each === most);
  const lengths = all.map(({ rows }) => Math.min(rows, view.most ?? rows));
  const at = lengths.map((rows, nth) => `${units[nth]} at ${said(rows)}`).join(", ");
  const note = isFlat ? `${most} units at ${lengths.map(said).join(", ")} rows` : `units: ${at} rows`;
  return [
    {
      ...{ what: `${view.name}: units, the longest ÷ the shortest list`, kind: "exact", unit: "×", goal: 1 },
      value: (units.at(-1) ?? 0) / (units[0] ?? 1),
      note: view.grows === undefined ? note : `${note}; ${view.grows}`,
    },
    {
      ...{ what: `${view.name}: time, the longest ÷ the shortest list`, kind: "ratio", unit: "×" },
      value: (medians.at(-1) ?? 0) / (medians[0] ?? 1),
      note: `${medians.map((time) => time.toFixed(1)).join(", ")} ms`,
    },
  ];
}
