import * as z from "zod";
import { action, anyone, DEFAULT_ZONE, localOf, scope } from "../kernel/index.ts";
import { write } from "../table/index.ts";
import { guardKeyOf } from "./likeness.ts";
import { openApplication } from "./record.ts";
import { ANSWERABLE, assertIn, MEMBER, movedOn, queueOf, statusForApplicant, stepped, WITHDRAWABLE } from "./rules.ts";
import { type Application, MembershipKey } from "./schema.ts";
import { type StandingNow, standingIn } from "./standing.ts";
import { Memberships } from "./table.ts";

const Link = z.object({ membershipKey: MembershipKey, token: z.string() });

/** What the holder of the private link sees: their own application, nobody of the staff by name, no likenesses. */
export interface OwnApplication
  extends Pick<
    Application,
    "membershipKey" | "surname" | "givenName" | "region" | "city" | "cityCode" | "language" | "confirmBy" | "history"
  > {
  readonly status: ReturnType<typeof statusForApplicant>;
  readonly memberNumber?: string | undefined;
  readonly cardCode?: string | undefined;
  readonly memberSince?: string | undefined;
  readonly renewedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  /** Of a live membership alone. */
  readonly standing?: StandingNow | undefined;
}

async function ownViewOf(application: Application): Promise<OwnApplication> {
  const { membershipKey, surname, givenName, region, city, cityCode, language, confirmBy, history } = application;
  const { memberNumber, cardCode, memberSince, renewedAt, endedAt } = application;
  const standing = await standingIn(application);
  const card = memberNumber === undefined ? {} : { memberNumber, cardCode, memberSince, renewedAt, endedAt, standing };
  const status = statusForApplicant(application, scope().now());
  return { membershipKey, surname, givenName, region, city, cityCode, language, confirmBy, history, status, ...card };
}

/** Shows an applicant where their application stands. @throws NotFoundError link_invalid */
export const read = action({
  name: "membership.read",
  access: anyone,
  input: Link,
  run: async ({ membershipKey, token }) => ownViewOf(await openApplication(membershipKey, token)),
});

const readAgain = (link: z.infer<typeof Link>): Promise<OwnApplication> =>
  read({ membershipKey: link.membershipKey, token: link.token });

/** Answers the coordinator's question; the application waits in the queue again, by the age it had. */
export const answer = action({
  name: "membership.answer",
  access: anyone,
  input: Link.extend({ answer: z.string().trim().min(1, "required").max(2000) }),
  async run({ membershipKey, token, answer: text }, { now }) {
    const application = await openApplication(membershipKey, token);
    assertIn(application, ANSWERABLE);
    const { region, version } = application;
    const history = stepped(application, { at: now.toISOString(), what: "answered", text });
    const set = { status: "submitted" as const, queue: queueOf(region, "submitted"), history };
    await write(
      Memberships.update(
        { membershipKey },
        { set, version, when: { status: [...ANSWERABLE] }, otherwise: movedOn(ANSWERABLE) },
      ),
    );
    return ownViewOf({ ...application, ...set });
  },
  again: readAgain,
});

/** Takes the application back, whoever was about to decide. */
export const withdraw = action({
  name: "membership.withdraw",
  access: anyone,
  input: Link,
  async run({ membershipKey, token }, { now }) {
    const application = await openApplication(membershipKey, token);
    assertIn(application, WITHDRAWABLE);
    const history = stepped(application, { at: now.toISOString(), what: "withdrawn" });
    const set = { status: "withdrawn" as const, history };
    await write(
      Memberships.update(
        { membershipKey },
        {
          set,
          remove: ["queue"],
          version: application.version,
          when: { status: [...WITHDRAWABLE] },
          otherwise: movedOn(WITHDRAWABLE),
        },
      ),
    );
    return ownViewOf({ ...application, ...set });
  },
  again: readAgain,
});

/** A member leaves: the card is no longer valid, and the same person may apply again. */
export const leave = action({
  name: "membership.leave",
  access: anyone,
  input: Link,
  async run({ membershipKey, token }, { now }) {
    const application = await openApplication(membershipKey, token);
    assertIn(application, MEMBER);
    const at = now.toISOString();
    const set = { status: "ended" as const, endedAt: at, history: stepped(application, { at, what: "left" }) };
    await write(...endingOps(application, set));
    return ownViewOf({ ...application, ...set });
  },
  again: readAgain,
});

const dayOf = (instant: string): string => localOf(new Date(instant), DEFAULT_ZONE).date;

/**
 * A member says that they still take part: where the movement has set a term, it begins anew, and a lapsed card holds
 * again. Once a day is enough, so a second time that day changes nothing.
 */
export const renew = action({
  name: "membership.renew",
  access: anyone,
  unkeyed: true,
  input: Link,
  async run({ membershipKey, token }, { now }) {
    const application = await openApplication(membershipKey, token);
    assertIn(application, MEMBER);
    const renewedAt = now.toISOString();
    if (isRenewedToday(application)) return ownViewOf(application);
    await write(
      Memberships.update(
        { membershipKey },
        { set: { renewedAt }, when: { status: [...MEMBER] }, otherwise: movedOn(new Set()) },
      ),
    );
    return ownViewOf({ ...application, renewedAt });
  },
});

/** Whether the member said today that they still take part. */
export const isRenewedToday = ({ renewedAt }: Pick<Application, "renewedAt">): boolean =>
  renewedAt !== undefined && dayOf(renewedAt) === dayOf(scope().now().toISOString());

/** Ends the membership and frees its guard, in one transaction. */
export function endingOps(application: Application, set: Pick<Application, "status" | "endedAt" | "history">) {
  const { membershipKey, version } = application;
  return [
    Memberships.update({ membershipKey }, { set, version, when: { status: [...MEMBER] }, otherwise: movedOn(MEMBER) }),
    Memberships.delete(
      { membershipKey: guardKeyOf(application.personId ?? "", application) },
      { when: { of: membershipKey } },
    ),
  ];
}
