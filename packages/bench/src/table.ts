import type { Figure } from "./part.ts";

/** A run as it is written: two of them can be compared. */
export interface Run {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly parts: Readonly<Record<string, readonly Figure[]>>;
}

/** As many digits as say something. */
export function said(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

const isMissed = ({ value, goal }: Figure): boolean => goal !== undefined && value > goal;

/** The figures of a part as lines of a table; beside each what it was in the run it is compared with. */
export function lines(figures: readonly Figure[], before: readonly Figure[] = []): string[] {
  const rows = figures.map((figure) => {
    const was = before.find(({ what }) => what === figure.what);
    return [
      figure.what,
      `${said(figure.value)} ${figure.unit}`,
      figure.goal === undefined ? "" : `${isMissed(figure) ? "✗" : "✓"} ≤ ${said(figure.goal)}`,
      was ? change(was.value, figure.value) : "",
      figure.note ?? "",
    ];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function change(was: number, is: number): string {
  if (was === is) return "=";
  return was === 0 ? `was ${said(was)}` : `${is > was ? "+" : ""}${(((is - was) / was) * 100).toFixed(1)} %`;
}

/** The goals that a run does not meet, by part. */
export const missed = (run: Run): string[] =>
  Object.entries(run.parts).flatMap(([part, figures]) =>
    figures
      .filter(isMissed)
      .map(({ what, value, goal = 0, unit }) => `${part}: ${what} ${said(value)} ${unit}, goal ${said(goal)}`),
  );
