import { Identity } from "@kz2050/core/identity";
import { type Actor, DAY, GUEST, HOUR, inScope, linkToken, type Staff } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import type { Platform } from "../platform.ts";
import { APPLICANTS, type Applicant } from "./membership-stories.ts";

/** Applications in every state, in many regions and three languages, told by the actions that people use. */
export async function seedMembership(platform: Platform): Promise<void> {
  const { personId } = await platform.asPlatform("demonstration", () =>
    Identity.meet({ email: "central@movement.example", language: "kk" }),
  );
  const central: Staff = {
    kind: "staff",
    personId,
    sessionId: "demonstration",
    provedAt: "9999-01-01T00:00:00.000Z",
    grants: [{ role: "central", reach: "country", from: "2020-01-01T00:00:00.000Z" }],
  };
  // Oldest first: a member's second application comes after the first was approved.
  const told = [...APPLICANTS.entries()].toSorted(([, a], [, b]) => b.days - a.days);
  for (const [index, applicant] of told) await tell(platform, applicant, index, central);
}

/** One application as far as it came. Each step bears a key of its own, so a second telling changes nothing. */
async function tell(platform: Platform, applicant: Applicant, index: number, central: Staff): Promise<void> {
  const today = platform.deps.now().getTime();
  const { course, days } = applicant;
  const act = <T>(step: string, daysAgo: number, actor: Actor, work: () => Promise<T>): Promise<T> =>
    inScope(
      {
        ...platform.deps,
        now: () => new Date(today - daysAgo * DAY + (index % 9) * HOUR - 9 * HOUR),
        actor,
        requestId: `demonstration-${index}-${step}`,
        request: { key: `demonstration:membership:${index}:${step}`, bodyHash: "demonstration" },
      },
      work,
    );
  const { membershipKey } = await act("apply", days, GUEST, () => Membership.apply(formOf(applicant, index)));
  if (course.as === "unconfirmed") return;
  const token = await act("token", days, GUEST, async () => linkToken(Membership.LINK, membershipKey));
  await act("confirm", days, GUEST, () => Membership.confirm({ membershipKey, token }));
  // What follows happened half the way from then to now, at the latest three days after.
  const later = Math.max(days - 3, days / 2);
  const decide = <T>(step: string, work: () => Promise<T>) => act(step, later, central, work);
  switch (course.as) {
    case "member":
      await decide("approve", () => Membership.approve({ membershipKey }));
      if (course.left !== undefined)
        await act("leave", course.left, GUEST, () => Membership.leave({ membershipKey, token }));
      return;
    case "asked": {
      const { question, answer } = course;
      await decide("ask", () => Membership.ask({ membershipKey, question }));
      if (answer) await act("answer", later / 2, GUEST, () => Membership.answer({ membershipKey, token, answer }));
      return;
    }
    case "rejected":
      await decide("reject", () => Membership.reject({ membershipKey, reason: course.reason, note: course.note }));
      return;
    case "transferred":
      await decide("transfer", () =>
        Membership.transfer({ membershipKey, region: course.to, reason: "lives_elsewhere" }),
      );
      return;
    case "withdrawn":
      await act("withdraw", later, GUEST, () => Membership.withdraw({ membershipKey, token }));
      return;
  }
}

function formOf(applicant: Applicant, index: number): Membership.ApplicationForm {
  const [surname, givenName, patronymic] = applicant.name;
  const [region, city] = applicant.place;
  return {
    surname,
    givenName,
    ...(patronymic && { patronymic }),
    birthDate: applicant.born,
    region,
    city,
    phone: applicant.phone ?? `+7700000${String(index + 1).padStart(4, "0")}`,
    email: applicant.mailbox ?? `applicant${index + 1}@members.example`,
    language: applicant.language,
    occupation: applicant.occupation,
    why: applicant.why,
    consents: applicant.news ? ["processing", "news"] : ["processing"],
    consentVersion: Identity.CONSENT_VERSION,
  };
}
