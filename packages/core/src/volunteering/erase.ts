import { Identity } from "../identity/index.ts";
import { BusyError, scope } from "../kernel/index.ts";
import { attempt, batchGet, errorOf, get, scanAll } from "../table/index.ts";
import { OwnCertificate } from "./certificate.ts";
import { dropEmptyDay, freeing, moving } from "./day.ts";
import { OwnHours } from "./noting.ts";
import { findHours } from "./record.ts";
import { CONFIRMED, HELD, movedOn, placeOf } from "./rules.ts";
import type { Certificate, ErasedHours, Hours } from "./schema.ts";
import { Certificates, HoursNoted } from "./table.ts";

const ROUNDS = 5;
/** What goes of noted hours. */
const FIELDS = ["personId", "name", "text", "history"] as const;

const isCertificate = ({ what }: Pick<Identity.Led, "what">): boolean => what === "certificate";

/** What a person noted and what became of it, and their certificates. */
export async function archive(personId: string, deeds: readonly Identity.Deed[]): Promise<Identity.ArchiveEntry[]> {
  const [hours, certificates] = await Promise.all([
    batchGet(
      HoursNoted,
      deeds.filter((deed) => !isCertificate(deed)).map(({ recordId }) => ({ hoursId: recordId })),
    ),
    batchGet(
      Certificates,
      deeds.filter(isCertificate).map(({ recordId }) => ({ certificateId: recordId })),
    ),
  ]);
  const entries: Identity.ArchiveEntry[] = [];
  for (const row of hours) {
    if (row.kind !== "hours" || !(await Identity.isSamePerson(personId, row.personId))) continue;
    entries.push({ service: "volunteering", recordId: row.hoursId, record: OwnHours(row) });
  }
  for (const row of certificates) {
    if (!(await Identity.isSamePerson(personId, row.personId))) continue;
    entries.push({ service: "volunteering", recordId: row.certificateId, record: OwnCertificate(row) });
  }
  return entries;
}

/**
 * Of hours only place, day, state and sum stay, so that the region's total does not move; what waits is withdrawn, and the
 * day names nobody. A certificate goes whole.
 */
export async function erase(personId: string, led: Identity.Led): Promise<readonly string[]> {
  if (isCertificate(led)) return eraseCertificate(personId, led.recordId);
  for (let round = 0; round < ROUNDS; round += 1) {
    const hours = await findHours(led.recordId);
    if (!hours) return FIELDS;
    if (!(await Identity.isSamePerson(personId, hours.personId))) return [];
    const { version, status, personId: named } = hours;
    const refusals = await attempt(
      HoursNoted.put(remnantOf(hours, scope().now().toISOString()), { when: { version, status, personId: named } }),
      HELD.has(status) && freeing(hours),
    );
    if (refusals.length > 0) continue;
    await dropEmptyDay(hours);
    return FIELDS;
  }
  throw new BusyError();
}

function remnantOf(hours: Hours, erasedAt: string): ErasedHours {
  const { hoursId, status, what, region, organiser, date, quarters, createdAt, decidedAt } = hours;
  return {
    ...{ hoursId, kind: "erased", what, region, organiser, date, quarters, createdAt, erasedAt },
    status: status === "waiting" ? "withdrawn" : status,
    ...(decidedAt && { decidedAt }),
  };
}

async function eraseCertificate(personId: string, certificateId: string): Promise<readonly string[]> {
  const found = await get(Certificates, { certificateId });
  if (found && !(await Identity.isSamePerson(personId, found.personId))) return [];
  if (found) {
    const key = { certificateId };
    const [refusal] = await attempt(Certificates.delete(key, { when: { personId: found.personId } }));
    // Whose it is was moving: asked again, it is theirs or gone.
    if (refusal) throw new BusyError();
  }
  return ["personId", "name"];
}

/**
 * Makes the record the kept person's. Of a day on which both helped, both helps stand, though they be more than a day
 * takes from one form.
 */
export async function reassign(from: string, to: string, led: Identity.Led): Promise<Identity.Reassigned> {
  if (isCertificate(led)) {
    const key = { certificateId: led.recordId };
    await attempt(Certificates.update(key, { set: { personId: to }, add: { version: 1 }, when: { personId: from } }));
    return "moved";
  }
  const hours = await findHours(led.recordId);
  if (hours?.personId !== from) return "moved";
  const { hoursId, version, status } = hours;
  const isHeld = HELD.has(status);
  const [refusal] = await attempt(
    HoursNoted.update(
      { hoursId },
      { set: { personId: to }, version, when: { personId: from, status }, otherwise: movedOn(new Set([status])) },
    ),
    isHeld && freeing(hours),
    isHeld && moving({ ...hours, personId: to }),
  );
  if (refusal) throw errorOf(refusal);
  await dropEmptyDay(hours);
  return "moved";
}

/** The region whose coordinator decides; the central office's hours are nobody's by place. */
export async function regionOf({ recordId }: Identity.Led): Promise<string | undefined> {
  const hours = await findHours(recordId);
  return hours && placeOf(hours).region;
}

/** Every record that holds something of anybody. */
export async function* held(): AsyncGenerator<Identity.Held> {
  for await (const row of scanAll(HoursNoted)) {
    if (row.kind !== "hours") continue;
    const { hoursId: recordId, personId, createdAt: at } = row;
    yield { what: "hours", recordId, personId, at, ended: endOf(row) };
  }
  for await (const row of scanAll(Certificates)) {
    const { certificateId: recordId, personId, createdAt: at } = row;
    yield { what: "certificate", recordId, personId, at, ended: certificateEndOf(row) };
  }
}

function endOf({ status, decidedAt, createdAt }: Hours): Identity.Held["ended"] {
  if (status === "waiting") return undefined;
  const at = decidedAt ?? createdAt;
  return { as: CONFIRMED.has(status) ? "hours.confirmed" : "hours.not_confirmed", at };
}

const certificateEndOf = ({ endedAt }: Certificate): Identity.Held["ended"] =>
  endedAt === undefined ? undefined : { as: "certificate.ended", at: endedAt };
