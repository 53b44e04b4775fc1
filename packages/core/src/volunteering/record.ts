import { derivedId, hmac, isLinkToken, NotFoundError, type Place, pseudonym } from "../kernel/index.ts";
import { get } from "../table/index.ts";
import { placeOf } from "./rules.ts";
import type { Certificate, Hours } from "./schema.ts";
import { Certificates, HoursNoted } from "./table.ts";

/** What private links of volunteering are made for. */
export const LINKS = { hours: "hours", certificate: "certificate" } as const;

/** The hours as they are now, or undefined. */
export async function findHours(hoursId: string): Promise<Hours | undefined> {
  const item = await get(HoursNoted, { hoursId });
  return item?.kind === "hours" ? item : undefined;
}

/** @throws NotFoundError */
export async function getHours(hoursId: string): Promise<Hours> {
  const hours = await findHours(hoursId);
  if (!hours) throw new NotFoundError();
  return hours;
}

/** Where noted hours lie, for what staff keep beside them. */
export async function whereIs(hoursId: string): Promise<Place | undefined> {
  const hours = await findHours(hoursId);
  return hours && placeOf(hours);
}

/** The hours behind a private link. @throws NotFoundError link_invalid, whichever part is wrong. */
export async function openHours(hoursId: string, token: string): Promise<Hours> {
  const hours = isLinkToken(LINKS.hours, hoursId, token) ? await findHours(hoursId) : undefined;
  if (!hours) throw new NotFoundError("link_invalid");
  return hours;
}

/** The certificate behind a private link. @throws NotFoundError link_invalid, whichever part is wrong. */
export async function openCertificate(certificateId: string, token: string): Promise<Certificate> {
  const isTheirs = isLinkToken(LINKS.certificate, certificateId, token);
  const certificate = isTheirs ? await get(Certificates, { certificateId }) : undefined;
  if (!certificate) throw new NotFoundError("link_invalid");
  return certificate;
}

/** The key of a person's day. */
export const dayKeyOf = (personId: string, date: string): string =>
  derivedId("day", hmac("pseudonymPepper", "volunteering-day", personId, date));

/** The key of the public copy of confirmed hours. */
export const givenIdOf = (hoursId: string): string => pseudonym("volunteering-given", hoursId);

/** What a person's hours are summed under. */
export const volunteerOf = (personId: string): string => pseudonym("volunteering", personId);

/** The code on a certificate: made from its id, so that copying it again makes the same. */
export const codeOf = (certificateId: string): string =>
  derivedId("vcc", hmac("pseudonymPepper", "volunteering-certificate", certificateId));
