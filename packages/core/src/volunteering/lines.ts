import { Identity } from "../identity/index.ts";
import { batchGet, get } from "../table/index.ts";
import { findHours, LINKS } from "./record.ts";
import { WAITING } from "./rules.ts";
import { Certificates, HoursNoted } from "./table.ts";

type Line = Identity.Line;

/** Keeps the line of noted hours in their person's actions. */
export async function keepHoursDeed(hoursId: string): Promise<void> {
  await Identity.keepDeed(async () => {
    const hours = await findHours(hoursId);
    if (!hours) return undefined;
    const { personId, createdAt: at } = hours;
    return { personId, service: "volunteering", what: "hours", recordId: hoursId, at };
  });
}

/** The same for a certificate. */
export async function keepCertificateDeed(certificateId: string): Promise<void> {
  await Identity.keepDeed(async () => {
    const certificate = await get(Certificates, { certificateId });
    if (!certificate) return undefined;
    const { personId, createdAt: at } = certificate;
    return { personId, service: "volunteering", what: "certificate", recordId: certificateId, at };
  });
}

/** The lines of these hours and certificates as they are now. */
export async function lines(personId: string, deeds: readonly Identity.Deed[]): Promise<Line[]> {
  const ofKind = (kind: Identity.Deed["what"]) => deeds.filter(({ what }) => what === kind);
  const [hours, certificates] = await Promise.all([
    batchGet(
      HoursNoted,
      ofKind("hours").map(({ recordId }) => ({ hoursId: recordId })),
    ),
    batchGet(
      Certificates,
      ofKind("certificate").map(({ recordId }) => ({ certificateId: recordId })),
    ),
  ]);
  const found: Line[] = [];
  for (const row of hours) {
    if (row.kind !== "hours" || !(await Identity.isSamePerson(personId, row.personId))) continue;
    const { hoursId, createdAt: at, status, date, quarters } = row;
    found.push({
      ...{ service: "volunteering", what: "hours", recordId: hoursId, at, state: status, isPending: false },
      ...{ date, quarters, link: { purpose: LINKS.hours, id: hoursId } },
      can: WAITING.has(status) ? ["withdraw"] : [],
    });
  }
  for (const row of certificates) {
    if (!(await Identity.isSamePerson(personId, row.personId))) continue;
    const { certificateId, createdAt: at, status, quarters } = row;
    found.push({
      ...{ service: "volunteering", what: "certificate", recordId: certificateId, at, state: status, isPending: false },
      ...{ quarters, link: { purpose: LINKS.certificate, id: certificateId } },
      can: status === "valid" ? ["withdraw"] : [],
    });
  }
  return found;
}

/** Hours wait for their organiser, never for a mailbox: who notes them is signed in. */
export const release = (): Promise<boolean> => Promise.resolve(false);
