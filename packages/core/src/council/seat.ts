import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, platform, scope } from "../kernel/index.ts";
import { attempt, queryAll, write } from "../table/index.ts";
import type { Seat } from "./schema.ts";
import { Councils } from "./table.ts";

const ROLES = ["member", "moderator"] as const;
const isSeatRole = (role: string): role is Seat["role"] => (ROLES as readonly string[]).includes(role);

/** Makes the public copy of a grant again, or removes it where the grant has ended; one yet to begin is shown from then. For the grants' stream. */
export const noteSeat = action({
  name: "council.note-seat",
  access: platform,
  input: z.object({ personId: z.string(), grant: z.string() }),
  async run({ personId, grant }) {
    const [role = "", council = ""] = grant.split("#");
    if (!isSeatRole(role) || council === "" || council === "country") return;
    const item = `${role}#${personId}`;
    const row = (await Identity.standingGrantsOf(personId)).find(
      (each) => each.grant === grant && each.council === council,
    );
    if (!row) {
      await attempt(Councils.delete({ council, item }));
      return;
    }
    const { name, from, until } = row;
    await write(Councils.put({ council, item, kind: "seat", personId, role, name, from, ...(until && { until }) }));
  },
});

/** Who sits in a council now, by name; members and moderators are public people. */
export async function seatsOf(council: string): Promise<Seat[]> {
  const now = scope().now().toISOString();
  const items = await queryAll(Councils, { hash: council });
  return items
    .filter(
      (item): item is Seat =>
        item.kind === "seat" && item.from <= now && (item.until === undefined || now < item.until),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
