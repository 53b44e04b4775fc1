import { expect, test } from "vitest";
import { Chart } from "./chart.tsx";
import { Original, ProgressBar } from "./civic.tsx";
import { ErrorSummary } from "./form.tsx";
import { SAMPLE_NAMES } from "./gallery-words.ts";
import { Pagination } from "./navigation.tsx";
import { REGION_CODES, TileMap, tileLevel } from "./tile-map.tsx";
import { LocaleContext } from "./words.ts";

const inEnglish = (element: Parameters<typeof LocaleContext.Provider>[0]["children"]): string =>
  (<LocaleContext.Provider value="en">{element}</LocaleContext.Provider>).toString() as string;

test("what was written in another language is marked and labelled in the reader's", () => {
  const shown = inEnglish(
    <Original lang="kk">
      <p>Сәлем</p>
    </Original>,
  );
  expect(shown).toContain('lang="kk"');
  expect(shown).toContain("Written in Kazakh");
});

test("what was written in the reader's language bears no label", () => {
  const shown = inEnglish(
    <Original lang="en">
      <p>Hello</p>
    </Original>,
  );
  expect(shown).not.toContain("Written in");
  expect(shown).not.toContain("lang=");
});

test("a campaign that got more than its target shows a full bar and the true sum", () => {
  const shown = inEnglish(<ProgressBar value={150} max={100} valueText="150 ₸" maxText="100 ₸" />);
  expect(shown).toContain('max="100"');
  expect(shown).toContain('value="100"');
  expect(shown).toContain("150 ₸");
});

test("the map shows each of the twenty regions once, by its full name", () => {
  expect(new Set(REGION_CODES).size).toBe(20);
  const shown = inEnglish(<TileMap names={SAMPLE_NAMES.en} data={{ 71: { value: 3, text: "3" } }} />);
  for (const code of REGION_CODES) expect(shown).toContain(`>${SAMPLE_NAMES.en[code]}<`);
});

test("a tile is blank for nothing and darkest for the most", () => {
  expect(tileLevel(undefined, 10)).toBe(0);
  expect(tileLevel(0, 10)).toBe(0);
  expect(tileLevel(1, 10)).toBe(1);
  expect(tileLevel(10, 10)).toBe(4);
  expect(tileLevel(0, 0)).toBe(0);
});

test("a chart shows what is not known as a gap, nought as no bar, little as a bar that is seen, and all of it in its table", () => {
  const points = [undefined, 0, 1, 1000].map((value, index) => ({
    label: `day ${index}`,
    value,
    text: value === undefined ? "no data" : String(value),
  }));
  const shown = inEnglish(
    <Chart
      title="Gifts"
      value="1001"
      points={points}
      label="Gifts by day"
      table={{ summary: "Table", period: "Day", value: "Number" }}
    />,
  );
  expect(
    [...shown.matchAll(/<rect class="([^"]*)"[^>]* height="([\d.]+)"/g)].map(([, look, height]) => [look, height]),
  ).toEqual([
    ["kz-chart__bar kz-chart__bar--none", "100"],
    ["kz-chart__bar", "0"],
    ["kz-chart__bar", "2"],
    ["kz-chart__bar", "100"],
  ]);
  expect(shown).toMatch(/role="img" aria-label="Gifts by day"/);
  for (const text of ["no data", ">0<", ">1<", ">1000<"]) expect(shown).toContain(text);
});

test("a list of one page has no pagination, and a form without errors no summary", () => {
  expect(inEnglish(<Pagination />)).toBe("");
  expect(inEnglish(<ErrorSummary errors={[]} />)).toBe("");
});
