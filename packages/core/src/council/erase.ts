import { Identity } from "../identity/index.ts";
import { BusyError, ConflictError } from "../kernel/index.ts";
import { Reference } from "../reference/index.ts";
import { attempt, batchGet, get, queryAll, scanAll } from "../table/index.ts";
import { findProposal, mainKey } from "./record.ts";
import { supporterOf, supportKey } from "./rules.ts";
import type { Proposal } from "./schema.ts";
import { Councils, PendingSupports, Proposals, Supports } from "./table.ts";

const ROUNDS = 5;
/** A published text stays with the council and the akimat; one that was not goes whole. */
const FIELDS = ["personId", "publicName", "text"] as const;
const SUPPORT_FIELDS = ["personId", "link"] as const;

/** A person's proposals in their words, and what they supported. */
export async function archive(personId: string, deeds: readonly Identity.Deed[]): Promise<Identity.ArchiveEntry[]> {
  const ids = deeds.map(({ what, recordId, about }) => (what === "support" ? (about ?? "") : recordId));
  const rows = await batchGet(Proposals, ids.filter(Boolean).map(mainKey));
  const proposals = new Map(rows.flatMap((row) => (row.kind === "proposal" ? [[row.proposalId, row]] : [])));
  const entries: Identity.ArchiveEntry[] = [];
  for (const { what, recordId, about = "", at } of deeds) {
    const proposal = proposals.get(what === "support" ? about : recordId);
    if (!proposal) continue;
    const { council, code, language, title, what: proposed, why, category, place, publicName, status } = proposal;
    const { createdAt, confirmedAt, publishedAt, withdrawnAt, version, appealedAt, appealText } = proposal;
    if (what === "support") {
      entries.push({ service: "council", recordId, record: { supported: title, code, council, at } });
    } else if (await Identity.isSamePerson(personId, proposal.personId)) {
      const text = { language, title, what: proposed, why, category, place, version };
      const dates = { createdAt, confirmedAt, publishedAt, withdrawnAt, appealedAt };
      entries.push({
        service: "council",
        recordId,
        record: { council, code, ...text, publicName, appealText, status, ...dates },
      });
    }
  }
  return entries;
}

/**
 * An unpublished proposal goes whole; of a published one the name. Of a support the waiting row and its link go, and the
 * pseudonym stays: what keeps one person to one support, should they come back.
 */
export async function erase(personId: string, { what, recordId }: Identity.Led): Promise<readonly string[]> {
  if (what === "support") {
    await attempt(PendingSupports.delete({ supportId: recordId }));
    return SUPPORT_FIELDS;
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const proposal = await findProposal(recordId);
    if (!proposal || proposal.personId === Identity.NOBODY) return FIELDS;
    if (!(await Identity.isSamePerson(personId, proposal.personId))) return [];
    const { firstRefusal } = proposal;
    const asRead = { personId: proposal.personId, status: proposal.status };
    const [refusal] = await attempt(
      proposal.publishedAt === undefined
        ? Proposals.delete(mainKey(recordId), { when: asRead })
        : Proposals.update(mainKey(recordId), {
            set: { personId: Identity.NOBODY, ...(firstRefusal && { firstRefusal: withoutNote(firstRefusal) }) },
            remove: ["publicName", "appealText"],
            when: asRead,
          }),
    );
    if (!refusal) return FIELDS;
  }
  throw new BusyError();
}

/** What the moderator wrote to the author goes with the author. */
const withoutNote = ({ note: _, ...refusal }: NonNullable<Proposal["firstRefusal"]>) => refusal;

/** Of a seat that has ended, the public name goes too. */
export async function eraseRest(names: readonly string[]): Promise<readonly string[]> {
  for (const { code } of await Reference.list("council")) {
    const items = await queryAll(Councils, { hash: code });
    for (const { council, item, ...row } of items) {
      if (row.kind === "seat" && names.includes(row.personId)) await attempt(Councils.delete({ council, item }));
    }
  }
  return [];
}

/** Makes a proposal the kept person's, or brings their support under the kept person's pseudonym. */
export async function reassign(from: string, to: string, record: Identity.Led): Promise<Identity.Reassigned> {
  if (record.what === "support") return moveSupport(from, to, record.recordId);
  const key = mainKey(record.recordId);
  await attempt(Proposals.update(key, { set: { personId: to }, when: { personId: from } }));
  return "moved";
}

/** Of two supports for one proposal the older stays, and the count falls by one. */
async function moveSupport(from: string, to: string, supportId: string): Promise<Identity.Reassigned> {
  const pending = await get(PendingSupports, { supportId });
  if (!pending) return "moved";
  const { proposalId, personId } = pending;
  const [was, is] = [supporterOf(proposalId, from), supporterOf(proposalId, to)];
  if (pending.supporter !== was) return "moved";
  const [given, own] = [
    await get(Supports, supportKey(proposalId, was)),
    await get(Supports, supportKey(proposalId, is)),
  ];
  if (given) {
    const stays = own && own.supportedAt <= given.supportedAt ? own : { ...given, ...supportKey(proposalId, is) };
    const refusals = await attempt(
      Supports.delete(supportKey(proposalId, was), { when: { supportedAt: given.supportedAt } }),
      stays !== own &&
        Supports.put(stays, { when: own ? { supportedAt: own.supportedAt } : { supporter: { exists: false } } }),
    );
    if (refusals.length > 0) throw new ConflictError("wrong_state");
  }
  await attempt(
    PendingSupports.update(
      { supportId },
      { set: { supporter: is, ...(personId === from && { personId: to }) }, when: { supporter: was } },
    ),
  );
  return given && own ? "older_stays" : "moved";
}

export async function regionOf({ what, recordId, about }: Identity.Led): Promise<string | undefined> {
  const proposal = await findProposal(what === "support" ? (about ?? "") : recordId);
  return proposal && (await Reference.get("council", proposal.council)).region;
}

/** Every proposal that names its author, and every support that waits for its person. */
export async function* held(): AsyncGenerator<Identity.Held> {
  for await (const row of scanAll(Proposals)) {
    if (row.kind !== "proposal" || row.personId === Identity.NOBODY) continue;
    const { proposalId: recordId, personId, createdAt: at } = row;
    yield { what: "proposal", recordId, personId, at, ended: endOf(row) };
  }
  for await (const { supportId: recordId, personId, createdAt: at } of scanAll(PendingSupports)) {
    if (personId !== undefined) yield { what: "support", recordId, personId, at };
  }
}

function endOf(proposal: Proposal): Identity.Held["ended"] {
  const { status, publishedAt, refusedAt, withdrawnAt, decidedAt, closedAt } = proposal;
  if (publishedAt === undefined) {
    const at = refusedAt ?? withdrawnAt;
    return at === undefined ? undefined : { as: "proposal.not_published", at };
  }
  const at = closedAt ?? withdrawnAt ?? (status === "declined" ? decidedAt : undefined);
  return at === undefined ? undefined : { as: "proposal.closed", at };
}
