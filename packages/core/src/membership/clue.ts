import type { Identity } from "../identity/index.ts";
import { batchGet } from "../table/index.ts";
import { findApplication } from "./record.ts";
import { VISIBLE_TO_STAFF } from "./rules.ts";
import type { Application } from "./schema.ts";
import { Memberships } from "./table.ts";

/** By what the office finds who applied: nothing before they have confirmed, nor where staff may not see the record. */
export async function cluesOf(membershipKey: string): Promise<Identity.Clues | undefined> {
  const application = await findApplication(membershipKey);
  if (!application?.personId) return undefined;
  const { personId, region, surname, givenName, patronymic, phone } = application;
  const common = { personId, recordId: membershipKey, region };
  if (!VISIBLE_TO_STAFF.has(application.status)) return { ...common, name: [] };
  return { ...common, name: [surname, givenName, patronymic].filter((part) => part !== undefined), phone };
}

/** Applications that the office may know of, as they are now, in the order of the keys; for Search, which says who sees what. */
export async function glances(membershipKeys: readonly string[]): Promise<Application[]> {
  const items = await batchGet(
    Memberships,
    membershipKeys.map((membershipKey) => ({ membershipKey })),
  );
  return items.filter(
    (item): item is Application =>
      item.kind === "application" && item.personId !== undefined && VISIBLE_TO_STAFF.has(item.status),
  );
}
