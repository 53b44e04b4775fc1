import { Identity } from "../identity/index.ts";
import { ConflictError, DAY, scope } from "../kernel/index.ts";
import { attempt, PersonalAudit, scanAll } from "../table/index.ts";
import { carryOut, eraseRecord, type ForgetMail } from "./carry-out.ts";
import { erasureIdOf } from "./erase.ts";
import { carryOutMerge } from "./merge.ts";
import { SERVICES } from "./services.ts";
import { Erasures, Merges } from "./table.ts";

/** What a run came upon, by class. */
export type Counted = ReadonlyMap<string, number>;

/**
 * Erases what has had its time by the table of retention; of a dry run only the counts are true. A record goes as when
 * its person is erased, with its line and its notes; the person stays. For the nightly job: it reads whole tables.
 */
export async function retain({ dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<Counted> {
  const now = scope().now();
  const counts = new Map<string, number>();
  for (const service of SERVICES) {
    for await (const held of service.held()) {
      const { ended, personId, recordId } = held;
      if (!ended || ended.at >= Identity.horizonOf(ended.as, now)) continue;
      add(counts, ended.as);
      if (dryRun) continue;
      await eraseRecord(personId, { ...held, service: service.name });
      await Identity.dropClues(personId, recordId);
      await Identity.dropDeed(personId, recordId);
    }
  }
  const horizon = Identity.horizonOf("trail.personal", now);
  for await (const { recordId, at } of scanAll(PersonalAudit)) {
    if (at >= horizon) continue;
    add(counts, "trail.personal");
    if (!dryRun) await attempt(PersonalAudit.delete({ recordId, at }));
  }
  return counts;
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/**
 * Erases again whoever was erased and stands in a table once more: after a restore, before the stage opens; and nightly
 * what was on its way while an erasure ran. What somebody did after they were erased is a new life, and stays.
 */
export async function replayErasures(): Promise<Counted> {
  const erased = new Map<string, string>();
  for await (const { erasureId, askedAt, doneAt } of scanAll(Erasures)) if (doneAt) erased.set(erasureId, askedAt);
  const isErased = (personId: string, at: string): boolean => at <= (erased.get(erasureIdOf(personId)) ?? "");
  const counts = new Map<string, number>();
  for (const service of SERVICES) {
    for await (const held of service.held()) {
      const { personId, recordId } = held;
      if (!isErased(personId, held.at)) continue;
      add(counts, service.name);
      await eraseRecord(personId, { ...held, service: service.name });
      await Identity.dropClues(personId, recordId);
      await Identity.dropDeed(personId, recordId);
    }
  }
  const [gone, back] = [new Set<string>(), new Set<string>()];
  for await (const { personId, at } of Identity.everyone()) {
    if (isErased(personId, at)) gone.add(personId);
    else back.add(personId);
  }
  for (const personId of gone) {
    if (back.has(personId)) continue;
    add(counts, "identity");
    for (const { eraseRest } of SERVICES) await eraseRest?.([personId]);
    await Identity.erase(personId);
  }
  return counts;
}

/** A merge is looked at again so long after it was decided: what was on its way then has arrived. */
const SETTLING = 2 * DAY;

/** Goes on with erasures and merges that were stopped on their way. */
export async function resumeAll(forgetMail?: ForgetMail): Promise<Counted> {
  const counts = new Map<string, number>();
  for await (const { erasureId, doneAt } of scanAll(Erasures)) {
    if (doneAt) continue;
    add(counts, "erasure");
    await carryOut(erasureId, forgetMail);
  }
  const lately = new Date(scope().now().getTime() - SETTLING).toISOString();
  for await (const { mergeId, state, doneAt, decidedAt = "" } of scanAll(Merges)) {
    if (state !== "merged" || (doneAt !== undefined && decidedAt < lately)) continue;
    if (doneAt === undefined) add(counts, "merge");
    try {
      await carryOutMerge(mergeId);
    } catch (error) {
      // Two memberships, say, until one has ended: it waits, and nothing else waits for it.
      if (!(error instanceof ConflictError)) throw error;
      add(counts, "merge.waiting");
    }
  }
  return counts;
}
