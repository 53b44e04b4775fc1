import * as z from "zod";
import { Identity } from "../identity/index.ts";
import { action, anyone } from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { all, attempt, get } from "../table/index.ts";
import { awaitedAuthor, awaitedSupporter } from "./lines.ts";
import { mainKey } from "./record.ts";
import { ProposalId, SupportId } from "./schema.ts";
import { PendingSupports, Proposals } from "./table.ts";

/** Counts a letter to this person's mailbox. False where nothing may be sent to it. @throws LimitedError */
async function takesLetter(personId: string): Promise<boolean> {
  const email = await Identity.mailboxOf(personId);
  if (email === undefined) return false;
  await Limit.takeMailbox("mail.mailbox", email);
  return true;
}

/**
 * Asks for the letter of an unconfirmed proposal once more: the code stays the same, and its tries stay counted. Nothing
 * happens where there is none to confirm. @throws LimitedError of the mailbox
 */
export const resendProposal = action({
  name: "council.resend-proposal",
  access: anyone,
  unkeyed: true,
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }): Promise<void> {
    const author = await awaitedAuthor(proposalId);
    const proposal = await get(Proposals, mainKey(proposalId));
    if (author === undefined || proposal?.kind !== "proposal" || !Limit.mayResend(proposal)) return;
    if (!(await takesLetter(author))) return;
    const when = all({ status: "unconfirmed" }, Limit.RESENDABLE);
    await attempt(Proposals.update(mainKey(proposalId), { add: { sends: 1 }, when }));
  },
});

/** The same for a support that waits. */
export const resendSupport = action({
  name: "council.resend-support",
  access: anyone,
  unkeyed: true,
  input: z.object({ supportId: SupportId }),
  async run({ supportId }): Promise<void> {
    const supporter = await awaitedSupporter(supportId);
    const pending = await get(PendingSupports, { supportId });
    if (supporter === undefined || !pending || !Limit.mayResend(pending)) return;
    if (!(await takesLetter(supporter))) return;
    const when = all({ personId: { exists: true } }, Limit.RESENDABLE);
    await attempt(PendingSupports.update({ supportId }, { add: { sends: 1 }, when }));
  },
});
