import { scanAll } from "@kz2050/core/table";
import { TABLES } from "@kz2050/core/tables";
import type { House } from "./journeys/harness.ts";

type Row = Readonly<Record<string, unknown>>;

/** What stands in the demonstration's tables, by the table's name. */
export async function recordsOf(house: House): Promise<ReadonlyMap<string, readonly Row[]>> {
  return house.platform.asPlatform("test", async () => {
    const found = new Map<string, Row[]>();
    for (const table of TABLES) {
      const rows: Row[] = [];
      for await (const row of scanAll(table as Parameters<typeof scanAll>[0])) rows.push(row as Row);
      found.set(table.name, rows);
    }
    return found;
  });
}

/** Texts of a record and of all inside it, with the name each stands under. */
export function* textsOf(value: unknown, name = ""): Generator<readonly [name: string, text: string]> {
  if (typeof value === "string") yield [name, value];
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, name);
  else if (typeof value === "object" && value !== null)
    for (const [inner, one] of Object.entries(value)) yield* textsOf(one, inner);
}

/** Names that people of the demonstration show: lecturers, members of councils, and givers, authors and volunteers who chose to. */
function shownNames(records: ReadonlyMap<string, readonly Row[]>): string {
  const shown: string[] = [];
  for (const table of ["Lecturers", "Councils", "Gifts", "Proposals", "CertificateChecks"])
    for (const [name, text] of textsOf(records.get(table)))
      if (name === "name" || name === "publicName") shown.push(text);
  return shown.join("\n");
}

/** Everything of the demonstration's people that no stranger may read: mailboxes, phones, and names nobody chose to show. */
export function secretsOf(records: ReadonlyMap<string, readonly Row[]>): {
  mailboxes: string[];
  phones: string[];
  names: string[];
} {
  const everything = [...records.values()].flat();
  const all = (wanted: string) =>
    everything.flatMap((row) => [...textsOf(row)].filter(([name]) => name === wanted).map(([, text]) => text));
  const shown = shownNames(records);
  const people = [
    ...all("surname"),
    ...["SchoolContacts", "HoursNoted", "Certificates"].flatMap((table) =>
      (records.get(table) ?? []).flatMap(({ name }) => (name === undefined ? [] : String(name))),
    ),
  ];
  return {
    mailboxes: [...new Set(all("email"))],
    phones: [...new Set(all("phone"))],
    names: [...new Set(people)].filter((name) => !shown.includes(name)),
  };
}

const INNER = /\b(?:per|adr|grd)_[0-9a-z]{20,}|writeId|bodyHash|personId|addressKey/;

/** What of this a text gives away, phones however they are spaced. */
export function leaksIn(text: string, { mailboxes, phones, names }: ReturnType<typeof secretsOf>): string[] {
  const dense = text.replaceAll(/[\s\u00a0\u202f()-]|&nbsp;/g, "");
  const found = [
    ...mailboxes.filter((mailbox) => text.toLowerCase().includes(mailbox.toLowerCase())),
    ...phones.filter((phone) => dense.includes(phone.slice(1))),
    ...names.filter((name) => text.includes(name)),
  ];
  const [inner] = INNER.exec(text) ?? [];
  return inner === undefined ? found : [...found, inner];
}
