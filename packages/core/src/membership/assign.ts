import { may } from "../access/index.ts";
import { action, ConflictError, invalidField } from "../kernel/index.ts";
import { write } from "../table/index.ts";
import { Decision, move, outcome, outcomeNow } from "./deciding.ts";
import { likenessesOf } from "./likely.ts";
import { findApplication, getApplication } from "./record.ts";
import { assertIn, assertNotOwn, assertSeen, DECIDABLE, MEMBER, stepped } from "./rules.ts";
import { type Application, MembershipKey } from "./schema.ts";
import { Memberships } from "./table.ts";

/** What may be said of two people whose records are alike. */
export interface Alike {
  readonly kept: string;
  readonly gone: string;
  readonly reason: "same_phone" | "same_name";
}

/**
 * Closes an application as a repetition of a live membership it is alike to. The applicant is told so and opens nothing
 * but their own page. Answers the two people, where they are two, for whoever decides whether they are one.
 */
export const assign = action({
  name: "membership.assign",
  access: may("membership.assign"),
  input: Decision.extend({ to: MembershipKey }),
  async run({ membershipKey, version: seen, to }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    within({ region: application.region });
    assertNotOwn(application, actor.personId);
    assertIn(application, DECIDABLE);
    assertSeen(application, seen);
    const like = (await likenessesOf(application)).find((one) => one.membershipKey === to);
    const member = like && (await findApplication(to));
    if (!like || !member || !MEMBER.has(member.status)) throw invalidField("to", "invalid_choice");
    const at = now.toISOString();
    const set = {
      status: "duplicate" as const,
      duplicateOf: to,
      history: stepped(application, { at, what: "assigned" }),
    };
    audit({ recordId: membershipKey, before: application.status, after: "duplicate", fields: [to] });
    await write(
      move(application, set, DECIDABLE),
      Memberships.check({ membershipKey: to }, { status: [...MEMBER] }, new ConflictError("not_a_member")),
    );
    return {
      ...outcome({ ...application, ...set, version: application.version + 1 }),
      alike: alikeOf(application, member),
    };
  },
  again: async (input) => ({
    ...(await outcomeNow(input)),
    alike: alikeOf(await getApplication(input.membershipKey), await getApplication(input.to)),
  }),
});

function alikeOf(application: Application, member: Application): Alike | undefined {
  const [gone, kept] = [application.personId, member.personId];
  if (gone === undefined || kept === undefined || gone === kept) return undefined;
  return { kept, gone, reason: application.phoneKey === member.phoneKey ? "same_phone" : "same_name" };
}
