import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import { action, ConflictError, ForbiddenError, invalidField, Locale, NotFoundError } from "../kernel/index.ts";
import { attempt, errorOf, get, queryAll, write } from "../table/index.ts";
import { moveTo, placeOf, proposalOf } from "./record.ts";
import { quorumOf, tallyOf } from "./rules.ts";
import { type Ballot, ProposalId, Reason, type Vote, VoteChoice } from "./schema.ts";
import { seatsOf } from "./seat.ts";
import { Proposals } from "./table.ts";

const ballotKey = (proposalId: string) => ({ proposalId, item: "ballot" });

async function ballotOf(proposalId: string): Promise<Ballot> {
  const ballot = await get(Proposals, ballotKey(proposalId));
  if (ballot?.kind !== "ballot") throw new NotFoundError();
  return ballot;
}

/** The council takes the proposal up: those who hold a member's grant at this minute may vote, and nobody later. */
export const takeUp = action({
  name: "council.take-up",
  access: may("council.take-up"),
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    const entitled = await membersNow(proposal.council);
    const count = Object.keys(entitled).length;
    if (count === 0) throw new ConflictError("no_members");
    audit({ recordId: proposalId, before: proposal.status, after: "taken_up" });
    const openedAt = now.toISOString();
    await write(
      moveTo(proposal, "takeUp", { takenUpAt: openedAt }),
      Proposals.put(
        {
          ...ballotKey(proposalId),
          kind: "ballot",
          state: "open",
          entitled,
          quorum: quorumOf(count),
          revision: 0,
          openedAt,
        },
        { unless: "exists", otherwise: new ConflictError("wrong_state") },
      ),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** Members by the public seats, each held against the grants themselves: a copy may lag, a grant does not. */
async function membersNow(council: string): Promise<Record<string, string>> {
  const seats = (await seatsOf(council)).filter((seat) => seat.role === "member");
  const held = await Promise.all(
    seats.map(async ({ personId, name }) => {
      const grants = await Identity.grantsOf(personId);
      return grants.some((grant) => grant.role === "member" && grant.council === council) ? [personId, name] : [];
    }),
  );
  return Object.fromEntries(held.filter((pair): pair is [string, string] => pair.length === 2));
}

/** A member votes, with a reason; changes the vote while voting is open. The engine refuses the rest. */
export const vote = action({
  name: "council.vote",
  access: may("council.vote"),
  input: z.object({ proposalId: ProposalId, choice: VoteChoice, reason: Reason, language: Locale }),
  async run({ proposalId, choice, reason, language }, { actor, now, within, audit }) {
    const { council } = await proposalOf(proposalId);
    within(await placeOf(council));
    const { personId } = actor;
    const name = (await ballotOf(proposalId)).entitled[personId];
    if (name === undefined) throw new ForbiddenError("not_entitled");
    audit({ recordId: proposalId, after: "voted" });
    const cast: Vote = {
      ...{ proposalId, item: `vote#${personId}`, kind: "vote", personId, name },
      ...{ choice, reason, language, votedAt: now.toISOString() },
    };
    await write(
      Proposals.update(ballotKey(proposalId), {
        add: { revision: 1 },
        when: { state: "open", [`entitled.${personId}`]: { exists: true } },
        otherwise: new ConflictError("vote_closed"),
      }),
      Proposals.put(cast),
    );
    return { proposalId };
  },
  again: async ({ proposalId }) => ({ proposalId }),
});

/** Ends the vote: the tally decides by the rule that stood before it opened. What is declined needs words. */
export const closeVoting = action({
  name: "council.close-voting",
  access: may("council.close-voting"),
  input: z.object({ proposalId: ProposalId, note: Reason.optional(), language: Locale }),
  async run({ proposalId, note, language }, { now, within, audit }) {
    const proposal = await proposalOf(proposalId);
    within(await placeOf(proposal.council));
    const ballot = await ballotOf(proposalId);
    const votes = await votesOf(proposalId);
    const entitled = Object.keys(ballot.entitled).length;
    const tally = tallyOf(
      entitled,
      votes.map(({ choice }) => choice),
    );
    if (ballot.state === "open" && votes.length < ballot.quorum) {
      throw new ConflictError("no_quorum", { count: votes.length, min: ballot.quorum });
    }
    if (tally.outcome === "declined" && note === undefined) throw invalidField("note", "required");
    const at = now.toISOString();
    audit({
      recordId: proposalId,
      before: proposal.status,
      after: tally.outcome,
      reason: `${tally.for}:${tally.against}:${tally.abstain}`,
    });
    const refusals = await attempt(
      moveTo(proposal, tally.outcome === "accepted" ? "accept" : "decline", { decidedAt: at }),
      Proposals.update(ballotKey(proposalId), {
        set: { state: "closed", closedAt: at, tally, ...(note !== undefined && { note, noteLanguage: language }) },
        when: { state: "open", revision: ballot.revision },
        otherwise: (old) => new ConflictError(old?.state === "open" ? "vote_moved" : "wrong_state"),
      }),
    );
    const [refusal] = refusals;
    if (refusal) throw errorOf(refusal);
    return { proposalId, tally };
  },
  again: async ({ proposalId }) => {
    const { tally } = await ballotOf(proposalId);
    if (!tally) throw new ConflictError("wrong_state");
    return { proposalId, tally };
  },
});

async function votesOf(proposalId: string): Promise<Vote[]> {
  const items = await queryAll(Proposals, { hash: proposalId, range: { beginsWith: "vote#" } });
  return items.filter((item): item is Vote => item.kind === "vote");
}
