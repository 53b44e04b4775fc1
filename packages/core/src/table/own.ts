import type { Audit, PersonalAudit } from "./audit.ts";
import { queryAll } from "./read.ts";

/** Whether this act on a record, at this instant or later, was this colleague's: whose it was stands in the trail alone. */
export async function isDoneBy(
  trail: typeof Audit | typeof PersonalAudit,
  personId: string,
  action: string,
  recordId: string,
  since: string,
): Promise<boolean> {
  const rows = await queryAll(trail, { hash: recordId, range: { gte: since } });
  return rows.some((row) => row.actor === personId && row.action === action);
}
