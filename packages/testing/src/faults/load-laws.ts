import { setTimeout as sleep } from "node:timers/promises";
import type { Item } from "@kz2050/core/table";
import { agreed, TABLES } from "./laws.ts";
import type { Said } from "./load-people.ts";
import type { Town } from "./load-town.ts";

/** Waits until the streams have told everything; what is then still broken is broken. */
export async function settled(here: Town, said: readonly Said[], longest = 30_000): Promise<string[]> {
  for (const until = Date.now() + longest; ; await sleep(300)) {
    const found = await broken(here, said);
    if (found.length === 0 || Date.now() > until) return found;
  }
}

async function broken(here: Town, said: readonly Said[]): Promise<string[]> {
  const found: string[] = [];
  const rows = Object.fromEntries(
    await Promise.all(TABLES.map(async (name) => [name, await here.rows(name)] as const)),
  );
  const known = new Map<string, Map<string, Item>>();
  for (const { table, key, status, has } of said) {
    const nameOf = (row: Item) =>
      Object.keys(key)
        .map((name) => row[name])
        .join(" ");
    const byName = known.get(table) ?? new Map((rows[table] ?? []).map((row) => [nameOf(row), row]));
    known.set(table, byName);
    const row = byName.get(nameOf(key));
    if (!row) found.push(`${JSON.stringify(key)} was said to be in ${table}, and is not there`);
    else if (has && row[has] === undefined) found.push(`${JSON.stringify(key)} has no ${has}`);
    else if (status && !status.includes(String(row.status)))
      found.push(`${JSON.stringify(key)} was said to be ${status}, and is ${row.status}`);
  }
  // Whoever asked again did so under the same key: there is one record for each that was told of, and no other.
  for (const [table, kind] of Object.entries({ Memberships: "application", Gifts: "", Bookings: "" })) {
    const told = new Set(said.filter((one) => one.table === table).map(({ key }) => JSON.stringify(key))).size;
    const there = rowsOf(rows[table], kind).length;
    if (there !== told) found.push(`${there} rows of ${table} for ${told} that were told of`);
  }
  const promised = rows.Gifts?.length ?? 0;
  const say = (law: string) => void found.push(law);
  agreed(rows, new Date().toISOString(), { campaignIds: here.campaignIds, promised }, say);
  for (const { streamName, code } of rows.Parked ?? []) say(`a record of ${streamName} was set aside: ${code}`);
  return found;
}

const rowsOf = (rows: readonly Item[] = [], kind: string): readonly Item[] =>
  kind === "" ? rows : rows.filter((row) => row.kind === kind);
