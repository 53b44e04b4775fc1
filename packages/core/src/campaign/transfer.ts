import * as z from "zod";
import { may } from "../access/index.ts";
import { action, ConflictError, invalidField, LocalDate, NotFoundError, type Page, Tiyn } from "../kernel/index.ts";
import { Ledger } from "../ledger/index.ts";
import { get, write } from "../table/index.ts";
import { find, placeOf } from "./read.ts";
import { PUBLIC } from "./rules.ts";
import { CampaignId, GiftId } from "./schema.ts";
import { settling } from "./settling.ts";
import { Gifts } from "./table.ts";

const Document = {
  tiyn: Tiyn.positive(),
  /** The day the bank shows. */
  receivedOn: LocalDate,
  /** The number of the bank's document. */
  evidence: z.string().trim().min(1, "required").max(60),
};

/** One line of a bank's statement is one cause, whoever enters it. */
const bankCause = (receivedOn: string, evidence: string): string => `bank:${receivedOn}:${evidence.toLowerCase()}`;

/** Books a bank transfer for the gift whose reference it bears, in the sum that came. */
export const settleTransfer = action({
  name: "campaign.settle-transfer",
  access: may("campaign.settle-transfer"),
  input: z.object({ giftId: GiftId, ...Document }),
  async run({ giftId, tiyn, receivedOn, evidence }, { actor, now, within, audit }) {
    const gift = await get(Gifts, { giftId });
    if (!gift) throw new NotFoundError();
    within(placeOf(await find(gift.campaignId)));
    if (gift.status !== "pledged") throw new ConflictError("gift_not_pledged");
    const postingId = bankCause(receivedOn, evidence);
    const at = now.toISOString();
    audit({ recordId: giftId, before: "pledged", after: "settled", reason: "transfer" });
    const posting = Ledger.giftSettled({
      postingId,
      at,
      source: "bank",
      campaignId: gift.campaignId,
      giftId,
      tiyn,
      evidence,
      receivedOn,
      enteredBy: actor.personId,
    });
    await write(settling(giftId, { at, tiyn, postingId }), Ledger.record(posting));
    return { giftId };
  },
  again: async ({ giftId }) => ({ giftId }),
});

/** Books a bank transfer that bears no reference we know: into suspense, until somebody else decides. */
export const holdTransfer = action({
  name: "campaign.hold-transfer",
  access: may("campaign.hold-transfer"),
  input: z.object(Document),
  async run({ tiyn, receivedOn, evidence }, { actor, now, within, audit }) {
    within({});
    const postingId = bankCause(receivedOn, evidence);
    audit({ recordId: postingId, after: "held", reason: "no_reference" });
    const enteredBy = actor.personId;
    const at = now.toISOString();
    await write(
      Ledger.record(
        Ledger.paymentHeld({
          postingId,
          at,
          source: "bank",
          tiyn,
          currency: "KZT",
          reason: "no_reference",
          evidence,
          receivedOn,
          enteredBy,
        }),
      ),
    );
    return { postingId };
  },
  again: async ({ receivedOn, evidence }) => ({ postingId: bankCause(receivedOn, evidence) }),
});

export const DECISIONS = ["release", "return"] as const;

/** Decides about money in suspense: it goes to a campaign, or back. Who entered it does not decide. */
export const decideHeld = action({
  name: "campaign.decide-held",
  access: may("campaign.decide-held"),
  input: z.object({ postingId: z.string().max(200), decision: z.enum(DECISIONS), campaignId: CampaignId.optional() }),
  async run({ postingId, decision, campaignId }, { actor, now, within, audit }) {
    const held = await Ledger.get(postingId);
    if (held?.kind !== "payment.held") throw new NotFoundError();
    // Until it is decided the money is the country's, wherever it is to go.
    within({});
    const campaign = decision === "release" && campaignId ? await find(campaignId) : undefined;
    if (held.enteredBy === actor.personId) throw new ConflictError("own_entry");
    if (!held.flag) throw new ConflictError("already_decided");
    if (decision === "release" && !(campaign && PUBLIC.has(campaign.status)))
      throw invalidField("campaignId", "invalid_choice");
    const decided = { postingId: `decide:${postingId}`, at: now.toISOString(), enteredBy: actor.personId };
    const posting = campaign
      ? Ledger.paymentReleased(held, { ...decided, campaignId: campaign.campaignId })
      : Ledger.paymentReturned(held, decided);
    audit({ recordId: postingId, before: "held", after: decision, reason: held.holdReason });
    await write(Ledger.takeBack(held, Ledger.leftOf(held), actor.personId), Ledger.record(posting));
    return { postingId };
  },
  again: async ({ postingId }) => ({ postingId }),
});

/** Money in suspense, for those who decide about it. */
export const heldPayments = action({
  name: "campaign.held-payments",
  access: may("campaign.held-payments"),
  input: z.object({ cursor: z.string().optional() }),
  async run({ cursor }, { within }): Promise<Page<Ledger.Posting>> {
    within({});
    return Ledger.listHeld(cursor);
  },
});
