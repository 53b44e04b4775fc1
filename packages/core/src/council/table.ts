import { table } from "../table/index.ts";
import {
  Answer,
  Ballot,
  Case,
  CodeEntry,
  Dispatch,
  Milestone,
  Numbering,
  PendingSupport,
  Proposal,
  Seat,
  Support,
  Version,
  Vote,
} from "./schema.ts";

/** A proposal and all that happened to it share a key: one query tells its whole history. */
export const Proposals = table({
  name: "Proposals",
  items: {
    proposal: Proposal,
    version: Version,
    ballot: Ballot,
    vote: Vote,
    dispatch: Dispatch,
    answer: Answer,
    milestone: Milestone,
  },
  key: { hash: "proposalId", range: "item" },
  indexes: {
    byCouncil: { hash: "council", range: "publishedAt", project: [] },
    byQueue: { hash: "queue", range: "since", project: [] },
  },
  stream: "images",
  expires: true,
});

/** 128 shards a proposal, from the pseudonym: a viral day has no hot key, and one person has one key. */
export const Supports = table({
  name: "Supports",
  schema: Support,
  key: { hash: "proposalShard", range: "supporter" },
  stream: "images",
});

export const PendingSupports = table({
  name: "PendingSupports",
  personal: true,
  schema: PendingSupport,
  key: { hash: "supportId" },
  stream: "keys",
  expires: true,
});

/** Seats, numbers and codes of each council. Publications are rare, so one number item a council and year will do. */
export const Councils = table({
  name: "Councils",
  items: { seat: Seat, numbering: Numbering, code: CodeEntry },
  key: { hash: "council", range: "item" },
  keyKind: "guard",
});

/** How each proposal was moderated, for the public; made by the stream of Proposals. Its own stream counts by month. */
export const Cases = table({
  name: "Cases",
  schema: Case,
  key: { hash: "caseNumber" },
  indexes: {
    byList: { hash: "list", range: "refusedAt", project: [] },
    byCouncil: { hash: "council", range: "refusedAt", project: [] },
  },
  stream: "images",
});
