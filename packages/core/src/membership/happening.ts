import { Statistic } from "../statistic/index.ts";
import { scanAll } from "../table/index.ts";
import { findApplication } from "./record.ts";
import { DECIDABLE } from "./rules.ts";
import type { Application } from "./schema.ts";
import { Memberships } from "./table.ts";

/**
 * What of an application counts in the figures: its confirmation, in the region that was applied to, and its approval. A
 * repetition by a live member counts in neither.
 */
export function happeningsOf(application: Application): Statistic.Fact[] {
  const { membershipKey: recordId, region, status, submittedAt, memberSince, history } = application;
  const first = history.find(({ what }) => what === "transferred")?.from ?? region;
  return [
    ...(submittedAt && status !== "duplicate"
      ? [{ figure: "applications" as const, recordId, region: first, at: submittedAt }]
      : []),
    ...(memberSince ? [{ figure: "approvals" as const, recordId, region, at: memberSince }] : []),
  ];
}

/** Notes what counts of an application as it is now; an approval taken back counts no more. */
export async function noteHappenings(membershipKey: string): Promise<void> {
  const application = await findApplication(membershipKey);
  if (!application) return;
  for (const fact of happeningsOf(application)) await Statistic.happened(fact);
  if (DECIDABLE.has(application.status)) await Statistic.unhappened({ figure: "approvals", recordId: membershipKey });
}

/** Everything that counts, for the nightly job alone (it scans). */
export async function* allHappenings(): AsyncGenerator<Statistic.Fact> {
  for await (const item of scanAll(Memberships)) if (item.kind === "application") yield* happeningsOf(item);
}
