import { ConflictError, scope } from "../kernel/index.ts";
import { any, attempt, batchGet, type Condition, get, type Op, queryAll, write } from "../table/index.ts";
import { profileOf } from "./address.ts";
import { deedOf, dropDeed, MAY_WAIT } from "./deed.ts";
import { closeDoors } from "./erase.ts";
import { addressOf } from "./rules.ts";
import type { ConsentRecord, Deed, Profile } from "./schema.ts";
import { Addresses, People } from "./table.ts";

const itemOf = (addressKey: string): string => `address#${addressKey}`;

/**
 * From here on one person stands for the other: whoever writes from the other's mailboxes, or follows their id, finds the
 * kept one. One transaction; done before, it changes nothing. @throws ConflictError merged_already where the kept one is
 * no longer themselves.
 */
export async function redirect(gone: string, kept: string): Promise<void> {
  const profile = await profileOf(gone);
  if (profile?.mergedInto === kept) return;
  const rows = await queryAll(People, { hash: gone, range: { beginsWith: "address#" } });
  const keys = [addressOf(gone), ...rows.flatMap((row) => (row.kind === "address" ? [row.addressKey] : []))];
  const known = await batchGet(
    Addresses,
    [...new Set(keys)].map((addressKey) => ({ addressKey })),
  );
  const at = scope().now().toISOString();
  const otherwise = new ConflictError("merged_already");
  await write(
    People.update(
      { personId: gone, item: "profile" },
      {
        upsert: true,
        set: { kind: "profile", mergedInto: kept },
        setIfAbsent: { language: profile?.language ?? "kk", createdAt: at },
        when: { mergedInto: { exists: false } },
        otherwise,
      },
    ),
    People.check({ personId: kept, item: "profile" }, { mergedInto: { exists: false } }, otherwise),
    ...known
      .filter(({ personId }) => personId === gone)
      .flatMap(({ addressKey }): Op[] => [
        Addresses.update({ addressKey }, { set: { personId: kept, namedAt: at }, when: { personId: gone } }),
        People.put({ personId: kept, item: itemOf(addressKey), kind: "address", addressKey, addedAt: at }),
        ...(rows.length > 0 && addressKey !== addressOf(gone)
          ? [People.delete({ personId: gone, item: itemOf(addressKey) })]
          : []),
      ]),
  );
  await closeDoors(gone);
}

/**
 * Moves a line to the kept person, in one transaction: as it stands at that moment, since it may stop waiting meanwhile,
 * and never over one of theirs that waits no longer.
 */
export async function moveDeed({ personId, recordId }: Deed, kept: string): Promise<void> {
  for (let deed = await deedOf(personId, recordId); deed; deed = await deedOf(personId, recordId)) {
    const { item, isPending } = deed;
    const asRead = isPending ? { isPending: true } : { isPending: { exists: false } };
    const refusals = await attempt(
      People.delete({ personId, item }, { when: { personId: { exists: true }, ...asRead } }),
      People.put({ ...deed, personId: kept }, isPending ? { when: MAY_WAIT } : {}),
    );
    if (refusals.length === 0) return;
    const isTheirs = refusals.some(({ op }) => op.op === "put");
    if (isTheirs) await dropDeed(personId, recordId);
  }
}

/** Moves what else hangs on a person: clues, phone, consents (the older stays, a withdrawal outlives both), stopped topics. */
export async function moveRest(gone: string, kept: string): Promise<void> {
  for (const row of await queryAll(People, { hash: gone })) {
    if (row.kind === "profile") await joinTopics(row, kept);
    else if (row.kind === "clue") await write(People.put({ ...row, personId: kept }), deletion(row));
    else if (row.kind === "consent") await joinConsent(row, kept);
    else if (row.kind === "phone") {
      const own = await get(People, { personId: kept, item: "phone" });
      await write(!own && People.put({ ...row, personId: kept }), deletion(row));
    } else if (row.kind !== "deed") await write(deletion(row));
  }
}

const deletion = ({ personId, item }: { personId: string; item: string }): Op => People.delete({ personId, item });

async function joinConsent(row: ConsentRecord, kept: string): Promise<void> {
  const own = await get(People, { personId: kept, item: row.item });
  const theirs = own?.kind === "consent" ? own : undefined;
  const older = !theirs || row.at < theirs.at ? row : theirs;
  const withdrawnAt = [row.withdrawnAt, theirs?.withdrawnAt].filter((at) => at !== undefined).toSorted()[0];
  await write(
    People.put({ ...older, personId: kept, ...(withdrawnAt && { withdrawnAt }) }, { when: asRead(theirs) }),
    deletion(row),
  );
}

/** What the kept person chose meanwhile is not overwritten by what was read before. */
const asRead = (row: ConsentRecord | undefined): Condition =>
  row ? { at: row.at, withdrawnAt: row.withdrawnAt ?? { exists: false } } : { at: { exists: false } };

async function joinTopics(gone: Profile, kept: string): Promise<void> {
  if (!gone.stopped?.length) return;
  const own = await profileOf(kept);
  const stopped = [...new Set([...(own?.stopped ?? []), ...gone.stopped])];
  const at = scope().now().toISOString();
  await write(
    People.update(
      { personId: kept, item: "profile" },
      {
        upsert: true,
        set: { kind: "profile", stopped, preferredAt: at },
        setIfAbsent: { language: gone.language, createdAt: at },
        when: own?.preferredAt ? { preferredAt: own.preferredAt } : any({ preferredAt: { exists: false } }),
      },
    ),
  );
  await attempt(People.update({ personId: gone.personId, item: "profile" }, { remove: ["stopped"] }));
}
