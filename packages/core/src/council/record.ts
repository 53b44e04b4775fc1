import { NotFoundError, type Place, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { type Condition, get, type Op, queryAll } from "../table/index.ts";
import { MOVES, type Move } from "./rules.ts";
import type { Answer, Ballot, Dispatch, Milestone, Proposal, Version, Vote } from "./schema.ts";
import { Proposals } from "./table.ts";

/** A proposal with all that happened to it, as stored. */
export interface ProposalFile {
  readonly proposal: Proposal;
  /** In order, first text first; empty before publication. */
  readonly versions: readonly Version[];
  readonly ballot?: Ballot | undefined;
  readonly votes: readonly Vote[];
  readonly dispatch?: Dispatch | undefined;
  readonly answer?: Answer | undefined;
  /** By the day they are planned for. */
  readonly milestones: readonly Milestone[];
}

export const mainKey = (proposalId: string) => ({ proposalId, item: "proposal" });

/** The proposal itself, as it is now, or undefined. */
export async function findProposal(proposalId: string): Promise<Proposal | undefined> {
  const item = await get(Proposals, mainKey(proposalId));
  return item?.kind === "proposal" ? item : undefined;
}

/** The same. @throws NotFoundError */
export async function proposalOf(proposalId: string): Promise<Proposal> {
  const proposal = await findProposal(proposalId);
  if (!proposal) throw new NotFoundError();
  return proposal;
}

/** The whole file in one query. @throws NotFoundError */
export async function fileOf(proposalId: string): Promise<ProposalFile> {
  const file = await fileIf(proposalId);
  if (!file) throw new NotFoundError();
  return file;
}

/** The same, or undefined where there is none. */
export async function fileIf(proposalId: string): Promise<ProposalFile | undefined> {
  const items = await queryAll(Proposals, { hash: proposalId });
  const of = <K extends (typeof items)[number]["kind"]>(kind: K) =>
    items.filter((item): item is Extract<(typeof items)[number], { kind: K }> => item.kind === kind);
  const [proposal] = of("proposal");
  if (!proposal) return undefined;
  return {
    proposal,
    versions: of("version"),
    ballot: of("ballot")[0],
    votes: of("vote").toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    dispatch: of("dispatch")[0],
    answer: of("answer")[0],
    milestones: of("milestone").toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1)),
  };
}

/** The place a council's records belong to, for `within`. */
export async function placeOf(council: string): Promise<Place> {
  return { council, region: (await Reference.get("council", council)).region };
}

/** Where a proposal lies, for what staff keep beside it; nowhere for one that they may not know of. */
export async function whereIs(proposalId: string): Promise<Place | undefined> {
  const proposal = await findProposal(proposalId);
  return proposal && proposal.status !== "unconfirmed" ? placeOf(proposal.council) : undefined;
}

type Set = NonNullable<Parameters<typeof Proposals.update>[1]["set"]>;

/**
 * One conditional update that names the states it may leave, and puts the proposal into the queue of its new state.
 * Refused as 404 or 409 `wrong_state`.
 */
export function moveTo(
  proposal: Proposal,
  move: Move,
  set: Set,
  more: { remove?: ("expiry" | "expiresAt")[]; when?: Condition } = {},
): Op {
  const { from, to } = MOVES[move];
  const since = scope().now().toISOString();
  return Proposals.update(mainKey(proposal.proposalId), {
    set: { ...set, status: to, queue: `${proposal.council}#${to}`, since },
    ...(more.remove && { remove: more.remove }),
    when: { ...more.when, status: from },
  });
}

/** The proposal is in one of these states when the rest of the transaction is written. */
export const inState = (proposalId: string, statuses: readonly Proposal["status"][]): Op =>
  Proposals.check(mainKey(proposalId), { status: statuses });
