import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, DEFAULT_ZONE, ForbiddenError, isUndoable, localOf } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Audit, get, isDoneBy, write } from "../table/index.ts";
import { asAppealed, assertOtherHand } from "./appeal.ts";
import { isAppeal } from "./moderation-rules.ts";
import { versionOp } from "./propose.ts";
import { mainKey, moveTo, placeOf, proposalOf } from "./record.ts";
import { codeOf, MOVES } from "./rules.ts";
import { Note, type Proposal, ProposalId, Refusal } from "./schema.ts";
import { Councils, Proposals } from "./table.ts";

const NUMBER_TRIES = 8;

/** Publishes with the council's next number of the year; asks again where another publication took that number. */
export async function publish(input: z.input<typeof publishOnce.input>): ReturnType<typeof publishOnce> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await publishOnce(input);
    } catch (error) {
      const taken = error instanceof ConflictError && error.code === "number_taken";
      if (!taken || attempts >= NUMBER_TRIES) throw error;
    }
  }
}

/** The moderator publishes: the text is frozen under its hash, the readable code given, all in one transaction. */
export const publishOnce = action({
  name: "council.publish",
  access: may("council.publish"),
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { actor, now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    const { council } = proposal;
    within(await placeOf(council));
    await assertOtherHand(proposal, actor.personId);
    const { prefix } = await Reference.get("council", council);
    const year = localOf(now, DEFAULT_ZONE).date.slice(0, 4);
    const numberKey = { council, item: `number#${year}` };
    const row = await get(Councils, numberKey);
    const last = row?.kind === "numbering" ? row.last : 0;
    const code = codeOf(prefix, year, last + 1);
    audit({ recordId: proposalId, before: stateOf(proposal), after: "published" });
    const otherwise = new ConflictError("number_taken");
    await write(
      moveTo(proposal, "publish", { publishedAt: now.toISOString(), code }, { when: asAppealed(proposal) }),
      versionOp(proposal, "author"),
      Councils.put(
        { ...numberKey, kind: "numbering", last: last + 1 },
        { when: row ? { last } : { council: { exists: false } }, otherwise },
      ),
      Councils.put({ council, item: `code#${code}`, kind: "code", proposalId }, { unless: "exists", otherwise }),
    );
    return { proposalId, code };
  },
  again: async ({ proposalId }) => ({ proposalId, code: (await proposalOf(proposalId)).code ?? "" }),
});

/** An appeal is told apart on the trail: it waits as anything confirmed does. */
const stateOf = (proposal: Proposal): string => (isAppeal(proposal) ? "appealed" : proposal.status);

/**
 * The moderator refuses, with a reason from the list and, where it helps, a few words; the author is told. Of an appeal
 * that is final.
 */
export const refuse = action({
  name: "council.refuse",
  access: may("council.refuse"),
  input: z.object({ proposalId: ProposalId, reason: Refusal, note: Note.optional() }),
  async run({ proposalId, reason, note }, { actor, now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    await assertOtherHand(proposal, actor.personId);
    audit({ recordId: proposalId, before: stateOf(proposal), after: MOVES.refuse.to, reason });
    await write(
      moveTo(
        proposal,
        "refuse",
        {
          ...{ refusedAt: now.toISOString(), refusal: reason, refusedBy: actor.personId },
          ...(note !== undefined && { refusalNote: note }),
        },
        { when: asAppealed(proposal) },
      ),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** Takes one's own refusal back within 30 seconds, before its author is written to; it waits again by the age it had. */
export const undoRefuse = action({
  name: "council.undo-refuse",
  access: may("council.undo-refuse"),
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { actor, now, within, audit }) {
    const { council, status, refusedAt, confirmedAt, appealedAt } = await proposalOf(proposalId);
    within(await placeOf(council));
    if (status !== "refused" || refusedAt === undefined) throw new ConflictError("nothing_to_undo");
    if (!isUndoable(refusedAt, now)) throw new ConflictError("undo_too_late");
    if (!(await isDoneBy(Audit, actor.personId, "council.refuse", proposalId, refusedAt)))
      throw new ForbiddenError("not_own_decision");
    audit({ recordId: proposalId, before: "refused", after: appealedAt ? "appealed" : "confirmed" });
    await write(
      Proposals.update(mainKey(proposalId), {
        set: { status: "confirmed", queue: `${council}#confirmed`, since: appealedAt ?? confirmedAt },
        remove: ["refusedAt", "refusal", "refusalNote", "refusedBy"],
        when: { status: "refused", refusedAt },
      }),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});
