import { Identity } from "../identity/index.ts";
import type { AuditEntry } from "../kernel/index.ts";

/** A row of the trail with the colleague's name, where they are still known. */
export interface TrailRow extends AuditEntry {
  readonly actorName?: string | undefined;
}

/** The rows with the names of whose hands they tell, and their times as instants. */
export async function namedRows(rows: readonly AuditEntry[]): Promise<TrailRow[]> {
  const actors = [...new Set(rows.map((row) => row.actor).filter((actor) => actor.startsWith("per_")))];
  const names = new Map(
    await Promise.all(actors.map(async (actor) => [actor, await Identity.staffName(actor)] as const)),
  );
  return rows.map((row) => ({ ...row, at: row.at.slice(0, 24), actorName: names.get(row.actor) }));
}
