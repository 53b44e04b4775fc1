import { Identity } from "../identity/index.ts";
import { BusyError } from "../kernel/index.ts";
import { attempt, batchGet, get, scanAll } from "../table/index.ts";
import { donorKeysOf, leavesOf } from "./donor.ts";
import { viewOf } from "./rules.ts";
import { Campaigns, Gifts } from "./table.ts";

const ROUNDS = 5;
const FIELDS = ["personId", "publicName"] as const;

/** Each gift with its campaign's title. */
export async function archive(personId: string, deeds: readonly Identity.Deed[]): Promise<Identity.ArchiveEntry[]> {
  const gifts = await batchGet(
    Gifts,
    deeds.map(({ recordId }) => ({ giftId: recordId })),
  );
  const campaigns = await batchGet(
    Campaigns,
    gifts.map(({ campaignId }) => ({ campaignId, item: "campaign" })),
  );
  const titles = new Map(campaigns.map((row) => [row.campaignId, row.kind === "campaign" ? row.title : undefined]));
  const entries: Identity.ArchiveEntry[] = [];
  for (const gift of gifts) {
    if (!(await Identity.isSamePerson(personId, gift.personId))) continue;
    const record = { ...viewOf(gift), campaign: titles.get(gift.campaignId), consentVersion: gift.consentVersion };
    entries.push({ service: "campaign", recordId: gift.giftId, record });
  }
  return entries;
}

/**
 * The gift stays, nobody's: the ledger, the totals and the number of givers do not move. One that was promised may still
 * be paid, since what comes under its reference was meant for the campaign.
 */
export async function erase(personId: string, { recordId: giftId }: Identity.Led): Promise<readonly string[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const gift = await get(Gifts, { giftId });
    if (!gift || gift.personId === Identity.NOBODY) return FIELDS;
    if (!(await Identity.isSamePerson(personId, gift.personId))) return [];
    const [refusal] = await attempt(
      Gifts.update(
        { giftId },
        {
          set: { personId: Identity.NOBODY, donorKeys: donorKeysOf(gift) },
          remove: ["publicName"],
          when: { personId: gift.personId },
        },
      ),
    );
    if (!refusal) return FIELDS;
  }
  throw new BusyError();
}

/** Makes the gift the kept person's; the stream moves it from one donor's row to the other's. */
export async function reassign(
  from: string,
  to: string,
  { recordId: giftId }: Identity.Led,
): Promise<Identity.Reassigned> {
  const gift = await get(Gifts, { giftId });
  if (gift?.personId !== from) return "moved";
  await attempt(Gifts.update({ giftId }, { set: { personId: to, leaves: leavesOf(gift) }, when: { personId: from } }));
  return "moved";
}

/** A gift's region is its campaign's business: nobody looks after a giver by place. */
export const regionOf = async (_deed: Identity.Led): Promise<string | undefined> => undefined;

/** Every gift that names somebody. */
export async function* held(): AsyncGenerator<Identity.Held> {
  for await (const { giftId: recordId, personId, createdAt: at, settledAt, refundedAt } of scanAll(Gifts)) {
    if (personId === Identity.NOBODY) continue;
    const last = refundedAt ?? settledAt;
    const ended = last ? { as: "gift.received" as const, at: last } : { as: "gift.unpaid" as const, at };
    yield { what: "gift", recordId, personId, at, ended };
  }
}
