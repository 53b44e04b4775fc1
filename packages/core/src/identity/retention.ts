/** Why something is kept so long. */
export const BASES = [
  "confirmation",
  "membership",
  "accounting",
  "appointment",
  "public_record",
  "accountability",
  "volunteering",
] as const;
export type Basis = (typeof BASES)[number];

interface Kept {
  readonly count: number;
  readonly unit: "days" | "years";
  readonly basis: Basis;
  /** Who removes it: the nightly job, or the engine by the row's own deadline. */
  readonly by: "job" | "engine";
}

/** How long personal data is kept after its use has ended, by class: the one place where it is said, also on the privacy page. */
export const RETENTION = {
  "address.unnamed": { count: 7, unit: "days", basis: "confirmation", by: "job" },
  "application.unconfirmed": { count: 5, unit: "days", basis: "confirmation", by: "engine" },
  "application.withdrawn": { count: 90, unit: "days", basis: "membership", by: "job" },
  "application.rejected": { count: 1, unit: "years", basis: "membership", by: "job" },
  "membership.ended": { count: 5, unit: "years", basis: "membership", by: "job" },
  "gift.unpaid": { count: 1, unit: "years", basis: "accounting", by: "job" },
  "gift.received": { count: 5, unit: "years", basis: "accounting", by: "job" },
  "booking.not_held": { count: 90, unit: "days", basis: "appointment", by: "job" },
  "booking.given": { count: 1, unit: "years", basis: "appointment", by: "job" },
  "proposal.unconfirmed": { count: 3, unit: "days", basis: "confirmation", by: "engine" },
  "proposal.not_published": { count: 1, unit: "years", basis: "public_record", by: "job" },
  "proposal.closed": { count: 5, unit: "years", basis: "public_record", by: "job" },
  "support.unconfirmed": { count: 3, unit: "days", basis: "confirmation", by: "engine" },
  "hours.not_confirmed": { count: 90, unit: "days", basis: "volunteering", by: "job" },
  "hours.confirmed": { count: 5, unit: "years", basis: "volunteering", by: "job" },
  "certificate.ended": { count: 1, unit: "years", basis: "volunteering", by: "job" },
  "session.ended": { count: 30, unit: "days", basis: "accountability", by: "engine" },
  "export.made": { count: 7, unit: "days", basis: "accountability", by: "engine" },
  "letter.sent": { count: 400, unit: "days", basis: "accountability", by: "engine" },
  "mailing.recipient": { count: 30, unit: "days", basis: "accountability", by: "engine" },
  "trail.personal": { count: 5, unit: "years", basis: "accountability", by: "job" },
} as const satisfies Record<string, Kept>;
export type RetentionClass = keyof typeof RETENTION;

/** The instant before which something of this class has had its time. */
export function horizonOf(name: RetentionClass, now: Date): string {
  const { count, unit } = RETENTION[name];
  const horizon = new Date(now);
  if (unit === "days") horizon.setUTCDate(horizon.getUTCDate() - count);
  else horizon.setUTCFullYear(horizon.getUTCFullYear() - count);
  return horizon.toISOString();
}
