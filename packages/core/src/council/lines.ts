import { Identity } from "../identity/index.ts";
import { AppError, epochSeconds, scope } from "../kernel/index.ts";
import { batchGet, get } from "../table/index.ts";
import { submit } from "./propose.ts";
import { findProposal, mainKey } from "./record.ts";
import { MOVES, supporterOf, supportKey } from "./rules.ts";
import type { PendingSupport, Proposal } from "./schema.ts";
import { giveSupport } from "./support.ts";
import { PendingSupports, Proposals, Supports } from "./table.ts";

type Line = Identity.Line;

const isOver = (expiresAt: string | undefined): boolean => (expiresAt ?? "") <= scope().now().toISOString();
const isAwaited = (proposal: Proposal): boolean => proposal.status === "unconfirmed" && !isOver(proposal.expiresAt);
/** What nobody confirmed in time is as if it had never been. */
const isGone = (proposal: Proposal): boolean => proposal.status === "unconfirmed" && isOver(proposal.expiresAt);
const WITHDRAWABLE: readonly string[] = MOVES.withdraw.from;

/** Keeps a proposal's line in its author's actions: at once, and until its deadline while nobody confirmed it. */
export async function keepProposalDeed(proposalId: string): Promise<void> {
  await Identity.keepDeed(async () => {
    const proposal = await findProposal(proposalId);
    if (!proposal || isGone(proposal)) return undefined;
    const { personId, createdAt, expiresAt } = proposal;
    return {
      personId,
      service: "council",
      what: "proposal",
      recordId: proposalId,
      at: createdAt,
      ...(isAwaited(proposal) && expiresAt && { isPending: true, expiry: epochSeconds(expiresAt) }),
    };
  });
}

/** Keeps the line of a support that waits. The confirmation itself keeps the lasting one, since it knows the person last. */
export async function keepSupportDeed(supportId: string): Promise<void> {
  const pending = await get(PendingSupports, { supportId });
  if (!pending?.personId || isOver(pending.expiresAt)) return;
  const { personId, proposalId, createdAt, expiresAt } = pending;
  await Identity.noteDeed({
    personId,
    service: "council",
    what: "support",
    recordId: supportId,
    about: proposalId,
    at: createdAt,
    isPending: true,
    expiry: epochSeconds(expiresAt),
  });
  // An erasure that came between leaves none behind.
  if (!(await get(PendingSupports, { supportId }))) await Identity.dropDeed(personId, supportId);
}

/** The lines of these proposals and supports as they are now. */
export async function lines(personId: string, deeds: readonly Identity.Deed[]): Promise<Line[]> {
  const own = deeds.filter(({ what }) => what === "proposal");
  const supports = deeds.filter(({ what }) => what === "support");
  const [proposed, supported] = await Promise.all([
    proposalLines(
      personId,
      own.map(({ recordId }) => recordId),
    ),
    supportLines(personId, supports),
  ]);
  return [...proposed, ...supported];
}

async function proposalsOf(proposalIds: readonly string[]): Promise<Proposal[]> {
  const items = await batchGet(Proposals, proposalIds.map(mainKey));
  return items.filter((item): item is Proposal => item.kind === "proposal");
}

const titleOf = ({ language, title }: Proposal): Line["title"] => ({ original: language, [language]: title });

async function proposalLines(personId: string, proposalIds: readonly string[]): Promise<Line[]> {
  const found: Line[] = [];
  for (const proposal of await proposalsOf(proposalIds)) {
    if (isGone(proposal) || !(await Identity.isSamePerson(personId, proposal.personId))) continue;
    const { proposalId, createdAt, status } = proposal;
    found.push({
      service: "council",
      what: "proposal",
      recordId: proposalId,
      at: createdAt,
      state: status,
      isPending: isAwaited(proposal),
      title: titleOf(proposal),
      link: { purpose: "proposal", id: proposalId },
      can: isAwaited(proposal) ? ["confirm"] : WITHDRAWABLE.includes(status) ? ["withdraw"] : [],
    });
  }
  return found;
}

/** One line a proposal, however often its support was asked for: what stands before what waits, what waits before what was taken back. */
async function supportLines(personId: string, deeds: readonly Identity.Deed[]): Promise<Line[]> {
  const about = [...new Set(deeds.flatMap(({ about: proposalId = [] }) => proposalId))];
  const [proposals, asked, stands] = await Promise.all([
    proposalsOf(about),
    batchGet(
      PendingSupports,
      deeds.map(({ recordId }) => ({ supportId: recordId })),
    ),
    batchGet(
      Supports,
      about.map((proposalId) => supportKey(proposalId, supporterOf(proposalId, personId))),
    ),
  ]);
  const rows = new Map(asked.map((row) => [row.supportId, row]));
  const given = new Set(stands.map(({ proposalShard, supporter }) => `${proposalShard}#${supporter}`));
  const found = proposals.flatMap((proposal) => {
    const { proposalShard, supporter } = supportKey(proposal.proposalId, supporterOf(proposal.proposalId, personId));
    const isGiven = given.has(`${proposalShard}#${supporter}`);
    const of = deeds.filter((deed) => deed.about === proposal.proposalId).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const waits = (deed: Identity.Deed) => isWaiting(rows.get(deed.recordId));
    const confirmed = of.filter((deed) => !deed.isPending && rows.get(deed.recordId)?.personId === undefined);
    const deed = isGiven ? confirmed[0] : (of.find(waits) ?? confirmed[0]);
    return deed ? [supportLine(deed, proposal, isGiven ? "supported" : waits(deed) ? "pending" : "withdrawn")] : [];
  });
  return found.map((line) => ({ ...line, can: rows.has(line.recordId) ? line.can : [] }));
}

const isWaiting = (row: PendingSupport | undefined): boolean => row?.personId !== undefined && !isOver(row.expiresAt);

function supportLine(deed: Identity.Deed, proposal: Proposal, state: "pending" | "supported" | "withdrawn"): Line {
  const can: Readonly<Record<typeof state, Line["can"]>> = {
    pending: ["confirm"],
    supported: ["withdraw"],
    withdrawn: [],
  };
  return {
    service: "council",
    what: "support",
    recordId: deed.recordId,
    at: deed.at,
    state,
    isPending: state === "pending",
    title: titleOf(proposal),
    link: { purpose: "support", id: deed.recordId },
    can: can[state],
  };
}

/** Confirms a proposal or a support whose mailbox has just shown itself otherwise. */
export async function release(personId: string, { what, recordId }: Identity.Deed): Promise<boolean> {
  const owner = what === "proposal" ? await awaitedAuthor(recordId) : await awaitedSupporter(recordId);
  if (owner === undefined || !(await Identity.isSamePerson(personId, owner))) return false;
  try {
    const done = what === "proposal" ? submit({ proposalId: recordId }) : giveSupport({ supportId: recordId });
    return (await done).wasPending;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Whose confirmation a proposal waits for; nobody's where it waits for none. */
export async function awaitedAuthor(proposalId: string): Promise<string | undefined> {
  const proposal = await findProposal(proposalId);
  return proposal && isAwaited(proposal) ? proposal.personId : undefined;
}

/** Whose confirmation a support waits for; nobody's where it waits for none. */
export async function awaitedSupporter(supportId: string): Promise<string | undefined> {
  const pending = await get(PendingSupports, { supportId });
  return isWaiting(pending) ? pending?.personId : undefined;
}
