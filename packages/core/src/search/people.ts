import { visibleFields } from "../access/index.ts";
import type { Identity } from "../identity/index.ts";
import { type Actor, scope } from "../kernel/index.ts";
import { Lecture } from "../lecture/index.ts";
import { Membership } from "../membership/index.ts";
import type { Found } from "./schema.ts";

/** Where a record was seen, by an index: what the record says now decides. */
export type Sight = Pick<Identity.FoundClue, "recordId" | "region">;

const isOf = (prefix: string) => (id: string) => id.startsWith(`${prefix}_`);

/** The records that tell who somebody is, as they are now, by their ids. */
export async function recordsOf(recordIds: readonly string[]) {
  const [applications, bookings] = await Promise.all([
    Membership.glances(recordIds.filter(isOf("mem"))),
    Lecture.glances(recordIds.filter(isOf("bkg"))),
  ]);
  return {
    applications: new Map(applications.map((row) => [row.membershipKey, row])),
    bookings: new Map(bookings.map((row) => [row.booking.bookingId, row])),
  };
}

/** The lines of these records in their order, each once; what is gone, or has left the region meanwhile, is left out. */
export async function foundOf(actor: Actor, sights: readonly Sight[]): Promise<Found[]> {
  const ids = [...new Set(sights.map(({ recordId }) => recordId))];
  const { applications, bookings } = await recordsOf(ids);
  const seenIn = new Map(sights.map(({ recordId, region }) => [recordId, region]));
  const lines = ids.flatMap((recordId): Found[] => {
    const application = applications.get(recordId);
    if (application) {
      const { personId, region, status } = application;
      return [{ kind: "application", recordId, personId, name: nameOf(application), region, state: status }];
    }
    const found = bookings.get(recordId);
    if (!found?.contact) return [];
    const { region, status } = found.booking;
    return [{ kind: "booking", recordId, personId: found.personId, name: found.contact.name, region, state: status }];
  });
  const now = scope().now();
  return lines
    .filter(({ recordId, region }) => region === seenIn.get(recordId))
    .map(({ name, ...line }) => (visibleFields(actor, line, now).has("name") ? { ...line, name } : line));
}

/** A name as it is written. */
export const nameOf = (parts: {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string | undefined;
}): string => [parts.surname, parts.givenName, parts.patronymic].filter(Boolean).join(" ");
