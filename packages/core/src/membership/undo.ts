import { may } from "../access/index.ts";
import { action, ConflictError, ForbiddenError, isUndoable } from "../kernel/index.ts";
import { isDoneBy, PersonalAudit, write } from "../table/index.ts";
import { Decision, outcome, outcomeNow } from "./deciding.ts";
import { guardKeyOf, nameKeyOf } from "./likeness.ts";
import { getApplication } from "./record.ts";
import { assertSeen, movedOn, queueOf, waitingIn } from "./rules.ts";
import type { HistoryEntry } from "./schema.ts";
import { Memberships } from "./table.ts";

/** The steps that may be taken back, and the verb whose row in the trail says whose they were. */
const VERB_OF: Readonly<Partial<Record<HistoryEntry["what"], string>>> = {
  approved: "membership.approve",
  rejected: "membership.reject",
  asked: "membership.ask",
  transferred: "membership.transfer",
};

/**
 * Takes one's own decision back within 30 seconds, before the applicant is written to: the record stands as it did, in
 * the queue it came from. The trail keeps both; a member number once drawn is never given again.
 */
export const undo = action({
  name: "membership.undo",
  access: may("membership.undo"),
  input: Decision,
  async run({ membershipKey, version: seen }, { actor, now, within, audit }) {
    const application = await getApplication(membershipKey);
    const last = application.history.at(-1);
    // What was handed over is taken back by the region that had it.
    const region = last?.from ?? application.region;
    within({ region });
    const verb = last && VERB_OF[last.what];
    if (!last || !verb) throw new ConflictError("nothing_to_undo");
    assertSeen(application, seen);
    if (!isUndoable(last.at, now)) throw new ConflictError("undo_too_late");
    if (!(await isDoneBy(PersonalAudit, actor.personId, verb, membershipKey, last.at)))
      throw new ForbiddenError("not_own_decision");
    const history = application.history.slice(0, -1);
    const status = waitingIn(history);
    const set = {
      status,
      region,
      queue: queueOf(region, status),
      history,
      ...(last.what === "transferred" && { nameKey: nameKeyOf(application, region) }),
    };
    audit({ recordId: membershipKey, before: application.status, after: `${status}@${region}`, reason: last.what });
    const isMember = application.status === "approved";
    const from = new Set([application.status]);
    await write(
      Memberships.update(
        { membershipKey },
        {
          set,
          remove: isMember ? ["memberNumber", "cardCode", "memberSince", "renewedAt"] : [],
          version: application.version,
          when: { status: application.status },
          otherwise: movedOn(from),
        },
      ),
      isMember &&
        Memberships.delete(
          { membershipKey: guardKeyOf(application.personId ?? "", application) },
          { when: { of: membershipKey } },
        ),
    );
    const { memberNumber: _, ...rest } = application;
    return outcome({ ...rest, ...set, version: application.version + 1 });
  },
  again: outcomeNow,
});
