import * as z from "zod";
import { may } from "../access/index.ts";
import { Identity } from "../identity/index.ts";
import {
  type Actor,
  action,
  ConflictError,
  derivedId,
  ForbiddenError,
  hmac,
  InvalidError,
  NotFoundError,
  type Page,
  type Place,
  reachOf,
  scope,
} from "../kernel/index.ts";
import { Membership } from "../membership/index.ts";
import { any, attempt, batchGet, get, queryAll, queryPage, write } from "../table/index.ts";
import { MERGE_REASONS, type Merge, MergeId } from "./schema.ts";
import { SERVICES, serviceOf } from "./services.ts";
import { Merges } from "./table.ts";

const mergeIdOf = (one: string, other: string): string =>
  derivedId("mrg", hmac("pseudonymPepper", "merge", ...[one, other].toSorted()));

/** @throws NotFoundError where one is not known, ConflictError merged_already, holds_role (the one who goes is no staff) */
async function assertMergeable(kept: string, gone: string, now: Date): Promise<void> {
  const [one, other] = await Promise.all([Identity.knownOf(kept), Identity.knownOf(gone)]);
  for (const { profile, deeds, mailboxes } of [one, other]) {
    if (profile?.mergedInto) throw new ConflictError("merged_already");
    if (!profile && deeds.length === 0 && mailboxes.length === 0) throw new NotFoundError();
  }
  if (await Identity.holdsRole(gone, now)) throw new ConflictError("holds_role");
}

/** A coordinator proposes where a record of one of the two lies in their region; the central office anywhere. */
async function placeFor(people: readonly string[], actor: Actor, now: Date): Promise<Place> {
  const reach = reachOf(may("participation.propose-merge"), actor, now);
  if (reach.all) return {};
  for (const deed of (await Promise.all(people.map(Identity.deedsOf))).flat()) {
    const region = await serviceOf(deed).regionOf(deed);
    if (region !== undefined && reach.regions.includes(region)) return { region };
  }
  return {};
}

/**
 * Proposes that two people are one. Nothing changes until another member of staff has decided; what was refused may be
 * proposed again. @throws ConflictError merge_waiting, merged_already, holds_role
 */
export const proposeMerge = action({
  name: "participation.propose-merge",
  access: may("participation.propose-merge"),
  input: z.object({ kept: Identity.PersonId, gone: Identity.PersonId, reason: z.enum(MERGE_REASONS) }),
  async run({ kept, gone, reason }, { actor, now, within, audit }) {
    if (kept === gone) throw new InvalidError("same_person");
    within(await placeFor([kept, gone], actor, now));
    await assertMergeable(kept, gone, now);
    const mergeId = mergeIdOf(kept, gone);
    const row: Merge = {
      ...{ mergeId, state: "proposed", queue: "proposed", kept, gone, reason },
      ...{ proposedBy: actor.personId, proposedAt: now.toISOString() },
    };
    audit({ recordId: mergeId, after: "proposed", reason });
    const isFree = any({ mergeId: { exists: false } }, { state: "refused" });
    await write(Merges.put(row, { when: isFree, otherwise: new ConflictError("merge_waiting") }));
    return { mergeId };
  },
  again: async ({ kept, gone }) => ({ mergeId: mergeIdOf(kept, gone) }),
});

/**
 * Decides about two people, by other eyes than proposed it. Merged, everything of the one who goes becomes the kept
 * person's; both histories stay. @throws ForbiddenError own_merge; ConflictError merge_decided, two_memberships
 */
export const decideMerge = action({
  name: "participation.decide-merge",
  access: may("participation.decide-merge"),
  input: z.object({ mergeId: MergeId, decision: z.enum(["merge", "refuse"]) }),
  async run({ mergeId, decision }, { actor, now, within, audit }) {
    within({});
    const merge = await get(Merges, { mergeId });
    if (!merge) throw new NotFoundError();
    const { kept, gone, proposedBy } = merge;
    if (proposedBy === actor.personId) throw new ForbiddenError("own_merge");
    if (merge.state !== "proposed") throw new ConflictError("merge_decided");
    if (decision === "merge") {
      await assertMergeable(kept, gone, now);
      await assertOneMembership(kept, gone);
    }
    const state = decision === "merge" ? ("merged" as const) : ("refused" as const);
    audit({ recordId: mergeId, before: "proposed", after: state, reason: merge.reason });
    await write(
      Merges.update(
        { mergeId },
        {
          set: { state, decidedBy: actor.personId, decidedAt: now.toISOString() },
          remove: ["queue"],
          when: { state: "proposed", proposedAt: merge.proposedAt },
          otherwise: new ConflictError("merge_decided"),
        },
      ),
    );
    return { mergeId, state };
  },
  again: async ({ mergeId }) => {
    const merge = await get(Merges, { mergeId });
    if (!merge || merge.state === "proposed") throw new ConflictError("wrong_state");
    return { mergeId, state: merge.state };
  },
});

/** One human has one live membership: the other is ended first, by whoever is to say which. */
async function assertOneMembership(kept: string, gone: string): Promise<void> {
  const live = await Promise.all(
    [kept, gone].map(async (personId) =>
      Membership.hasLive((await Identity.deedsOf(personId)).filter(({ what }) => what === "application")),
    ),
  );
  if (live.every(Boolean)) throw new ConflictError("two_memberships");
}

/** What waits for a decision, oldest first; names nobody but by id. */
export const merges = action({
  name: "participation.merges",
  access: may("participation.merges"),
  input: z.object({ cursor: z.string().optional() }),
  async run({ cursor }, { actor, within }): Promise<Page<Merge>> {
    within({});
    const reader = actor.personId;
    const page = await queryPage(Merges, { index: "byQueue", hash: "proposed", cursor, reader });
    const rows = await batchGet(
      Merges,
      page.items.map(({ mergeId }) => ({ mergeId })),
    );
    return { items: rows.filter(({ state }) => state === "proposed"), cursor: page.cursor };
  },
});

/**
 * Makes everything of the one who goes the kept person's. First whoever comes by their mailboxes finds the kept one, so
 * that what is done meanwhile is found too; then record by record. Each step may be repeated.
 * @throws ConflictError two_memberships, where a second one was approved meanwhile: it is tried again once one has ended
 */
export async function carryOutMerge(mergeId: string): Promise<void> {
  const merge = await get(Merges, { mergeId });
  if (merge?.state !== "merged") return;
  const { kept, gone } = merge;
  if ([kept, gone].includes(Identity.NOBODY)) return;
  await Identity.redirect(gone, kept);
  const outcome = new Map((merge.outcome ?? []).map((one) => [one.recordId, one]));
  // Their own lines, and those that came to the kept person already but whose record still names the other.
  for (const deed of [...(await Identity.deedsOf(gone)), ...(await Identity.deedsOf(kept))]) {
    const what = await serviceOf(deed).reassign(gone, kept, deed);
    if (deed.personId !== gone) continue;
    await Identity.moveDeed(deed, kept);
    const { recordId } = deed;
    if (!outcome.has(recordId)) outcome.set(recordId, { recordId, what });
    await write(Merges.update({ mergeId }, { set: { outcome: [...outcome.values()] } }));
  }
  for (const { reassignRest } of SERVICES) await reassignRest?.(gone, kept);
  await Identity.moveRest(gone, kept);
  if (merge.doneAt === undefined) {
    await write(Merges.update({ mergeId }, { set: { doneAt: scope().now().toISOString() } }));
  }
}

/** What staff noted of two people names them no more, once one of them is erased; what waited is answered by it. */
export async function forgetMerges(names: readonly string[]): Promise<void> {
  for (const name of names) {
    for (const side of ["kept", "gone"] as const) {
      const index = side === "kept" ? "byKept" : "byGone";
      for (const { mergeId } of await queryAll(Merges, { index, hash: name })) {
        // Until it is done: it may be decided meanwhile.
        for (let row = await get(Merges, { mergeId }); row?.[side] === name; row = await get(Merges, { mergeId })) {
          const { state } = row;
          const waits = state === "proposed" && { state: "refused" as const };
          const set = { [side]: Identity.NOBODY, ...waits };
          const when = { [side]: name, state };
          await attempt(Merges.update({ mergeId }, { set, ...(waits && { remove: ["queue"] }), when }));
        }
      }
    }
  }
}
