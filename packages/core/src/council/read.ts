import * as z from "zod";
import { action, anyone, DEFAULT_ZONE, localOf, NotFoundError, type Page, scope } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { Stream } from "../stream/index.ts";
import { batchGet, get, queryPage } from "../table/index.ts";
import { appealUntil, caseNumberOf, mayAppeal } from "./moderation-rules.ts";
import { assertLink } from "./propose.ts";
import { fileOf, mainKey, type ProposalFile } from "./record.ts";
import { counterOf, isVisible, OPEN, prefixOf, type VisibleStatus } from "./rules.ts";
import { type Proposal, ProposalId, type Refusal } from "./schema.ts";
import { Councils, Proposals } from "./table.ts";
import { type ProposalSummary, type PublicProposal, summaryOf, viewOf } from "./view.ts";

/** What is only shown may be a moment old, at half the price. */
const SHOWN = { eventual: true } as const;

export const today = (): string => localOf(scope().now(), DEFAULT_ZONE).date;

async function view(file: ProposalFile): Promise<PublicProposal> {
  const { proposalId } = file.proposal;
  const counters = file.versions.map(({ version }) => counterOf.supportsOfVersion(proposalId, version));
  const counts = await Stream.countsOf([counterOf.supports(proposalId), ...counters], SHOWN);
  return viewOf(file, counts, today(), await Reference.calendar());
}

/** A published proposal by its code (`ASTANA-2026-017`) or id. @throws NotFoundError, also for one not published. */
export async function find(codeOrId: string): Promise<PublicProposal> {
  const proposalId = await idOf(codeOrId);
  const file = await fileOf(proposalId);
  if (!isVisible(file.proposal)) throw new NotFoundError();
  return view(file);
}

async function idOf(codeOrId: string): Promise<string> {
  if (ProposalId.safeParse(codeOrId).success) return codeOrId;
  const code = codeOrId.toUpperCase();
  const council = (await Reference.list("council")).find(({ prefix }) => prefix === prefixOf(code));
  if (!council) throw new NotFoundError();
  const entry = await get(Councils, { council: council.code, item: `code#${code}` }, { eventual: true });
  if (entry?.kind !== "code") throw new NotFoundError();
  return entry.proposalId;
}

export type ListQuery = {
  council: string;
  status?: VisibleStatus | undefined;
  cursor?: string | undefined;
  limit?: number;
};

/** A council's published proposals, newest first; with `status`, those in that state, by when they came there. */
export async function list({ council, status, cursor, limit }: ListQuery): Promise<Page<ProposalSummary>> {
  const where =
    status === undefined ? { index: "byCouncil", hash: council } : { index: "byQueue", hash: `${council}#${status}` };
  const rows = await queryPage(Proposals, { ...where, backward: true, cursor, ...(limit !== undefined && { limit }) });
  const found = await reread(rows.items, SHOWN);
  const shown = found.filter((each) => isVisible(each) && (status === undefined || each.status === status));
  const counters = shown.map(({ proposalId }) => counterOf.supports(proposalId));
  const counts = await Stream.countsOf(counters, SHOWN);
  return { items: shown.map((each, index) => summaryOf(each, counts[index] ?? 0)), cursor: rows.cursor };
}

/** The records an index named, as they are now. */
export async function reread(
  items: readonly { proposalId: string }[],
  options: { eventual?: boolean } = {},
): Promise<Proposal[]> {
  const keys = items.map(({ proposalId }) => mainKey(proposalId));
  const rows = await batchGet(Proposals, keys, options);
  return rows.filter((row): row is Proposal => row.kind === "proposal");
}

export interface CouncilOverview {
  readonly council: Reference.ReferenceRow<"council">;
  /** Proposals ever published. */
  readonly published: number;
  /** Those of which something is still to come. */
  readonly open: number;
}

/** Every council with its counts, or the one that is asked for. */
export async function overview(of?: string): Promise<CouncilOverview[]> {
  const councils = (await Reference.list("council")).filter(({ code }) => of === undefined || code === of);
  const counters = councils.flatMap(({ code }) => [
    counterOf.publishedIn(code),
    ...OPEN.map((status) => counterOf.inStatus(code, status)),
  ]);
  const counts = await Stream.countsOf(counters, SHOWN);
  const each = OPEN.length + 1;
  return councils.map((council, index) => {
    const [published = 0, ...open] = counts.slice(index * each, (index + 1) * each);
    return { council, published, open: open.reduce((sum, count) => sum + count, 0) };
  });
}

/** How many of a council's proposals are in each of these states, in their order. */
export const countsIn = (council: string, statuses: readonly VisibleStatus[]): Promise<number[]> =>
  Stream.countsOf(
    statuses.map((status) => counterOf.inStatus(council, status)),
    SHOWN,
  );

/** Proposals ever published, in all councils: for the home page. */
export const publishedCount = (): Promise<number> => Stream.countOf(counterOf.published);

/** What the author's private page shows: the public view, and what only the author may know. */
export const authorView = action({
  name: "council.author-view",
  access: anyone,
  input: z.object({ proposalId: ProposalId, token: z.string() }),
  async run({ proposalId, token }, { now }) {
    assertLink(proposalId, token);
    const file = await fileOf(proposalId);
    const { refusedAt, appealedAt, appealText } = file.proposal;
    return {
      ...(await insiderView(file)),
      ...(mayAppeal(file.proposal, now) && { appealUntil: appealUntil(refusedAt ?? "") }),
      ...(appealedAt !== undefined && { appealedAt, appealText }),
    };
  },
});

export interface InsiderView {
  readonly view: PublicProposal;
  readonly confirmedAt?: string | undefined;
  readonly expiresAt?: string | undefined;
  readonly refusal?: Refusal | undefined;
  readonly refusalNote?: string | undefined;
  /** Of a refusal, appealed or not: what it is called in the public log. */
  readonly caseNumber?: string | undefined;
  /** The refusal that was appealed. */
  readonly firstRefusal?:
    | { readonly at: string; readonly reason: Refusal; readonly note?: string | undefined }
    | undefined;
}

/** What insiders may know beside the public view. */
export async function insiderView(file: ProposalFile): Promise<InsiderView> {
  const { proposalId, confirmedAt, expiresAt, refusal, refusalNote, firstRefusal } = file.proposal;
  return {
    ...{ view: await view(file), confirmedAt, expiresAt, refusal, refusalNote },
    ...((refusal ?? firstRefusal) && { caseNumber: caseNumberOf(proposalId) }),
    ...(firstRefusal && { firstRefusal: refusalSeen(firstRefusal) }),
  };
}

/** A refusal without whose hand it was. */
const refusalSeen = ({ by: _, ...seen }: NonNullable<Proposal["firstRefusal"]>) => seen;
