import { Reference } from "@kz2050/core/reference";
import { Volunteering } from "@kz2050/core/volunteering";
import { type Messages, sortLocalized } from "@kz2050/i18n";
import { Table, type TagColour } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

/** Hours and minutes in the reader's words. */
export function timeOf({ volunteering }: Messages, quarters: number): string {
  const { hours, minutes } = Volunteering.clockOf(quarters);
  return volunteering.duration(hours, minutes);
}

/** The regions by name, in the order of the reader's alphabet, and what each code is called. */
export async function regionsOf({ var: { locale } }: PageContext) {
  const rows = sortLocalized(await Reference.list("region"), ({ name }) => name[locale], locale);
  const nameOf = (code: string): string => rows.find((row) => row.code === code)?.name[locale] ?? code;
  return { rows, nameOf };
}

/** Whoever organised it, in the reader's words. */
export const organiserName = (t: Messages, organiser: string, nameOf: (code: string) => string): string =>
  organiser === Volunteering.COUNTRY ? t.volunteering.central : t.volunteering.organiserOf(nameOf(organiser));

export const COLOURS: Readonly<Record<Volunteering.Status, TagColour>> = {
  waiting: "blue",
  confirmed: "green",
  refused: "red",
  withdrawn: "grey",
  annulled: "red",
};

/** Time by region. */
export function ByRegion({
  t,
  regions,
  nameOf,
}: {
  t: Messages;
  regions: readonly { readonly region: string; readonly quarters: number }[];
  nameOf(code: string): string;
}) {
  return (
    <Table
      caption={t.volunteering.mine.byRegion}
      columns={[{ head: t.common.field.region }, { head: t.volunteering.about.time, numeric: true }]}
      rows={regions.map(({ region, quarters }) => [nameOf(region), { content: timeOf(t, quarters), numeric: true }])}
      firstCellIsHeader
    />
  );
}
