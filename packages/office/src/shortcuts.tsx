import { Checkbox, Details, SummaryList } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import type { OfficeContext } from "./page.tsx";

/** The help for the list's keys, and the switch that turns them off. Shown by their script, since without it they are none. */
export function Shortcuts({ c, canSelect = false }: { c: OfficeContext; canSelect?: boolean }) {
  const words = c.var.t.desk.keys;
  const rows: readonly (readonly [string, string])[] = [
    ["j", words.next],
    ["k", words.previous],
    ["Enter", words.open],
    ...(canSelect ? ([["x", words.select]] as const) : []),
    ["?", words.help],
  ];
  return (
    <div id="keys" hidden>
      <Details summary={`${words.title} (?)`}>
        <SummaryList rows={rows.map(([key, value]) => ({ key: <kbd>{key}</kbd>, value }))} noBorder />
        <Checkbox name="keysOn" label={words.turnedOn} checked />
      </Details>
    </div>
  );
}

/** A list whose rows answer to keys. */
export function KeyedList({ children }: { children: Child }) {
  return <div data-keys>{children}</div>;
}
