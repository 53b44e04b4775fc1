import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, anyone, ConflictError } from "../kernel/index.ts";
import { attempt, errorOf } from "../table/index.ts";
import { appealUntil, mayAppeal } from "./moderation-rules.ts";
import { AppealText } from "./moderation-schema.ts";
import { assertLink } from "./propose.ts";
import { mainKey, proposalOf } from "./record.ts";
import { MOVES } from "./rules.ts";
import { type Proposal, ProposalId } from "./schema.ts";
import { Proposals } from "./table.ts";

/**
 * The author does not agree with a refusal: the proposal waits again, and for another hand than the one that refused it.
 * Once, within 30 days. The same words twice are one appeal.
 */
export const appeal = action({
  name: "council.appeal",
  access: anyone,
  input: z.object({ proposalId: ProposalId, token: z.string(), text: AppealText }),
  async run({ proposalId, token, text }, { now }) {
    assertLink(proposalId, token);
    const proposal = await proposalOf(proposalId);
    if (isSaid(proposal, text)) return { proposalId };
    if (proposal.appealedAt !== undefined) throw new ConflictError("already_appealed");
    const { council, refusedAt, refusal, refusalNote, refusedBy } = proposal;
    if (proposal.status !== "refused" || refusedAt === undefined || refusal === undefined || refusedBy === undefined)
      throw new ConflictError("wrong_state");
    if (!mayAppeal(proposal, now)) throw new ConflictError("appeal_too_late", { max: appealUntil(refusedAt) });
    const at = now.toISOString();
    const { to } = MOVES.confirm;
    const [refused] = await attempt(
      Proposals.update(mainKey(proposalId), {
        set: {
          ...{ status: to, queue: `${council}#${to}`, since: at, appealedAt: at, appealText: text },
          firstRefusal: { at: refusedAt, reason: refusal, by: refusedBy, ...(refusalNote && { note: refusalNote }) },
        },
        remove: ["refusedAt", "refusal", "refusalNote", "refusedBy"],
        when: { status: "refused", refusedAt, appealedAt: { exists: false } },
      }),
    );
    if (!refused || isSaid(refused.old as Proposal | undefined, text)) return { proposalId };
    throw refused.old?.appealedAt === undefined ? errorOf(refused) : new ConflictError("already_appealed");
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** These very words wait for a decision already. */
const isSaid = (proposal: Proposal | undefined, text: string): boolean =>
  proposal?.status === "confirmed" && proposal.appealText === text;

/** Whether this member of staff may decide: an appeal is for another's hand than the one that refused. */
export async function isOtherHand({ firstRefusal }: Proposal, personId: string): Promise<boolean> {
  return firstRefusal === undefined || !(await Identity.isSamePerson(personId, firstRefusal.by));
}

/** @throws ConflictError own_refusal_appealed */
export async function assertOtherHand(proposal: Proposal, personId: string): Promise<void> {
  if (!(await isOtherHand(proposal, personId))) throw new ConflictError("own_refusal_appealed");
}

/** That nobody appealed since the proposal was read, for the write that decides: else the one who refused could. */
export const asAppealed = ({ appealedAt }: Proposal) => ({ appealedAt: appealedAt ?? { exists: false } });
