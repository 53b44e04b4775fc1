import * as z from "zod";
import { action, anyStaff } from "../kernel/index.ts";
import { Audit, PersonalAudit, queryAll } from "../table/index.ts";
import { namedRows, type TrailRow } from "./rows.ts";

export { extract } from "./extract.ts";
export type { TrailRow } from "./rows.ts";
export { hands, own, PLATFORM_HANDS, search } from "./search.ts";

const SHOWN = 100;

/**
 * The newest hundred rows of a record's trail, newest first. The page that shows them has shown the record itself
 * behind that record's own access; rows hold states and names of fields, never values.
 */
export const listFor = action({
  name: "trail.list",
  access: anyStaff,
  input: z.object({ recordId: z.string(), personal: z.boolean() }),
  run: async ({ recordId, personal }): Promise<readonly TrailRow[]> =>
    namedRows(await queryAll(personal ? PersonalAudit : Audit, { hash: recordId, backward: true, limit: SHOWN })),
});
