import { Identity } from "../identity/index.ts";
import { confirmId, letterAt, type Notice, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import type { Change, Moves } from "../stream/index.ts";
import { get } from "../table/index.ts";
import { NEWS } from "./history.ts";
import { appealUntil, caseNumberOf } from "./moderation-rules.ts";
import { fileIf, fileOf } from "./record.ts";
import { counterOf, lastDayOf, proposalOfShard, VISIBLE } from "./rules.ts";
import type { Proposal, ProposalStatus, Support } from "./schema.ts";
import { PendingSupports } from "./table.ts";

const isListed = (status: ProposalStatus | undefined): status is ProposalStatus =>
  (VISIBLE as readonly (ProposalStatus | undefined)[]).includes(status);

/** What a change of a proposal moves: those published, of all and of the council, and those in each state. */
export function movesOfProposal({ keys, before, after }: Change): Moves {
  if (keys.item !== "proposal") return {};
  const was = before as Proposal | undefined;
  const is = after as Proposal | undefined;
  const council = is?.council ?? was?.council ?? "";
  const moves: Record<string, number> = {};
  const add = (counterId: string, by: number) => {
    moves[counterId] = (moves[counterId] ?? 0) + by;
  };
  const published = Number(is?.publishedAt !== undefined) - Number(was?.publishedAt !== undefined);
  if (published !== 0) {
    add(counterOf.published, published);
    add(counterOf.publishedIn(council), published);
  }
  if (was?.publishedAt !== undefined && isListed(was.status)) add(counterOf.inStatus(council, was.status), -1);
  if (is?.publishedAt !== undefined && isListed(is.status)) add(counterOf.inStatus(council, is.status), 1);
  return Object.fromEntries(Object.entries(moves).filter(([, by]) => by !== 0));
}

/** What a support given or taken back moves: the proposal's count, and that of the text it named. */
export function movesOfSupport({ keys, kind, before, after }: Change): Moves {
  const by = kind === "insert" ? 1 : kind === "remove" ? -1 : 0;
  const row = (after ?? before) as Support | undefined;
  const proposalId = proposalOfShard(keys.proposalShard ?? "");
  const [was, is] = [before?.version, after?.version].map(Number);
  // Of two supports of one person the older took the place of the other: it named another text.
  if (kind === "modify" && was !== is) {
    return {
      [counterOf.supportsOfVersion(proposalId, was ?? 0)]: -1,
      [counterOf.supportsOfVersion(proposalId, is ?? 0)]: 1,
    };
  }
  if (by === 0 || !row) return {};
  return { [counterOf.supports(proposalId)]: by, [counterOf.supportsOfVersion(proposalId, row.version)]: by };
}

/** The letters an author is due by the proposal as it is now. Older news is not told again. */
export async function noticesOfProposal(proposalId: string): Promise<Notice[]> {
  const file = await fileIf(proposalId);
  // Erased with its author, or its author alone: nobody is left to write to.
  if (!file || file.proposal.personId === Identity.NOBODY) return [];
  const { proposal, versions, ballot, dispatch, answer } = file;
  const { language, title, code = "", personId, refusedAt, appealedAt } = proposal;
  const since = scope().now().getTime() - NEWS;
  const caseNumber = caseNumberOf(proposalId);
  const link = { purpose: "proposal", id: proposalId };
  const notice = (at: string | undefined, happening: string, facts: Notice["facts"] = {}): Notice[] =>
    at === undefined || Date.parse(at) < since
      ? []
      : [
          {
            id: `${proposalId}:${happening}`,
            kind: `council.${happening.split(":")[0]}`,
            to: { personId },
            locale: language,
            facts: { title, code, ...facts },
            link,
          },
        ];
  if (proposal.status === "unconfirmed") {
    const id = `${proposalId}:${confirmId(proposal.sends)}`;
    return notice(proposal.createdAt, "confirm-proposal").map((each) => ({ ...each, id, withCode: true }));
  }
  const authority = dispatch ? (await Reference.get("authority", dispatch.authority)).name[language] : "";
  return [
    ...notice(appealedAt, "appealed", { caseNumber }),
    ...notice(refusedAt, appealedAt ? "refused:final" : "refused", {
      ...{ reason: proposal.refusal ?? "", note: proposal.refusalNote ?? "", caseNumber },
      ...(appealedAt ? { isFinal: true } : refusedAt && { until: appealUntil(refusedAt) }),
    }).map((each) => ({ ...each, notBefore: letterAt(refusedAt ?? "") })),
    ...notice(proposal.publishedAt, "published"),
    ...versions
      .filter(({ by }) => by === "moderator")
      .flatMap(({ at, version, note = "" }) => notice(at, `revised:${version}`, { version, note })),
    ...notice(proposal.decidedAt, "decided", {
      outcome: ballot?.tally?.outcome ?? "",
      for: ballot?.tally?.for ?? 0,
      against: ballot?.tally?.against ?? 0,
      abstain: ballot?.tally?.abstain ?? 0,
    }),
    ...(dispatch
      ? notice(proposal.sentAt, "sent", { authority, number: dispatch.number, dueOn: lastDayOf(dispatch) })
      : []),
    ...(answer ? notice(proposal.answeredAt, "answered", { authority, outcome: answer.outcome }) : []),
  ];
}

/** The letter that asks to confirm a support; the same whether or not it is the person's first. */
export async function noticesOfPendingSupport(supportId: string): Promise<Notice[]> {
  const pending = await get(PendingSupports, { supportId });
  if (!pending?.personId || pending.expiresAt <= scope().now().toISOString()) return [];
  const { proposal } = await fileOf(pending.proposalId);
  return [
    {
      id: `${supportId}:${confirmId(pending.sends)}`,
      kind: "council.confirm-support",
      to: { personId: pending.personId },
      locale: pending.language,
      facts: { title: proposal.title, code: proposal.code ?? "" },
      link: { purpose: "support", id: supportId },
      withCode: true,
    },
  ];
}
