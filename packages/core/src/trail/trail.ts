import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { type AuditEntry, action, anyStaff } from "../kernel/index.ts";
import { Audit, PersonalAudit, queryAll } from "../table/index.ts";

/** A row of the trail with the colleague's name, where they are still known. */
export interface TrailRow extends AuditEntry {
  readonly actorName?: string | undefined;
}

const SHOWN = 100;

/**
 * The newest hundred rows of a record's trail, newest first. The page that shows them has shown the record itself
 * behind that record's own access; rows hold states and names of fields, never values.
 */
export const listFor = action({
  name: "trail.list",
  access: anyStaff,
  input: z.object({ recordId: z.string(), personal: z.boolean() }),
  async run({ recordId, personal }): Promise<readonly TrailRow[]> {
    const rows = await queryAll(personal ? PersonalAudit : Audit, { hash: recordId, backward: true, limit: SHOWN });
    const actors = [...new Set(rows.map((row) => row.actor).filter((actor) => actor.startsWith("per_")))];
    const names = new Map(
      await Promise.all(actors.map(async (actor) => [actor, await Identity.staffName(actor)] as const)),
    );
    return rows.map((row) => ({ ...row, at: row.at.slice(0, 24), actorName: names.get(row.actor) }));
  },
});
