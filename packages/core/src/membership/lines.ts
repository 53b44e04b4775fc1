import { Identity } from "../identity/index.ts";
import { AppError, epochSeconds, scope } from "../kernel/index.ts";
import { batchGet } from "../table/index.ts";
import { submit } from "./applying.ts";
import { findApplication, LINK } from "./record.ts";
import { ANSWERABLE, MEMBER, statusAt, statusForApplicant, WITHDRAWABLE } from "./rules.ts";
import type { Application } from "./schema.ts";
import { Memberships } from "./table.ts";

type Line = Identity.Line;

/** Whose application it is: while nobody has confirmed it, whoever reads the mailbox that was typed. */
const ownerOf = async ({ personId, email }: Application): Promise<string> =>
  personId ?? (await Identity.personBehind(email)).personId;

/**
 * Keeps an application's line in its person's actions, from the first moment: the person of the mailbox is found or made
 * here, not while applying, which looks nobody up. A line that nobody confirms goes with its deadline.
 */
export async function keepDeed(membershipKey: string): Promise<void> {
  await Identity.keepDeed(async () => {
    const application = await findApplication(membershipKey);
    if (!application || statusAt(application, scope().now()) === "expired") return undefined;
    const { email, language, createdAt, confirmBy, status } = application;
    const personId = application.personId ?? (await Identity.meet({ email, language })).personId;
    return {
      personId,
      service: "membership",
      what: "application",
      recordId: membershipKey,
      at: createdAt,
      ...(status === "unconfirmed" && { isPending: true, expiry: epochSeconds(confirmBy) }),
    };
  });
}

/** The lines of these applications as they are now. */
export async function lines(personId: string, deeds: readonly Identity.Deed[]): Promise<Line[]> {
  const rows = await batchGet(
    Memberships,
    deeds.map(({ recordId }) => ({ membershipKey: recordId })),
  );
  const found: Line[] = [];
  for (const row of rows) {
    if (row.kind !== "application" || statusAt(row, scope().now()) === "expired") continue;
    if (await Identity.isSamePerson(personId, await ownerOf(row))) found.push(lineOf(row));
  }
  return found;
}

function lineOf(application: Application): Line {
  const { membershipKey, status, createdAt } = application;
  return {
    service: "membership",
    what: "application",
    recordId: membershipKey,
    at: createdAt,
    state: statusForApplicant(application, scope().now()),
    isPending: status === "unconfirmed",
    link: { purpose: LINK, id: membershipKey },
    can: [
      ...(status === "unconfirmed" ? (["confirm"] as const) : []),
      ...(ANSWERABLE.has(status) ? (["answer"] as const) : []),
      ...(WITHDRAWABLE.has(status) ? (["withdraw"] as const) : []),
      ...(MEMBER.has(status) ? (["card", "leave"] as const) : []),
    ],
  };
}

/** Confirms an application whose mailbox has just shown itself otherwise. */
export async function release(personId: string, { recordId }: Identity.Deed): Promise<boolean> {
  const application = await findApplication(recordId);
  if (!application || !(await Identity.isSamePerson(personId, await ownerOf(application)))) return false;
  try {
    return (await submit({ membershipKey: recordId })).wasPending;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Whose confirmation an application waits for; nobody's where it waits for none. */
export async function awaitedPerson(membershipKey: string): Promise<string | undefined> {
  const application = await findApplication(membershipKey);
  const waits = application && statusAt(application, scope().now()) === "unconfirmed";
  return waits ? ownerOf(application) : undefined;
}
