import { Identity } from "../identity/index.ts";
import { BusyError, ConflictError, scope } from "../kernel/index.ts";
import { any, attempt, batchGet, errorOf, type Op, scanAll } from "../table/index.ts";
import { guardKeyOf } from "./likeness.ts";
import { findApplication } from "./record.ts";
import { MEMBER, movedOn, statusForApplicant } from "./rules.ts";
import type { Application, ErasedApplication } from "./schema.ts";
import { Memberships } from "./table.ts";

const ROUNDS = 5;
/** What goes of an application. */
const FIELDS = [
  "surname",
  "givenName",
  "patronymic",
  "birthDate",
  "city",
  "phone",
  "email",
  "occupation",
  "why",
  "consents",
  "history",
  "memberNumber",
] as const;

/** While nobody confirmed it an application names nobody: the line alone says whose it is. */
const isTheirs = async (personId: string, application: Application): Promise<boolean> =>
  application.personId === undefined || Identity.isSamePerson(personId, application.personId);

/** What a person wrote and what became of it, as their own page tells it. */
export async function archive(personId: string, deeds: readonly Identity.Deed[]): Promise<Identity.ArchiveEntry[]> {
  const rows = await batchGet(
    Memberships,
    deeds.map(({ recordId }) => ({ membershipKey: recordId })),
  );
  const entries: Identity.ArchiveEntry[] = [];
  for (const row of rows) {
    if (row.kind !== "application" || !(await isTheirs(personId, row))) continue;
    const { surname, givenName, patronymic, birthDate, region, city, phone, email, occupation, why, language } = row;
    const { consents, createdAt, confirmedAt, submittedAt, memberNumber, cardCode, memberSince, renewedAt } = row;
    const { endedAt, history } = row;
    const status = statusForApplicant(row, scope().now());
    entries.push({
      service: "membership",
      recordId: row.membershipKey,
      record: {
        ...{ surname, givenName, patronymic, birthDate, region, city, phone, email, occupation, why, language },
        ...{ status, consents, createdAt, confirmedAt, submittedAt, memberNumber, cardCode, memberSince, renewedAt },
        endedAt,
        history,
      },
    });
  }
  return entries;
}

/**
 * A membership ends as when a member leaves, an application is withdrawn, one that nobody confirmed goes whole; of the
 * rest only region, state and dates stay. One transaction, so that no letter tells of the end to who is no more.
 */
export async function erase(personId: string, { recordId }: Identity.Led): Promise<readonly string[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const application = await findApplication(recordId);
    if (!application) return FIELDS;
    if (!(await isTheirs(personId, application))) return [];
    const { membershipKey, version } = application;
    const asRead = { version, status: application.status };
    const refusals =
      application.status === "unconfirmed"
        ? await attempt(Memberships.delete({ membershipKey }, { when: asRead }))
        : await attempt(
            Memberships.put(remnantOf(application, scope().now().toISOString()), { when: asRead }),
            MEMBER.has(application.status) && freeing(application),
          );
    if (refusals.length === 0) return FIELDS;
  }
  throw new BusyError();
}

const freeing = (application: Application): Op =>
  Memberships.delete(
    { membershipKey: guardKeyOf(application.personId ?? "", application) },
    { when: any({ membershipKey: { exists: false } }, { of: application.membershipKey }) },
  );

function remnantOf(application: Application, at: string): ErasedApplication {
  const { membershipKey, region, createdAt, confirmedAt, submittedAt, memberSince, cardCode, status } = application;
  const left = MEMBER.has(status);
  const waits = status === "submitted" || status === "more_info" || status === "duplicate";
  const endedAt = left ? at : application.endedAt;
  return {
    ...{ membershipKey, kind: "erased", region, createdAt, erasedAt: at },
    status: left ? "ended" : waits ? "withdrawn" : status,
    ...(confirmedAt && { confirmedAt }),
    ...(submittedAt && { submittedAt }),
    ...(memberSince && { memberSince }),
    ...(endedAt && { endedAt }),
    ...(cardCode && { cardCode }),
  };
}

const TWO = new ConflictError("two_memberships");

/** Makes the application the kept person's; a live membership takes its guard along. @throws ConflictError two_memberships */
export async function reassign(from: string, to: string, { recordId }: Identity.Led): Promise<Identity.Reassigned> {
  const application = await findApplication(recordId);
  if (application?.personId !== from) return "moved";
  const { membershipKey, version, status } = application;
  const moving = Memberships.update(
    { membershipKey },
    { set: { personId: to }, version, when: { personId: from, status }, otherwise: movedOn(new Set([status])) },
  );
  const isMember = MEMBER.has(status);
  const guard = { membershipKey: guardKeyOf(to, application), kind: "guard" as const, of: membershipKey };
  const [refusal] = await attempt(
    moving,
    isMember && freeing(application),
    isMember && Memberships.put(guard, { unless: "exists", otherwise: TWO }),
  );
  if (refusal) throw errorOf(refusal);
  return "moved";
}

/** Whether one of these applications is a live membership. */
export async function hasLive(deeds: readonly Pick<Identity.Deed, "recordId">[]): Promise<boolean> {
  const rows = await batchGet(
    Memberships,
    deeds.map(({ recordId }) => ({ membershipKey: recordId })),
  );
  return rows.some((row) => row.kind === "application" && MEMBER.has(row.status));
}

export const regionOf = async ({ recordId }: Identity.Led): Promise<string | undefined> =>
  (await findApplication(recordId))?.region;

/** Every application that holds something of anybody. */
export async function* held(): AsyncGenerator<Identity.Held> {
  for await (const row of scanAll(Memberships)) {
    if (row.kind !== "application") continue;
    const { membershipKey: recordId, createdAt: at, email } = row;
    const { personId } = row.personId ? { personId: row.personId } : await Identity.personBehind(email);
    yield { what: "application", recordId, personId, at, ended: endOf(row) };
  }
}

function endOf({ status, history, endedAt, createdAt, confirmedAt }: Application): Identity.Held["ended"] {
  const last = history.at(-1)?.at ?? createdAt;
  switch (status) {
    case "rejected":
      return { as: "application.rejected", at: last };
    case "withdrawn":
      return { as: "application.withdrawn", at: last };
    case "duplicate":
      return { as: "application.withdrawn", at: confirmedAt ?? last };
    case "ended":
      return { as: "membership.ended", at: endedAt ?? last };
    default:
      return undefined;
  }
}
