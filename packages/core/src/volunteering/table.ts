import { table } from "../table/index.ts";
import { Certificate, Check, Day, ErasedHours, Given, Hours } from "./schema.ts";

/** Hours as they were noted, and each person's days. `byQueue` holds only what waits, and only ids. */
export const HoursNoted = table({
  name: "HoursNoted",
  personal: true,
  items: { hours: Hours, erased: ErasedHours, day: Day },
  key: { hash: "hoursId" },
  indexes: { byQueue: { hash: "queue", range: "createdAt", project: [] } },
  stream: "keys",
});

/** The public side of confirmed hours, made by the stream: its own stream moves the sums. */
export const HoursGiven = table({ name: "HoursGiven", schema: Given, key: { hash: "givenId" }, stream: "images" });

export const Certificates = table({
  name: "Certificates",
  personal: true,
  schema: Certificate,
  key: { hash: "certificateId" },
  stream: "keys",
});

/** What the public checks a certificate by; the key is its unguessable code. */
export const CertificateChecks = table({ name: "CertificateChecks", schema: Check, key: { hash: "code" } });
