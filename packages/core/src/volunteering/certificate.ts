import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, anyone, ConflictError, Locale, letterAt, NotFoundError, person, platform } from "../kernel/index.ts";
import { attempt, batchGet, get, write } from "../table/index.ts";
import { checkOf } from "./events.ts";
import { codeOf, findHours, openCertificate } from "./record.ts";
import { byRegion, CONFIRMED } from "./rules.ts";
import { type Certificate, CertificateCode, CertificateId, type Check, type Hours, VolunteerName } from "./schema.ts";
import { CertificateChecks, Certificates, HoursNoted } from "./table.ts";

/** A person's confirmed hours that nobody may take back any more in a hurry, read from the records themselves. */
async function settledHours(personId: string, at: Date): Promise<Hours[]> {
  const deeds = (await Identity.deedsOf(personId)).filter(({ what }) => what === "hours");
  const rows = await batchGet(
    HoursNoted,
    deeds.map(({ recordId }) => ({ hoursId: recordId })),
  );
  const own: Hours[] = [];
  for (const row of rows) {
    if (row.kind !== "hours" || !isSettled(row, at)) continue;
    if (await Identity.isSamePerson(personId, row.personId)) own.push(row);
  }
  return own;
}

const isSettled = ({ status, decidedAt }: Hours, at: Date): boolean =>
  CONFIRMED.has(status) && decidedAt !== undefined && letterAt(decidedAt) <= at.toISOString();

const sumOf = (rows: readonly Hours[]): number => rows.reduce((sum, { quarters }) => sum + quarters, 0);

/** Whether a certificate may be issued now, and of how much. */
export const certifiable = action({
  name: "volunteering.certifiable",
  access: person,
  unkeyed: true,
  input: z.object({}),
  run: async (_input, { actor, now }) => ({ quarters: sumOf(await settledHours(actor.personId, now)) }),
});

/** Issues a certificate of all hours confirmed by now, under the name its holder gives. @throws ConflictError no_hours */
export const issue = action({
  name: "volunteering.issue",
  access: person,
  input: z.object({ name: VolunteerName, showName: z.boolean(), language: Locale }),
  async run({ name, showName, language }, { actor, now, newId }) {
    const certificateId = newId("vct", Certificates);
    const personId = await Identity.keptPerson(actor.personId);
    await Identity.assertMayAct(personId);
    const rows = await settledHours(personId, now);
    const days = rows.map(({ date }) => date).toSorted();
    const [since, until] = [days[0], days.at(-1)];
    if (since === undefined || until === undefined) throw new ConflictError("no_hours");
    const certificate: Certificate = {
      ...{ certificateId, personId, status: "valid", version: 1, code: codeOf(certificateId) },
      ...{ name, showName, language, quarters: sumOf(rows), regions: byRegion(rows), since, until },
      hours: rows.map(({ hoursId }) => hoursId),
      createdAt: now.toISOString(),
    };
    await write(Certificates.put(certificate, { unless: "exists" }));
    return { certificateId };
  },
  again: async (_input, old) => ({ certificateId: String(old.certificateId) }),
});

/** A certificate as its holder sees it. */
export const OwnCertificate = (certificate: Certificate) => {
  const { personId: _, version: __, hours: ___, ...own } = certificate;
  return own;
};
export type OwnCertificate = ReturnType<typeof OwnCertificate>;

const Link = z.object({ certificateId: CertificateId, token: z.string() });

/** The certificate behind a private link. @throws NotFoundError link_invalid */
export const certificate = action({
  name: "volunteering.certificate",
  access: anyone,
  input: Link,
  run: async ({ certificateId, token }): Promise<OwnCertificate> =>
    OwnCertificate(await openCertificate(certificateId, token)),
});

/** Its holder takes a certificate back: whoever checks it is told that it is not valid. */
export const withdrawCertificate = action({
  name: "volunteering.withdraw-certificate",
  access: anyone,
  input: Link,
  async run({ certificateId, token }, { now }): Promise<OwnCertificate> {
    const { version, ...own } = await openCertificate(certificateId, token);
    const set = { status: "withdrawn" as const, endedAt: now.toISOString() };
    await write(
      Certificates.update(
        { certificateId },
        { set, version, when: { status: "valid" }, otherwise: new ConflictError("wrong_state") },
      ),
    );
    return OwnCertificate({ ...own, ...set, version });
  },
  again: (link) => certificate({ certificateId: link.certificateId, token: link.token }),
});

/** What a certificate's code tells anybody: hours, days and whether it is valid. @throws NotFoundError */
export async function check(code: string): Promise<Check> {
  const isCode = CertificateCode.safeParse(code).success;
  const found = isCode ? await get(CertificateChecks, { code }, { eventual: true }) : undefined;
  if (!found) throw new NotFoundError();
  return found;
}

/** Makes what the public may check again from the certificate as it is now. */
export async function copyCertificate(certificateId: string): Promise<void> {
  const found = await get(Certificates, { certificateId });
  if (!found) return dropCheck({ code: codeOf(certificateId) });
  await putCheck(checkOf(found));
}

const putCheck = action({
  name: "volunteering.copy-check",
  access: platform,
  unkeyed: true,
  input: z.custom<Check>(),
  run: (copy) => write(CertificateChecks.put(copy)),
});

/** What is left to check of an erased certificate: that it is not valid, and of nobody. */
const dropCheck = action({
  name: "volunteering.drop-check",
  access: platform,
  unkeyed: true,
  input: z.object({ code: CertificateCode }),
  run: async ({ code }) => void (await attempt(CertificateChecks.delete({ code }))),
});

/** Ends a certificate that counts hours which were annulled: while it was issued, or before its line was kept. */
export async function settleCertificate(certificateId: string): Promise<void> {
  const found = await get(Certificates, { certificateId });
  if (found?.status !== "valid") return;
  const counted = await batchGet(
    HoursNoted,
    found.hours.map((hoursId) => ({ hoursId })),
  );
  if (counted.some((row) => row.kind === "hours" && row.status === "annulled"))
    await annulCertificate({ certificateId });
}

/** Ends the certificates that count these hours, once they were annulled. */
export async function annulCertificatesOf(hoursId: string): Promise<void> {
  const hours = await findHours(hoursId);
  if (hours?.status !== "annulled") return;
  const deeds = await Identity.deedsOf(await Identity.keptPerson(hours.personId));
  const issued = await batchGet(
    Certificates,
    deeds.filter(({ what }) => what === "certificate").map(({ recordId }) => ({ certificateId: recordId })),
  );
  for (const { certificateId, status, hours: counted } of issued)
    if (status === "valid" && counted.includes(hoursId)) await annulCertificate({ certificateId });
}

const annulCertificate = action({
  name: "volunteering.annul-certificate",
  access: platform,
  unkeyed: true,
  input: z.object({ certificateId: CertificateId }),
  async run({ certificateId }, { now }) {
    const set = { status: "annulled" as const, endedAt: now.toISOString() };
    await attempt(Certificates.update({ certificateId }, { set, add: { version: 1 }, when: { status: "valid" } }));
  },
});
