import * as z from "zod";
import { may } from "../access/index.ts";
import {
  type Actor,
  action,
  grantFor,
  type Locale,
  NotFoundError,
  type Page,
  reachOf,
  scope,
} from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Stream } from "../stream/index.ts";
import { batchGet, queryPage } from "../table/index.ts";
import { isOtherHand } from "./appeal.ts";
import { isAppeal } from "./moderation-rules.ts";
import { insiderView, reread, today } from "./read.ts";
import { fileOf, placeOf } from "./record.ts";
import { type Clock, clockOf, counterOf } from "./rules.ts";
import { CouncilCode, type Dispatch, type Proposal, ProposalId, ProposalStatus, type VoteChoice } from "./schema.ts";
import { Proposals } from "./table.ts";
import { type ProposalSummary, summaryOf } from "./view.ts";

export interface OwnVote {
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly language: Locale;
}

/** A proposal as the office sees it; a member also sees the vote they gave. */
export const fileForStaff = action({
  name: "council.file",
  access: may("council.file"),
  input: z.object({ proposalId: ProposalId }),
  async run({ proposalId }, { actor, now, within }) {
    const file = await fileOf(proposalId);
    if (file.proposal.status === "unconfirmed") throw new NotFoundError();
    within(await placeOf(file.proposal.council));
    const own = file.votes.find(({ personId }) => personId === actor.personId);
    const mayRun = grantFor(may("council.publish"), actor, await placeOf(file.proposal.council), now) !== undefined;
    const { appealedAt, appealText } = file.proposal;
    return {
      ...(await insiderView(file)),
      mayRun,
      // For those who look after the proposal alone: a member of the council votes on a text.
      personId: mayRun ? file.proposal.personId : undefined,
      refusedAt: file.proposal.refusedAt,
      ...(mayRun && appealedAt !== undefined && { appealedAt, appealText }),
      // An appeal is for another hand than the one that refused.
      mayDecide: mayRun && (await isOtherHand(file.proposal, actor.personId)),
      mayVote: file.ballot?.state === "open" && file.ballot.entitled[actor.personId] !== undefined,
      ownVote: own && ({ choice: own.choice, reason: own.reason, language: own.language } as OwnVote),
    };
  },
});

export interface QueueRow extends ProposalSummary {
  readonly since: string;
  /** For letters: how the akimat stands with its answer. */
  readonly clock?: Clock | undefined;
  readonly lastDay?: string | undefined;
  /** Its author did not agree with a refusal. */
  readonly isAppeal: boolean;
  /** Why not: for those who look after the proposals alone. */
  readonly appealText?: string | undefined;
}

/** A council's proposals in one state, the longest waiting first, for the office. */
export const queue = action({
  name: "council.queue",
  access: may("council.queue"),
  input: z.object({
    council: CouncilCode,
    status: ProposalStatus.exclude(["unconfirmed"]),
    cursor: z.string().optional(),
  }),
  async run({ council, status, cursor }, { actor, now, within }): Promise<Page<QueueRow>> {
    const place = await placeOf(council);
    within(place);
    const mayRun = grantFor(may("council.publish"), actor, place, now) !== undefined;
    const rows = await queryPage(Proposals, {
      index: "byQueue",
      hash: `${council}#${status}`,
      cursor,
      limit: 50,
      reader: "office",
    });
    const found = (await reread(rows.items)).filter((each) => each.status === status);
    const counts = await Stream.countsOf(found.map(({ proposalId }) => counterOf.supports(proposalId)));
    const clocks = status === "sent" ? await clocksOf(found) : new Map<string, Pick<QueueRow, "clock" | "lastDay">>();
    const items = found.map((each, index) => ({
      ...summaryOf(each, counts[index] ?? 0),
      since: each.since ?? "",
      isAppeal: isAppeal(each),
      ...(mayRun && isAppeal(each) && { appealText: each.appealText }),
      ...clocks.get(each.proposalId),
    }));
    return { items, cursor: rows.cursor };
  },
});

async function clocksOf(
  proposals: readonly Pick<Proposal, "proposalId">[],
): Promise<Map<string, Pick<QueueRow, "clock" | "lastDay">>> {
  const rows = await batchGet(
    Proposals,
    proposals.map(({ proposalId }) => ({ proposalId, item: "dispatch" })),
  );
  const calendar = await Reference.calendar();
  const letters = rows.filter((row): row is Dispatch => row.kind === "dispatch");
  return new Map(
    letters.map((letter) => [
      letter.proposalId,
      { clock: clockOf(letter, undefined, today(), calendar), lastDay: letter.extension?.until ?? letter.dueOn },
    ]),
  );
}

/** The councils whose proposals this member of staff may read, in code order. */
export async function councilsOf(actor: Actor): Promise<Reference.ReferenceRow<"council">[]> {
  const reach = reachOf(may("council.queue"), actor, scope().now());
  const councils = await Reference.list("council");
  return councils.filter(
    ({ code, region }) => reach.all || reach.regions.includes(region) || reach.councils.includes(code),
  );
}

const COUNTED = 100;

export interface Waiting {
  readonly count: number;
  readonly isMore: boolean;
  readonly oldestAt?: string | undefined;
  /** Since when each of them does, the oldest first. */
  readonly since: readonly string[];
  /** Of letters: how many akimats are late with their answer. */
  readonly late: number;
}

/**
 * How many of a council's proposals wait in a state, and since when the oldest does: by the index alone, for a glance.
 * To a member, those on which their own vote is still to come.
 */
export const waiting = action({
  name: "council.waiting",
  access: may("council.waiting"),
  input: z.object({ council: CouncilCode, status: ProposalStatus.exclude(["unconfirmed"]) }),
  async run({ council, status }, { actor, now, within }): Promise<Waiting> {
    const place = await placeOf(council);
    within(place);
    const { items, cursor } = await queryPage(Proposals, {
      index: "byQueue",
      hash: `${council}#${status}`,
      limit: COUNTED,
    });
    const isMember = grantFor(may("council.publish"), actor, place, now) === undefined;
    const due = isMember ? await withoutVoteOf(items, actor.personId) : items;
    const since = (due as readonly { since?: string }[]).flatMap((row) => row.since ?? []);
    const clocks = status === "sent" ? await clocksOf(due) : new Map<string, Pick<QueueRow, "clock">>();
    const late = [...clocks.values()].filter(({ clock }) => clock === "overdue" || clock === "very_overdue").length;
    return { count: due.length, isMore: cursor !== undefined, oldestAt: since[0], since, late };
  },
});

async function withoutVoteOf<T extends { proposalId: string }>(items: readonly T[], personId: string): Promise<T[]> {
  const votes = await batchGet(
    Proposals,
    items.map(({ proposalId }) => ({ proposalId, item: `vote#${personId}` })),
  );
  const given = new Set(votes.map(({ proposalId }) => proposalId));
  return items.filter(({ proposalId }) => !given.has(proposalId));
}
